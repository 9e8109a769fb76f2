import { measureUrl, monthsOf, type Period, periodInWords } from '#indicators'
import { lineChart } from '#platform/charts/line-chart.ts'
import { dayInWords } from '#platform/day.ts'
import { thousands } from '#platform/thousands.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { quietFigure } from '#platform/ui/figure.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { type HtmlPart, html, type SafeHtml, unsafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import { tag } from '#platform/ui/tag.ts'
import { concernFiguresUrl, concernPatternsUrl, countedRecordsUrl, sacUrl } from '../../../concerns.urls.ts'
import type { ComparedYears } from '../../compared-years.ts'
import { DIMENSIONS, inOrder } from '../../dimensions.ts'
import type { Tally } from '../../tally.ts'
import {
  CLOCKS,
  CONTACTS,
  CONVERSION,
  DISPOSITION,
  type FigureRow,
  OUTCOMES,
  remainderOf,
  rowsOf,
  type Share,
  shareInWords,
} from './figure-rows.ts'

export interface FiguresPage {
  readonly years: ComparedYears
  readonly today: Temporal.PlainDate
  readonly firstRecord: Temporal.PlainDate | undefined
  readonly adults: Tally
  readonly children: Tally
  /** individuals with a concern in the months now */
  readonly people: number
  /** whether the parts lead to the records behind them */
  readonly mayOpenRecords: boolean
  readonly overdue: { readonly adult: number; readonly child: number }
}

/** The month in which the portal opened and contacts began to be counted where they had been set aside. */
const PORTAL_OPENED = Temporal.PlainYearMonth.from('2023-11')
/** A higher share of "other" hides who reports. */
const MUCH_OTHER = 0.1

export function figuresBody(page: FiguresPage): SafeHtml {
  const { years, adults, firstRecord } = page
  const heading = pageHeading({
    title: 'Concern figures',
    below: html`${periodWords(years)}. As known now, so a decision taken today changes them.`,
  })
  if (!firstRecord)
    return html`${heading}${emptyState({ why: 'No concern has been received here yet.', next: html`<a class="govuk-link" href="/measures?topic=adults">See the figures that were supplied</a>` })}`
  const { now, before } = years
  const received = adults.of('received', now)
  const disposition = rowsOf(DISPOSITION, adults, now, before)
  const table = (id: string, caption: string, rows: readonly FigureRow[]) => comparison(years, { id, caption, rows })
  return html`${heading}${yearChoice(page)}
${sectionHeading({ text: `What happened to ${thousands(received)} concerns about adults`, id: 'disposition' })}
${table('disposition-table', 'What was decided', [
  {
    label: 'All concerns received',
    code: 'adult.concerns.received',
    now: whole(received),
    before: whole(adults.of('received', before)),
  },
  ...disposition,
])}
${remainder(remainderOf(disposition, received))}
${sectionHeading({ text: 'How quickly', id: 'clocks' })}
${table('clocks-table', 'Decisions and planning meetings within their days', rowsOf(CLOCKS, adults, now, before))}
${overdueLine(page)}
${sectionHeading({ text: 'How many became enquiries', id: 'conversion' })}
<p>Two rates with two meanings, never set against each other. Neither high nor low is good by itself.</p>
${table('conversion-table', 'Conversion, local and national', rowsOf(CONVERSION, adults, now, before))}
${sectionHeading({ text: 'How many adults', id: 'people' })}
${people(page)}
${sectionHeading({ text: 'Month by month', id: 'months' })}
${monthChart(page)}
${sectionHeading({ text: 'What came of enquiries', id: 'outcomes' })}
<p>Enquiries concluded in these months, whenever they began: another group than those started.</p>
${table('outcomes-table', 'Outcomes, risk and capacity', rowsOf(OUTCOMES, adults, now, before))}
${parts(page, 'source')}${otherShare(page)}
${parts(page, 'type')}${parts(page, 'age-band')}${parts(page, 'location')}
${sectionHeading({ text: 'Contacts about children', id: 'children' })}
<p>Each contact is counted in the month in which it was received, whatever came of it later: the same contacts stand above and below the line.</p>
${comparison(years, { id: 'children-table', caption: 'Contacts and what came of them', rows: rowsOf(CONTACTS, page.children, now, before) })}`
}

const whole = (count: number): Share => ({ count, base: undefined })

const periodWords = ({ now }: ComparedYears): string =>
  `${dayInWords(now.start)} to ${dayInWords(now.end)}, beside the same months of the year before`

