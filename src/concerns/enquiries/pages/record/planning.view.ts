import { weekdayInWords } from '#platform/day.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import { tag } from '#platform/ui/tag.ts'
import { LATE_CAUSES } from '../../../codes.ts'
import { enquiryActUrl } from '../../../concerns.urls.ts'
import type { Enquiry } from '../../enquiry.store.ts'
import type { Entered } from '../../entry.ts'
import type { LineOfEnquiry, PlanningMeeting } from '../../planning.store.ts'
import { readPlanningClock } from '../../planning-reading.ts'
import type { Versioned } from '../../versions.ts'
import { largePlanningClock } from '../planning-clock.view.ts'
import { act, earlierVersions, entries, entry, lines, writtenBy } from './entry.view.ts'

export interface Planning {
  readonly enquiry: Enquiry
  readonly today: Temporal.PlainDate
  readonly mayRecord: boolean
  readonly meetings: readonly Versioned<PlanningMeeting & Entered>[]
  readonly lines: readonly Versioned<LineOfEnquiry & Entered>[]
}

export function planningView(planning: Planning): SafeHtml {
  const { enquiry, today, mayRecord, meetings } = planning
  const { reference } = enquiry
  return html`${largePlanningClock(readPlanningClock(enquiry, today))}
${sectionHeading({
  text: 'Planning meetings',
  count: meetings.length || undefined,
  aside: mayRecord && act('Record a meeting', enquiryActUrl(reference, 'meetings', 'add')),
})}
${
  meetings.length === 0
    ? emptyState({ why: 'No planning meeting has been recorded.' })
    : entries(meetings.map(meeting => meetingEntry(planning, meeting)))
}
${sectionHeading({
  text: 'Lines of enquiry',
  count: planning.lines.length || undefined,
  aside: mayRecord && act('Add a line of enquiry', enquiryActUrl(reference, 'lines', 'add')),
})}
${
  planning.lines.length === 0
    ? emptyState({ why: 'Nothing has been set down yet that is to be found out.' })
    : entries(planning.lines.map(line => lineEntry(planning, line)))
}`
}

function meetingEntry({ enquiry, mayRecord }: Planning, meeting: Versioned<PlanningMeeting & Entered>): SafeHtml {
  const { latest } = meeting
  return entry({
    title: titleOf(latest),
    state: latest.heldOn ? tag({ tone: 'green', text: 'Held' }) : tag({ tone: 'petrol', text: 'Planned' }),
    body: html`${latest.people !== '' && html`<p class="govuk-body"><b>Who:</b> ${latest.people}</p>`}${
      latest.notes !== '' && lines(latest.notes)
    }${latest.lateCause && html`<p class="govuk-body"><b>Why it was late:</b> ${LATE_CAUSES[latest.lateCause]}</p>`}`,
    meta: writtenBy(latest),
    acts: mayRecord
      ? [
          act(
            latest.heldOn ? 'Correct it' : 'Record that it was held, or change it',
            enquiryActUrl(enquiry.reference, 'meetings', latest.id, 'change'),
            titleOf(latest),
          ),
        ]
      : [],
    earlier: earlierVersions(
      meeting,
      version => html`<p>${titleOf(version)}. ${version.people}</p>${lines(version.notes)}`,
    ),
  })
}

const titleOf = ({ heldOn, plannedFor }: PlanningMeeting): string =>
  heldOn
    ? `Held on ${weekdayInWords(heldOn)}`
    : `Planned for ${plannedFor ? weekdayInWords(plannedFor) : 'a day not known'}`

const lineEntry = ({ enquiry, mayRecord }: Planning, line: Versioned<LineOfEnquiry & Entered>): SafeHtml =>
  entry({
    title: line.latest.question,
    body: line.latest.followedBy !== '' && html`<p class="govuk-body">Followed up by ${line.latest.followedBy}</p>`,
    meta: writtenBy(line.latest),
    acts: mayRecord
      ? [act('Correct it', enquiryActUrl(enquiry.reference, 'lines', line.latest.id, 'correct'), line.latest.question)]
      : [],
    earlier: earlierVersions(line, version => html`<p>${version.question}</p>`),
  })
