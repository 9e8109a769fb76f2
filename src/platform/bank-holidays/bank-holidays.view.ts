import { civilDay, dayInWords, momentInWords, weekdayInWords } from '../day.ts'
import { type Column, dataTable } from '../ui/data-table.ts'
import { errorSummary } from '../ui/error-summary.ts'
import { fileField } from '../ui/fields.ts'
import { actions, button, postForm } from '../ui/form.ts'
import { emptyForm, type FormState } from '../ui/form-state.ts'
import { pageHeading, sectionHeading } from '../ui/headings.ts'
import { html, type SafeHtml } from '../ui/html.ts'
import { emptyState } from '../ui/notes.ts'
import type { PageContent } from '../ui/page-content.ts'
import { type BankHolidays, DIVISION_WORDS, DIVISIONS, WorkingDays } from '../working-days.ts'
import { discardHolidaysUrl, sendHolidaysUrl, takeInHolidaysUrl } from './bank-holidays.urls.ts'
import type { FeedProblem } from './holiday-feed.ts'
import type { HolidayChange, HolidayProposal } from './propose-holidays.ts'
import type { ForeseenMove } from './running-clocks.ts'

export interface BankHolidaysPage {
  readonly today: Temporal.PlainDate
  readonly inForce: BankHolidays
  readonly takenIn: readonly {
    readonly fileName: string
    readonly changes: readonly HolidayChange[]
    readonly byName: string
    readonly at: Temporal.Instant
  }[]
  /** Whether this partnership may set the calendar of the installation. */
  readonly maySet: boolean
  readonly proposed:
    | {
        readonly fileName: string
        readonly byName: string
        readonly at: Temporal.Instant
        readonly foreseen: {
          readonly proposal: HolidayProposal
          readonly moves: readonly ForeseenMove[]
          readonly mark: string
        }
      }
    | undefined
  /** Of a file that was refused. */
  readonly problems: readonly FeedProblem[] | undefined
}

export function bankHolidaysView(page: BankHolidaysPage): PageContent {
  const calendar = new WorkingDays('england-and-wales', page.inForce)
  const warning = calendar.warning(page.today)
  const state: FormState =
    page.problems === undefined ? emptyForm : { values: {}, errors: { file: page.problems[0]?.message ?? '' } }
  return {
    title: 'Bank holidays',
    section: 'calendar',
    hasErrors: page.problems !== undefined,
    body: html`${errorSummary(state)}${pageHeading({ title: 'Bank holidays' })}
<p class="kith-prose">Clocks of working days count Monday to Friday, less these days. They are loaded from ${calendar.firstLoadedYear} to the end of ${calendar.lastLoadedYear}. Nothing is counted outside those years.</p>
${warning !== undefined && html`<p class="kith-prose"><b>${warning}</b></p>`}
${page.proposed && proposedSection(page.proposed)}
${sendSection(page, state)}
${sectionHeading({ text: 'The next days off', id: 'next' })}
${nextDays(page)}
${sectionHeading({ text: 'Lists that were taken in', id: 'taken-in' })}
${page.takenIn.length === 0 ? emptyState({ why: 'None yet: the bank holidays are those that came with Kith.' }) : takenInTable(page.takenIn)}`,
  }
}

function proposedSection({ fileName, byName, at, foreseen }: NonNullable<BankHolidaysPage['proposed']>): SafeHtml {
  const { proposal, moves, mark } = foreseen
  const { changes, leftAsTheyWere, problems } = proposal
  return html`${sectionHeading({ text: 'Waiting to be taken in', id: 'proposed', count: fileName })}
<p class="kith-context">Read for ${byName}, ${momentInWords(at)}.</p>
${problems.length > 0 && problemList(problems)}
${changes.length === 0 ? html`<p>It changes no day that is still to come.</p>` : changeTable(changes, 'changes', 'What would change')}
${leftAsTheyWere.length > 0 && html`<p class="kith-prose">${daysInWords(leftAsTheyWere.length)} that ${leftAsTheyWere.length === 1 ? 'is over differs and stays' : 'are over differ and stay'} as counted: ${leftAsTheyWere.map(({ day }) => dayInWords(Temporal.PlainDate.from(day))).join(', ')}.</p>`}
${moves.length === 0 ? html`<p>No clock that runs would move.</p>` : moveTable(moves)}
<p class="kith-prose">What was decided stays as it was decided.</p>
${actions(
  postForm({
    action: takeInHolidaysUrl,
    body: html`<input type="hidden" name="seen" value="${mark}">${button({ text: 'Take in these bank holidays' })}`,
  }),
  postForm({ action: discardHolidaysUrl, body: button({ text: 'Discard the list', kind: 'secondary' }) }),
)}`
}