function yearChoice({ years, firstRecord, today }: FiguresPage): SafeHtml {
  if (!firstRecord) return html``
  const running = today.month >= 4 ? today.year : today.year - 1
  const first = firstRecord.month >= 4 ? firstRecord.year : firstRecord.year - 1
  const all = Array.from({ length: running - first + 1 }, (_, at) => running - at)
  return html`<nav class="kith-context" aria-label="Years">${all.map((start, at) => {
    const name = `${start}-${String((start + 1) % 100).padStart(2, '0')}`
    const words = `${start} to ${start + 1}`
    return html`${at > 0 && ' · '}${years.year.name === name ? html`<b aria-current="page">${words}</b>` : html`<a class="govuk-link" href="${concernFiguresUrl(name)}">${words}</a>`}`
  })}</nav>`
}

interface Comparison {
  readonly id: string
  readonly caption: string
  readonly rows: readonly FigureRow[]
}

const comparison = ({ now, before }: ComparedYears, { id, caption, rows }: Comparison): SafeHtml =>
  dataTable<FigureRow>({
    id,
    caption,
    isCaptionHidden: true,
    isStacked: true,
    rows,
    columns: [
      { head: 'Figure', cell: ({ label }) => label },
      {
        head: monthsInWords(now),
        stackedLabel: monthsInWords(now),
        isNumeric: true,
        cell: row => linked(row.now, row.code, now),
      },
      {
        head: monthsInWords(before),
        stackedLabel: monthsInWords(before),
        isNumeric: true,
        cell: row => linked(row.before, row.code, before),
      },
    ],
  })

const monthsInWords = (period: Period): string =>
  period.kind === 'financial-year' ? `${period.start.year} to ${period.end.year}` : periodInWords(period)

const linked = (share: Share, code: string, period: Period): SafeHtml =>
  quietFigure({ text: shareInWords(share), href: measureUrl(code, { period: period.name }) })

const remainder = (left: number): SafeHtml =>
  left === 0
    ? html`<p>The parts add up to all concerns received: nothing is left over.</p>`
    : html`<p>${tag({ tone: 'red', shape: 'late', text: `${thousands(left)} unaccounted for` })} The parts do not add up to all concerns received. Tell whoever looks after the service.</p>`

function overdueLine({ overdue, adults, years }: FiguresPage): SafeHtml {
  const waiting = adults.of('awaiting', years.now)
  return html`<p>${overdue.adult === 0 ? tag({ tone: 'green', text: 'None overdue' }) : tag({ tone: 'red', shape: 'late', text: `${thousands(overdue.adult)} overdue` })} ${
    overdue.adult === 0 ? 'No concern is waiting past its day' : 'Concerns wait for a decision past their day today'
  }, whenever they were received. They are in no percentage above: that is of decided concerns alone. Of the concerns of these months, ${thousands(waiting)} wait.</p>`
}

function people({ adults, years, people: count }: FiguresPage): SafeHtml {
  const { now } = years
  const received = adults.of('received', now)
  const each =
    count === 0 ? 'None to count' : `${(Math.round((received * 100) / count) / 100).toFixed(2)} concerns for each`
  return html`<p>${quietFigure({ text: `${thousands(count)} adults`, href: measureUrl('adult.concerns.people', { period: now.name }) })} had a concern in ${periodInWords(now)}, each counted once. ${quietFigure({ text: each, href: measureUrl('adult.concerns.per-person', { period: now.name }) })}.</p>`
}

type PartsOf = 'source' | 'type' | 'age-band' | 'location'

function parts({ adults, years, mayOpenRecords }: FiguresPage, dimension: PartsOf): SafeHtml {
  const { now, before } = years
  const [current, earlier] = [adults.by(dimension, 'received', now), adults.by(dimension, 'received', before)]
  const words: Readonly<Record<string, string>> = DIMENSIONS[dimension].parts
  const values = inOrder(dimension, new Set([...current.keys(), ...earlier.keys()]))
  const [all, allBefore] = [adults.of('received', now), adults.of('received', before)]
  const share = (value: string, each: Share, { name }: Period): HtmlPart =>
    mayOpenRecords && each.count > 0 && Object.hasOwn(words, value)
      ? quietFigure({ text: shareInWords(each), href: countedRecordsUrl(name, dimension, value) })
      : shareInWords(each)
  return html`${sectionHeading({ text: DIMENSIONS[dimension].words, id: `by-${dimension}` })}
${dimension === 'type' && html`<p>A concern may name several types, so these add up to more than all concerns.</p>`}
${dataTable<string>({
  id: `by-${dimension}-table`,
  caption: `Concerns received: ${DIMENSIONS[dimension].words.toLowerCase()}`,
  isCaptionHidden: true,
  isStacked: true,
  rows: values,
  columns: [
    { head: DIMENSIONS[dimension].words, cell: value => words[value] ?? value },
    {
      head: monthsInWords(now),
      stackedLabel: monthsInWords(now),
      isNumeric: true,
      cell: value => share(value, { count: current.get(value) ?? 0, base: all }, now),
    },
    {
      head: monthsInWords(before),
      stackedLabel: monthsInWords(before),
      isNumeric: true,
      cell: value => share(value, { count: earlier.get(value) ?? 0, base: allBefore }, before),
    },
  ],
})}`
}

