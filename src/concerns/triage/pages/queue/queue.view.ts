import { weekdayInWords, weekdayName } from '#platform/day.ts'
import { clockKey } from '#platform/ui/clock-strip.ts'
import { actions, linkButton } from '#platform/ui/form.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { pagination } from '#platform/ui/pagination.ts'
import { type ShapeName, shape } from '#platform/ui/shape.ts'
import { type CountLink, countTabs } from '#platform/ui/work-list.ts'
import { BANDS, type Band, bandOf, nextWorkingDay } from '../../../case/case-clock.ts'
import type { About } from '../../../codes.ts'
import { enterConcernUrl, owedFeedbackUrl, searchConcernsUrl, triageUrl } from '../../../concerns.urls.ts'
import { owedInWords } from '../../../feedback/feedback.ts'
import type { Workload } from '../../queue.store.ts'
import { keyInAddress, totalOf } from '../../queue.ts'
import { addressOf, isFiltered, queueFilters } from './queue-filters.view.ts'
import type { QueuePage } from './queue-page.ts'
import { queueRow } from './queue-row.view.ts'

const BAND_NAMES: readonly Band[] = ['late', 'today', 'tomorrow', 'later', 'paused']
const SHAPES: Readonly<Record<Band, ShapeName>> = {
  late: 'late',
  today: 'close',
  tomorrow: 'neutral',
  later: 'neutral',
  paused: 'quiet',
}
const TITLES: Readonly<Record<About, string>> = {
  adult: 'Concerns waiting for a decision',
  child: 'Contacts waiting for a decision',
}

export function queuePage(page: QueuePage): PageContent {
  const { today, team, rows } = page
  const title = TITLES[team.about]
  return {
    title,
    section: 'triage',
    body: html`${pageHeading({
      context: `${team.name}, ${weekdayInWords(today)}`,
      title,
      aside: html`<p>${standard(team.about)}<br>The day we receive it is day 0.</p><p><a class="govuk-link" href="${owedFeedbackUrl()}">${page.owed.count === 0 ? 'Answers owed: none' : owedInWords(page.owed)}</a></p>`,
    })}
${otherTeams(page)}${tabs(page)}${queueFilters(page)}
${
  rows.length === 0
    ? nothing(page)
    : html`${clockKey()}<div class="kith-queue-heads" aria-hidden="true"><span>Time left, least first</span><span>${team.about === 'adult' ? 'Concern' : 'Contact'}</span><span>Harm, and who told us</span><span>With</span></div>
${bands(page)}${foot(page)}`
}
${workloadSection(page)}
${actions(linkButton('Enter a concern that came another way', enterConcernUrl(), 'secondary'), html`<a class="govuk-link" href="${searchConcernsUrl()}">Search concerns</a>`)}`,
  }
}

const standard = (about: About): string =>
  about === 'adult'
    ? 'Local standard: a decision within 4 working days.'
    : 'Working Together: a decision within 1 working day.'

function otherTeams({ teams, team }: QueuePage): SafeHtml | false {
  return (
    teams.length > 1 &&
    html`<nav class="kith-queue-teams" aria-label="Your teams"><ul>${teams.map(each =>
      each.teamId === team.teamId
        ? html`<li><b aria-current="true">${each.name}</b></li>`
        : html`<li><a class="govuk-link" href="${triageUrl({ team: each.teamId })}">${each.name}</a></li>`,
    )}</ul></nav>`
  )
}

/** "Due tomorrow" is the next working day: on a Friday it says which. */
export function bandTitle(band: Band, today: Temporal.PlainDate): string {
  const next = nextWorkingDay(today)
  return band === 'tomorrow' && today.until(next).days > 1 ? `Due ${weekdayName(next)}` : BANDS[band]
}

function tabs(page: QueuePage): SafeHtml {
  const { filter, counts, today } = page
  const tab = (band: Band | undefined): CountLink => ({
    count: band === undefined ? totalOf(counts) : counts[band],
    text: band === undefined ? 'All' : bandTitle(band, today),
    href: addressOf(page, { part: band ?? '' }),
    isCurrent: filter.band === band,
  })
  return countTabs('Parts of this list', [tab(undefined), ...BAND_NAMES.map(tab)])
}

function bands(page: QueuePage): SafeHtml[] {
  const { rows, today, counts } = page
  const groups = Map.groupBy(rows, row => bandOf(row, today))
  return BAND_NAMES.flatMap(band => {
    const group = groups.get(band)
    if (!group) return []
    const tone = band === 'late' ? ' kith-queue--late' : band === 'today' ? ' kith-queue--due-today' : ''
    return html`<section class="kith-queue${tone}" aria-labelledby="band-${band}">
<h2 class="kith-queue__band" id="band-${band}">${shape(SHAPES[band])} ${bandTitle(band, today)} <span>${counts[band]}${band === 'today' && ', by the end of the day'}</span></h2>
<ul>${group.map(row => queueRow(row, page))}</ul></section>`
  })
}

function foot(page: QueuePage): SafeHtml {
  const { rows, next, filter, counts, isFirst } = page
  const total = filter.band === undefined ? totalOf(counts) : counts[filter.band]
  return pagination({
    summary:
      isFirst && !next
        ? `All ${total} shown.`
        : `${rows.length} shown of ${total}. This page does not move while you read.`,
    previousHref: isFirst ? undefined : addressOf(page, {}),
    nextHref: next && addressOf(page, { after: keyInAddress(next) }),
  })
}

function nothing(page: QueuePage): SafeHtml {
  return isFiltered(page.filter) || page.filter.band !== undefined
    ? emptyState({
        why: 'Nothing in this part of the queue has these filters.',
        next: html`<a class="govuk-link" href="${triageUrl({ team: page.team.teamId })}">Show the whole queue</a>`,
      })
    : emptyState({ why: 'Nothing waits for a decision. What comes in will stand here, the least time left first.' })
}

function workloadSection({ workload, members, team, readerId }: QueuePage): SafeHtml {
  const of = (personId: string | undefined) => workload.find(({ workerId }) => workerId === personId)
  const known = new Set(members.map(({ personId }) => personId))
  const others = workload.filter(({ workerId }) => workerId !== undefined && !known.has(workerId))
  const line = (name: string, worker: string, load: Workload | undefined): SafeHtml =>
    html`<li><a class="govuk-link" href="${triageUrl({ team: team.teamId, with: worker })}">${name}</a> <span>${load?.openCount ?? 0} open, ${load?.lateCount ?? 0} late</span></li>`
  return html`<section aria-labelledby="workload">${sectionHeading({ text: 'Who has how many', id: 'workload' })}<ul class="kith-workload">
${line('Nobody yet', 'nobody', of(undefined))}${members.map(({ personId, name }) => line(personId === readerId ? `${name} (you)` : name, personId, of(personId)))}${others.map(load => line('Somebody who has left the team', load.workerId ?? '', load))}</ul></section>`
}

export const noTeamPage = (): PageContent => ({
  title: 'Concerns waiting for a decision',
  section: 'triage',
  body: html`${pageHeading({ title: 'Concerns waiting for a decision' })}${emptyState({
    why: 'You belong to no triage team, so no queue is yours. Ask a triage manager, the business manager or an administrator to add you to a team.',
  })}`,
})
