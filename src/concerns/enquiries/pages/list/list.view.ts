import { dayAndMonth, dayInWords, weekdayName } from '#platform/day.ts'
import { thousands } from '#platform/thousands.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { selectField } from '#platform/ui/fields.ts'
import { filters } from '#platform/ui/filters.ts'
import { pageHeading } from '#platform/ui/headings.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { pagination } from '#platform/ui/pagination.ts'
import { tag } from '#platform/ui/tag.ts'
import { countTabs } from '#platform/ui/work-list.ts'
import { ABUSE_TYPES, isCode } from '../../../codes.ts'
import { enquiriesUrl, enquiryUrl, organisationalEnquiriesUrl } from '../../../concerns.urls.ts'
import { isOpen } from '../../../enquiry.ts'
import type { ListedEnquiry } from '../../enquiry-list.store.ts'
import { ENQUIRY_VIEWS, type EnquiryView } from '../../enquiry-views.ts'
import { readPlanningClock } from '../../planning-reading.ts'
import { selectChoices } from '../form-fields.ts'
import { smallPlanningClock } from '../planning-clock.view.ts'
import { stateTag } from '../record/frame.view.ts'

export interface EnquiriesPage {
  readonly today: Temporal.PlainDate
  readonly view: EnquiryView
  readonly teams: readonly { readonly teamId: string; readonly name: string }[]
  readonly team: string
  readonly whose: string
  readonly type: string
  readonly counts: Readonly<Record<EnquiryView, number>>
  readonly rows: readonly ListedEnquiry[]
  readonly next: string | undefined
  readonly isFirst: boolean
}

/** Counting stops just beyond: nobody needs the exact number. */
export const MOST_COUNTED = 1000

const countInWords = (count: number): string =>
  count > MOST_COUNTED ? `more than ${thousands(MOST_COUNTED)}` : thousands(count)

export function enquiriesPage(page: EnquiriesPage): PageContent {
  const { view, counts, teams } = page
  const query = queryOf(page)
  return {
    title: 'Enquiries',
    section: 'enquiries',
    body: html`${pageHeading({
      title: 'Enquiries',
      context: teams.map(({ name }) => name).join(', ') || undefined,
      aside: html`<a class="govuk-link" href="${organisationalEnquiriesUrl()}">Organisational enquiries</a>`,
    })}
${
  teams.length === 0
    ? emptyState({ why: 'You are in no team, so no enquiry is open to you. Your triage manager can add you to one.' })
    : html`${countTabs(
        'Parts of the list',
        Object.entries(ENQUIRY_VIEWS).map(([each, text]) => ({
          count: countInWords(counts[each as EnquiryView]),
          text,
          href: enquiriesUrl({ ...query, view: each === 'open' ? '' : each }),
          isCurrent: each === view,
          tone: each === 'requests' && counts.requests > 0 ? ('late' as const) : undefined,
        })),
      )}${filterForm(page)}${list(page)}`
}`,
  }
}

const queryOf = ({ view, team, whose, type }: EnquiriesPage): Record<string, string> => ({
  view: view === 'open' ? '' : view,
  team,
  whose,
  type,
})

function filterForm(page: EnquiriesPage): SafeHtml {
  const { team, teams, whose, type, view, counts } = page
  const query = queryOf(page)
  const state = { values: { team, whose, type }, errors: {} }
  const current = [
    { name: 'team', text: teams.find(({ teamId }) => teamId === team)?.name },
    { name: 'whose', text: whose === 'mine' ? 'Led by me' : undefined },
    { name: 'type', text: isCode(ABUSE_TYPES, type) ? ABUSE_TYPES[type] : undefined },
  ].flatMap(({ name, text }) =>
    text === undefined ? [] : [{ text, removeHref: enquiriesUrl({ ...query, [name]: '' }) }],
  )
  return filters({
    action: enquiriesUrl(),
    fields: [
      html`<input type="hidden" name="view" value="${view}">`,
      ...(teams.length > 1
        ? [
            selectField(state, {
              name: 'team',
              label: 'Team',
              choices: [
                { value: '', text: 'All of mine' },
                ...teams.map(each => ({ value: each.teamId, text: each.name })),
              ],
            }),
          ]
        : []),
      selectField(state, {
        name: 'whose',
        label: 'Led by',
        choices: [
          { value: '', text: 'Anyone' },
          { value: 'mine', text: 'Me' },
        ],
      }),
      selectField(state, { name: 'type', label: 'Type of harm', choices: selectChoices('Any', ABUSE_TYPES) }),
    ],
    current,
    clearHref: enquiriesUrl({ view: query['view'] ?? '' }),
    count: `${countInWords(counts[view])} ${counts[view] === 1 ? 'enquiry' : 'enquiries'}`,
  })
}