function otherShare({ adults, years }: FiguresPage): HtmlPart {
  const [other, all] = [adults.by('source', 'received', years.now).get('other') ?? 0, adults.of('received', years.now)]
  if (all === 0 || other / all <= MUCH_OTHER) return ''
  return html`<p>${tag({ tone: 'purple', text: 'High share of “other”' })} ${shareInWords({ count: other, base: all })} came from “other”. More than 10% hides who reports and who does not: ask for the kind of organisation when concerns are entered.</p>`
}

function monthChart({ adults, years }: FiguresPage): SafeHtml {
  const months = [...monthsOf(years.before), ...monthsOf(years.now)]
  const held = years.isRunning ? monthsBetween(years.before.start, years.now.end) : months
  const valueOfMonth = (fact: 'received' | 'screened-out') => (month: Period) => {
    const value = adults.of(fact, month)
    return { value, printed: thousands(value) }
  }
  const brokenAt = held.findIndex(({ start }) => start.toPlainYearMonth().equals(PORTAL_OPENED))
  const chart = lineChart({
    id: 'concerns-by-month',
    title: 'Concerns and screened-out contacts each month',
    subtitle: `By the day on which they were received, ${periodInWords(monthSpan(held))}`,
    description:
      'Two lines: concerns received about adults, and contacts that were screened out as no safeguarding matter.',
    headings: { period: 'Month' },
    suffix: '',
    periods: held.map(({ start }, at) => ({
      name: periodInWords(held[at] ?? years.now),
      ...(start.month % 3 === 1 ? { tick: tickOf(start) } : {}),
    })),
    series: [
      { label: 'Concerns', values: held.map(valueOfMonth('received')) },
      { label: 'Screened out', values: held.map(valueOfMonth('screened-out')) },
    ],
    ...(brokenAt > 0
      ? {
          breaks: [
            {
              at: brokenAt,
              label: 'Portal opened',
              note: 'From November 2023 every contact is recorded: do not compare across this line.',
            },
          ],
        }
      : {}),
  })
  return html`<figure class="kith-chart">${unsafeHtml(chart.svg)}</figure>`
}

const tickOf = (start: Temporal.PlainDate): readonly [string, string] | readonly [string] => {
  const month = dayInWords(start).split(' ')[1]?.slice(0, 3) ?? ''
  return start.month === 4 || start.month === 1 ? [month, String(start.year)] : [month]
}

const monthSpan = (months: readonly Period[]): Period => {
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) throw new RangeError('no months')
  return { ...first, kind: 'months', name: '', end: last.end }
}

const monthsBetween = (start: Temporal.PlainDate, end: Temporal.PlainDate): Period[] =>
  monthsOf({ kind: 'months', name: '', start, end })

export const figuresAside = ({ years, overdue }: FiguresPage): SafeHtml =>
  html`${sectionHeading({ text: 'How these are counted', id: 'how' })}
<p>From daily totals of the partnership’s records, which change with each decision. Every figure leads to the page of its measure, with its definition.</p>
<p>To see what was known on a day, ask the measure’s page with that day.</p>
${overdue.child > 0 && html`<p>${tag({ tone: 'red', shape: 'late', text: `${thousands(overdue.child)} overdue` })} contacts about children wait for a decision past their day.</p>`}
${sectionHeading({ text: 'More', id: 'more' })}
<ul class="kith-square-list"><li><a class="govuk-link" href="${concernPatternsUrl()}">Patterns in who reports</a></li>
<li><a class="govuk-link" href="${sacUrl(years.year.name)}">Tables of the national collection</a></li></ul>`
