import { dataTable } from '#platform/ui/data-table.ts'
import { selectField } from '#platform/ui/fields.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import { tag } from '#platform/ui/tag.ts'
import { FLAGS_OVERLAP } from '../../catalogue/police.ts'
import { formatExact } from '../../exact.ts'
import { measureUrl, policeUrl } from '../../indicators.urls.ts'
import type { Measure } from '../../measure.ts'
import { type Period, periodInWords, previousPeriod } from '../../period.ts'
import {
  changeInWords,
  type ForceComparison,
  percentChangeInWords,
  ROLLING_RULE,
  type RollingChange,
} from '../../rolling.ts'
import { unitPlural } from '../../unit-words.ts'
import { type ObservedValue, valueInWords } from '../../value.ts'

export interface PoliceRow {
  readonly measure: Measure
  readonly section: string
  readonly current: ObservedValue | undefined
  readonly previous: ObservedValue | undefined
  /** The change of the whole force in per cent. */
  readonly force: ObservedValue | undefined
  readonly change: RollingChange | undefined
}

export interface PolicePage {
  readonly period: Period | undefined
  readonly periods: readonly Period[]
  readonly rows: readonly PoliceRow[]
  readonly notes: readonly string[]
}

const TITLE = 'Police figures, twelve months rolling'
const COMPARED: Readonly<Record<ForceComparison, string>> = {
  above: 'Above the force',
  'in-line': 'In line with the force',
  below: 'Below the force',
}

export function policeView({ period, periods, rows, notes }: PolicePage): SafeHtml {
  if (!period)
    return html`${pageHeading({ context: 'Police', title: TITLE })}${emptyState({ why: 'No police figures are held yet.', next: html`<a class="govuk-link" href="/intake">Send figures</a>` })}`
  const sections = [...Map.groupBy(rows, row => row.section)]
  return html`${pageHeading({ context: `Police, ${periodInWords(period)}, beside ${periodInWords(previousPeriod(period))}`, title: TITLE })}
${periods.length > 1 && periodForm(period, periods)}
<p class="kith-prose">A rise or a fall is neither good nor bad by itself: it may be more harm, or harm better recognised. Measures overlap, because one crime can carry several flags, so they are never added up.</p>
<div class="kith-police">${sections.map(([section, own], index) => sectionTable(section, own, period, index))}</div>
<p class="kith-context">“In line” means within ${ROLLING_RULE.inLineWithin} percentage points of the change of the force. A percentage on fewer than ${ROLLING_RULE.smallBaseBelow} in the year before is grey: a few more or fewer move it a lot.</p>
${notes.length > 0 && html`${sectionHeading({ text: 'Read with care', id: 'care' })}<ul class="kith-square-list">${notes.map(note => html`<li>${note}</li>`)}</ul>`}`
}

const periodForm = (period: Period, periods: readonly Period[]): SafeHtml =>
  html`<form class="kith-filters kith-filters--plain" method="get" action="${policeUrl()}" aria-label="What to show">${selectField(
    { values: { period: period.name }, errors: {} },
    {
      name: 'period',
      label: 'Period',
      choices: periods.map(each => ({ value: each.name, text: periodInWords(each) })),
    },
  )}<button type="submit" class="govuk-button govuk-button--secondary">Apply</button></form>`

function sectionTable(section: string, rows: readonly PoliceRow[], period: Period, index: number): SafeHtml {
  return html`${sectionHeading({ text: sentenceCase(section), id: `section-${index}` })}${dataTable<PoliceRow>({
    id: `police-${index}`,
    caption: `${sentenceCase(section)}: twelve months, the twelve before, and the change`,
    isCaptionHidden: true,
    isStacked: true,
    rows,
    columns: [
      {
        head: 'Measure',
        cell: ({ measure }) =>
          html`<a class="govuk-link" href="${measureUrl(measure.code, { period: period.name })}">${measure.title}</a>${measure.caveat !== '' && measure.caveat !== FLAGS_OVERLAP && html`<br><span class="kith-context">${measure.caveat}</span>`}`,
      },
      {
        head: 'Current',
        isNumeric: true,
        cell: row =>
          html`<b>${words(row.current)}</b> <span class="kith-on-phone">${unitPlural(row.measure.unit)}</span>`,
      },
      {
        head: 'Year before',
        isNumeric: true,
        cell: row => html`<span class="kith-on-phone">the year before: </span>${words(row.previous)}`,
      },
      {
        head: 'Change',
        isNumeric: true,
        cell: ({ change }) =>
          change && html`<span class="kith-on-phone">change: </span>${changeInWords(change.change)}`,
      },
      { head: '% change', isNumeric: true, cell: percentCell },
      { head: 'Force, % change', isNumeric: true, cell: forceCell },
      {
        head: 'Compared',
        cell: ({ change }) =>
          change?.againstForce &&
          tag({ tone: change.againstForce === 'in-line' ? 'neutral' : 'purple', text: COMPARED[change.againstForce] }),
      },
    ],
  })}`
}

const words = (observed: ObservedValue | undefined): string => (observed ? valueInWords(observed) : 'Not supplied')

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

const sentenceCase = (text: string): string => text.charAt(0) + text.slice(1).toLowerCase()
