import { type Bar, barChart } from '#platform/charts/bar-chart.ts'
import { dayInWords } from '#platform/day.ts'
import { thousands } from '#platform/thousands.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml, unsafeHtml } from '#platform/ui/html.ts'
import { toDecimal } from '../../exact.ts'
import { measureUrl } from '../../indicators.urls.ts'
import type { Measure } from '../../measure.ts'
import { pointPeriodInWords, type SeriesPoint } from '../../measure-series.ts'
import { contains } from '../../period.ts'
import type { Figure } from '../../show-measure.ts'
import type { SeriesChange } from '../../spc/series-change.ts'
import { unitPlural } from '../../unit-words.ts'
import { valueInWords } from '../../value.ts'

/** The figures of one measure over time: those of the shown kind of period as a picture, and all of them as a table. */
export function measureSeries(
  measure: Measure,
  series: readonly SeriesPoint[],
  shown: Figure,
  changes: readonly SeriesChange[],
): SafeHtml {
  if (series.length < 2) return html``
  const kind = shown.period.kind
  const like = series.filter(each => each.period.kind === kind && each.observed.state === 'value')
  return html`${sectionHeading({ text: 'Over time', id: 'series' })}
${like.length > 1 && picture(measure, like, shown, changes)}
${dataTable<SeriesPoint>({
  id: 'figures-over-time',
  caption: 'Every period that is held',
  isStacked: true,
  rows: series.toReversed(),
  columns: [
    {
      head: 'Period',
      cell: each =>
        html`<a class="govuk-link" href="${measureUrl(measure.code, { period: each.period.name, area: each.agencyId ?? (each.area || undefined) })}">${pointPeriodInWords(each)}</a>${changeInPeriod(each, changes)}`,
    },
    {
      head: 'Figure',
      cell: each => valueInWords(each.observed, { percent: measure.form === 'percentage', decimals: measure.decimals }),
    },
    { head: 'Basis', cell: each => each.basis },
    { head: 'Revision', isNumeric: true, cell: each => String(each.revision ?? '') },
  ],
})}`
}

/** "; series break on 1 November 2023: The portal opened" at the period in which counting changed. */
function changeInPeriod({ period }: SeriesPoint, changes: readonly SeriesChange[]): string {
  const found = changes.filter(({ kind, from }) => kind === 'break' && contains(period, from))
  return found.map(({ from, title }) => `; series break on ${dayInWords(from)}: ${title}`).join('')
}

function picture(
  measure: Measure,
  series: readonly SeriesPoint[],
  shown: Figure,
  changes: readonly SeriesChange[],
): SafeHtml {
  const suffix = measure.form === 'percentage' ? '%' : ''
  const bars = series.map((each): Bar => {
    const value = each.observed.state === 'value' ? each.observed.value : undefined
    const printed = value
      ? toDecimal(value, each.observed.state === 'value' && each.observed.numerator ? measure.decimals : 0)
      : ''
    return {
      label: `${pointPeriodInWords(each)}${changeInPeriod(each, changes)}`,
      value: value ? Number(toDecimal(value, 6)) : null,
      printed: `${thousands(Number(printed))}${suffix}`,
      kind: each.isSoFar ? 'so-far' : each.period.name === shown.period.name ? 'highlight' : 'plain',
    }
  })
  const chart = barChart({
    id: 'over-time',
    title: measure.title,
    subtitle: suffix === '' ? `Counted in ${unitPlural(measure.unit)}` : 'Per cent',
    description: `One bar for each period: ${bars.map(bar => `${bar.label} ${bar.printed}`).join('; ')}.`,
    headings: { item: 'Period', value: 'Figure' },
    bars,
  })
  return html`<figure class="kith-chart">${unsafeHtml(chart.svg)}</figure>`
}