const daysInWords = (count: number): string => (count === 1 ? 'One day' : `${count} days`)

function sendSection({ maySet, problems }: BankHolidaysPage, state: FormState): SafeHtml {
  const heading = sectionHeading({ text: 'Send a newer list', id: 'send' })
  if (!maySet)
    return html`${heading}<p class="kith-prose">Several partnerships share this installation, and its bank holidays are those of all. Whoever runs it takes a list in with <code>kith intake bank-holidays FILE</code>.</p>`
  return html`${heading}
${problems && problems.length > 1 && problemList(problems)}
${postForm({
  action: sendHolidaysUrl,
  hasFiles: true,
  body: html`${fileField(state, {
    name: 'file',
    label: 'The list of bank holidays',
    hint: 'Open www.gov.uk/bank-holidays.json, save it as it is, and choose it here. You see what would change before anything does.',
    accept: '.json,application/json',
  })}${button({ text: 'Show what would change', kind: 'secondary' })}`,
})}`
}

const problemList = (problems: readonly FeedProblem[]): SafeHtml =>
  html`<ul class="kith-square-list">${problems.map(({ where, message }) => html`<li>${where !== undefined && html`<b>${where}:</b> `}${message}</li>`)}</ul>`

const CHANGE_WORDS = { added: 'New', removed: 'Taken out', renamed: 'New name' } as const

const changeColumns: readonly Column<HolidayChange>[] = [
  { head: 'Day', cell: ({ day }) => weekdayInWords(Temporal.PlainDate.from(day)) },
  { head: 'Where', cell: ({ division }) => DIVISION_WORDS[division] },
  { head: 'What', cell: ({ kind }) => CHANGE_WORDS[kind] },
  { head: 'Name', cell: ({ title }) => title },
]

const changeTable = (rows: readonly HolidayChange[], id: string, caption: string): SafeHtml =>
  dataTable({ id, caption, isStacked: true, columns: changeColumns, rows })

const moveTable = (rows: readonly ForeseenMove[]): SafeHtml =>
  dataTable({
    id: 'moves',
    caption: 'Clocks that run and would move',
    isStacked: true,
    columns: [
      { head: 'Clock', cell: ({ title }) => title },
      { head: 'How many', isNumeric: true, stackedLabel: 'How many', cell: ({ count }) => String(count) },
      { head: 'Due now', cell: ({ from }) => weekdayInWords(from) },
      { head: 'Due then', cell: ({ to }) => weekdayInWords(to) },
    ],
    rows,
  })

interface DayOff {
  readonly day: string
  readonly title: string
  readonly where: string
}

/** Of the twelve months to come. */
function nextDays({ inForce, today }: BankHolidaysPage): SafeHtml {
  const until = today.add({ years: 1 }).toString()
  const days = new Map<string, { title: string; divisions: string[] }>()
  for (const division of DIVISIONS)
    for (const [day, title] of Object.entries(inForce[division].holidays)) {
      if (day < today.toString() || day > until) continue
      const key = `${day} ${title}`
      const found = days.get(key) ?? { title, divisions: [] }
      found.divisions.push(DIVISION_WORDS[division])
      days.set(key, found)
    }
  const rows: DayOff[] = [...days].map(([key, { title, divisions }]) => ({
    day: key.slice(0, 10),
    title,
    where: divisions.length === DIVISIONS.length ? 'Everywhere' : divisions.join(', '),
  }))
  return dataTable({
    id: 'days-off',
    caption: 'Bank holidays of the twelve months to come',
    isCaptionHidden: true,
    isStacked: true,
    columns: [
      { head: 'Day', cell: ({ day }) => weekdayInWords(Temporal.PlainDate.from(day)) },
      { head: 'Name', cell: ({ title }) => title },
      { head: 'Where', cell: ({ where }) => where },
    ],
    rows: rows.toSorted((a, b) => a.day.localeCompare(b.day)),
  })
}

const takenInTable = (rows: BankHolidaysPage['takenIn']): SafeHtml =>
  dataTable({
    id: 'lists',
    caption: 'Lists of bank holidays, newest first',
    isCaptionHidden: true,
    isStacked: true,
    columns: [
      { head: 'Taken in', cell: ({ at }) => dayInWords(civilDay(at)) },
      { head: 'By', cell: ({ byName }) => byName },
      { head: 'File', cell: ({ fileName }) => fileName },
      {
        head: 'What changed',
        cell: ({ changes }) =>
          changes.length === 0
            ? 'No day'
            : changes
                .map(
                  ({ kind, day, division }) =>
                    `${CHANGE_WORDS[kind]}: ${dayInWords(Temporal.PlainDate.from(day))}, ${DIVISION_WORDS[division]}`,
                )
                .join('; '),
      },
    ],
    rows,
  })
