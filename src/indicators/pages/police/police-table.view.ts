import { type Column, dataTable } from '#platform/ui/data-table.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import { tag } from '#platform/ui/tag.ts'
import { FLAGS_OVERLAP } from '../../catalogue/police.ts'
import { type Exact, equals, formatExact, formatShort } from '../../exact.ts'
import { measureUrl } from '../../indicators.urls.ts'
import type { Period } from '../../period.ts'
import { changeInWords, type ForceComparison, percentChangeInWords } from '../../rolling.ts'
import { unitPlural } from '../../unit-words.ts'
import { type ObservedValue, valueInWords } from '../../value.ts'
import type { PoliceRow } from './police-page.ts'

const COMPARED: Readonly<Record<ForceComparison, string>> = {
  above: 'Above the force',
  'in-line': 'In line with the force',
  below: 'Below the force',
}

interface Shown {
  readonly id: string
  readonly caption: string
  readonly rows: readonly PoliceRow[]
  readonly period: Period
}

/** Twelve months, the twelve before, and how the area and the force changed. */
export const policeTable = ({ id, caption, rows, period }: Shown): SafeHtml =>
  dataTable<PoliceRow>({
    id,
    caption,
    isCaptionHidden: true,
    isStacked: true,
    rows,
    columns: [
      ...countColumns(period),
      { head: '% change', isNumeric: true, cell: percentCell },
      { head: 'Force, % change', isNumeric: true, cell: forceCell },
      {
        head: 'Compared',
        cell: ({ change }) =>
          change?.againstForce &&
          tag({ tone: change.againstForce === 'in-line' ? 'neutral' : 'purple', text: COMPARED[change.againstForce] }),
      },
    ],
  })

/** Counts of the whole force, which are compared with nothing. */
export const forceTable = ({ id, caption, rows, period }: Shown): SafeHtml =>
  dataTable<PoliceRow>({ id, caption, isCaptionHidden: true, isStacked: true, rows, columns: countColumns(period) })

const countColumns = (period: Period): Column<PoliceRow>[] => [
  {
    head: 'Measure',
    cell: ({ measure, area }) =>
      html`<a class="govuk-link" href="${measureUrl(measure.code, { period: period.name, area: area || undefined })}">${measure.title}</a>${measure.caveat !== '' && measure.caveat !== FLAGS_OVERLAP && html`<br><span class="kith-context">${measure.caveat}</span>`}`,
  },
  {
    head: 'Current',
    isNumeric: true,
    cell: ({ measure, current, counted }) =>
      html`<b>${words(current)}</b> <span class="kith-on-phone">${unitPlural(measure.unit)}</span>${besideCount(current, counted.current)}`,
  },
  {
    head: 'Year before',
    isNumeric: true,
    cell: ({ previous, counted }) =>
      html`<span class="kith-on-phone">the year before: </span>${words(previous)}${besideCount(previous, counted.previous)}`,
  },
  {
    head: 'Change',
    isNumeric: true,
    cell: ({ change }) => change && html`<span class="kith-on-phone">change: </span>${changeInWords(change.change)}`,
  },
]

const words = (observed: ObservedValue | undefined): string => (observed ? valueInWords(observed) : 'Not supplied')

/** What the records give, where that is not what was stated. */
const besideCount = (stated: ObservedValue | undefined, counted: Exact | undefined): HtmlPart =>
  counted &&
  !(stated?.state === 'value' && equals(stated.value, counted)) &&
  html`<span class="kith-rolling-small"><small>records: ${formatShort(counted, 0)}</small></span>`

function percentCell({ change }: PoliceRow): HtmlPart {
  if (!change) return undefined
  const percent = percentChangeInWords(change.percentChange)
  return change.smallBase ? html`<span class="kith-rolling-small">${percent}<small>small base</small></span>` : percent
}

function forceCell({ force }: PoliceRow): HtmlPart {
  const label = html`<span class="kith-on-phone">the force: </span>`
  if (!force) return html`<span class="kith-rolling-small">${label}not supplied</span>`
  const text =
    force.state === 'value' ? `${formatExact(force.value, { decimals: 1, signed: true })}%` : valueInWords(force)
  return html`${label}${text}`
}