const EMPTY: Readonly<Record<EnquiryView, string>> = {
  open: 'No enquiry is open. One opens when a decision on a concern says so.',
  planning: 'No enquiry waits for its planning meeting.',
  actions: 'No action is due.',
  requests: 'No answer is late.',
  experience: 'Nobody is still to be asked how their enquiry was.',
  concluded: 'No enquiry has been concluded.',
}

function list(page: EnquiriesPage): SafeHtml {
  const { rows, view, today } = page
  if (rows.length === 0) return emptyState({ why: EMPTY[view] })
  return html`${dataTable({
    id: 'enquiries',
    caption: ENQUIRY_VIEWS[view],
    isCaptionHidden: true,
    isStacked: true,
    columns: [
      { head: 'Time', cell: (row: ListedEnquiry) => timeOf(row, today) },
      {
        head: 'Enquiry',
        isRowHead: true,
        cell: row =>
          html`<a class="govuk-link" href="${enquiryUrl(row.reference)}">${row.individualName}</a> <span class="kith-reference">${row.reference}</span><br>${stateTag(row)}`,
      },
      { head: 'Harm', cell: row => row.abuseTypes.map(type => ABUSE_TYPES[type]).join(', ') },
      { head: 'What is open', cell: row => openOf(row) },
      { head: 'Led by', stackedLabel: 'Led by', cell: row => row.leadName ?? 'Nobody yet' },
    ],
    rows,
  })}${pagination({
    summary: html`${rows.length} shown${page.next === undefined && page.isFirst && ', all of them'}.`,
    previousHref: page.isFirst ? undefined : enquiriesUrl(queryOf(page)),
    nextHref: page.next === undefined ? undefined : enquiriesUrl({ ...queryOf(page), from: page.next }),
  })}`
}

function timeOf(row: ListedEnquiry, today: Temporal.PlainDate): HtmlPart {
  if (row.state === 'concluded' && row.concludedOn)
    return html`Concluded ${dayInWords(row.concludedOn)}${row.experienceDueOn && html`<br>Ask how it was by ${dayInWords(row.experienceDueOn)}`}`
  if (row.state === 'planning') return smallPlanningClock(readPlanningClock(row, today))
  const due = [row.actionDueOn, row.requestDueOn]
    .filter(day => day !== undefined)
    .toSorted(Temporal.PlainDate.compare)[0]
  if (!due) return isOpen(row.state) ? 'Nothing open' : ''
  const isLate = Temporal.PlainDate.compare(due, today) < 0
  const words = `${weekdayName(due)} ${dayAndMonth(due)}`
  return isLate ? tag({ tone: 'red', shape: 'late', text: `Was due ${words}` }) : `Next due ${words}`
}

function openOf(row: ListedEnquiry): string {
  const parts = [
    counted(row.openActions, 'action', row.lateActions),
    counted(row.openRequests, 'answer', row.lateRequests),
  ]
  const words = parts.filter(part => part !== undefined)
  return words.join(', ')
}

const counted = (count: number, what: string, late: number): string | undefined =>
  count === 0 ? undefined : `${count} ${what}${count === 1 ? '' : 's'}${late > 0 ? `, ${late} late` : ''}`
