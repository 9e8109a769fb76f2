import type { ChartValue } from '#platform/charts/chart.ts'
import { lineChart } from '#platform/charts/line-chart.ts'
import { dayInWords } from '#platform/day.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { type HtmlPart, html, type SafeHtml, unsafeHtml } from '#platform/ui/html.ts'
import { findArea, predecessorsOf } from '../../areas/areas.ts'
import type { Comparators, ComparedYear, Comparison } from '../../comparison/compare.ts'
import { intervalOf, verdictInWords, verdictOn } from '../../comparison/significance.ts'
import { type Exact, formatExact, toDecimal } from '../../exact.ts'
import { childrensTrendsUrl, comparedCsvUrl } from '../../indicators.urls.ts'
import type { Measure } from '../../measure.ts'
import type { Period } from '../../period.ts'
import type { FoundReference } from '../../reference/find-reference.ts'
import type { ReferenceFigure } from '../../reference/reference-figure.ts'
import { type ObservedValue, stateInWords, valueInWords } from '../../value.ts'

const NEIGHBOURS = 'Middle of its statistical neighbours'

/** A measure beside other areas, on its own page. */
export const comparedSection = (comparison: Comparison, asked: Measure): SafeHtml =>
  html`${sectionHeading({ text: 'Compared with other areas', id: 'compared' })}
${asked.code !== comparison.measure.code && html`<p>Areas differ in size, so this is compared as ${lowerFirst(comparison.measure.title)}.</p>`}
${whatIsCompared(comparison.comparators)}
${comparedParts(comparison)}
<p><a class="govuk-link" href="${childrensTrendsUrl()}">All of the children’s trends</a></p>`

/** The hint, the picture, its table and its file. */
const comparedParts = (comparison: Comparison): SafeHtml =>
  html`${hints(comparison)}
${picture(comparison)}
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Show the figures as a table<span class="govuk-visually-hidden"> of ${lowerFirst(comparison.measure.title)}</span></span></summary><div class="govuk-details__text">${table(comparison)}</div></details>
<p class="kith-context">${comparison.sources.map(({ publisher, title }) => `${publisher}, ${title}.`).join(' ')} Open Government Licence v3.0. <a class="govuk-link" href="${comparedCsvUrl(comparison.measure.code)}">Download as CSV<span class="govuk-visually-hidden">: ${comparison.measure.title}</span></a></p>`

/** Which area it is, and what an invented partnership has to do with it. */
export function whatIsCompared(comparators: Comparators): SafeHtml {
  const { own, ownName, neighbours, region } = comparators
  const beside = [
    ...(neighbours.length > 0 ? [`the middle of its ${neighbours.length} statistical neighbours`] : []),
    ...(region ? [region.name] : []),
    'England',
  ]
  return html`<p>Official statistics of ${own.isInvented ? own.code : `${ownName} (${own.code})`} beside ${beside.slice(0, -1).join(', ')}${beside.length > 1 && ' and '}${beside.at(-1)}.${own.isInvented && html` This partnership is invented and stands on the published figures of a real area: its area code is a setting, and its agencies, people and cases have nothing to do with that place.`}</p>${youngArea(comparators.own.code)}`
}

/** The official statistic beside the partnership's own figure of the same period, and whether it says the same. */
export function publishedBeside(measure: Measure, own: ObservedValue, { figure, source }: FoundReference): SafeHtml {
  const shown = (observed: ObservedValue): string | undefined =>
    observed.state === 'value' ? formatExact(observed.value, { decimals: measure.decimals }) : undefined
  const [ours, theirs] = [shown(own), shown(figure.observed)]
  const verdict = ours === undefined || theirs === undefined ? '' : ours === theirs ? ', the same' : ', which differs'
  return html`<p class="kith-context">Published of the area: ${figureInWords(measure, figure)}${source && ` (${source.publisher})`}${verdict}.</p>`
}

/** Why an area that came in the place of others has no earlier years. */
function youngArea(code: string): HtmlPart {
  const before = predecessorsOf(code)
  const from = findArea(code)?.from
  if (before.length === 0 || !from) return false
  const names = new Intl.ListFormat('en-GB').format(before.map(area => area.name))
  return html`<p>This authority began on ${dayInWords(from)} in the place of ${names}, or a part of it. Figures of earlier years are theirs and are not shown as its own.</p>`
}

const lowerFirst = (text: string): string => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`

function hints({ measure, years, comparators }: Comparison): SafeHtml {
  const newest = years.findLast(({ own }) => own?.observed.state === 'value')
  if (!newest?.own) return html`<p>Nothing is published of this area: ${publishedState(years.at(-1)?.own)}.</p>`
  const interval = intervalOf(measure.form, newest.own.observed)
  const others = [
    { name: 'England', value: knownValue(newest.england) },
    ...(comparators.region ? [{ name: comparators.region.name, value: knownValue(newest.region) }] : []),
    ...(newest.middle ? [{ name: 'the middle of its statistical neighbours', value: newest.middle.value }] : []),
  ].filter(({ value }) => value !== undefined)
  return html`<p><b>${yearInWords(newest.period)}: ${figureInWords(measure, newest.own)}</b>${interval && html`, and by chance alone it could lie between ${rounded(measure, interval.low)} and ${rounded(measure, interval.high)}`}.</p>
<ul class="kith-square-list">${others.map(({ name, value }) => html`<li>${verdictInWords(verdictOn(interval, value), name)}</li>`)}</ul>`
}

const suffixOf = ({ form }: Measure): '%' | '' => (form === 'percentage' ? '%' : '')
const rounded = (measure: Measure, value: number): string => `${value.toFixed(measure.decimals)}${suffixOf(measure)}`
const knownValue = (figure: ReferenceFigure | undefined): Exact | undefined =>
  figure?.observed.state === 'value' ? figure.observed.value : undefined
const publishedState = (figure: ReferenceFigure | undefined): string =>
  figure === undefined ? 'not published' : stateInWords(figure.observed.state).toLowerCase()

const figureInWords = (measure: Measure, { observed }: ReferenceFigure): string =>
  valueInWords(observed, { percent: measure.form === 'percentage', decimals: measure.decimals })

/** "Year to 31 March 2024", or the day of a stock. */
const yearInWords = ({ kind, end }: Period): string =>
  kind === 'day' ? `31 March ${end.year}` : `Year to 31 March ${end.year}`

function chartValue(measure: Measure, value: Exact | undefined, otherwise: string): ChartValue {
  if (!value) return { value: null, printed: otherwise }
  return {
    value: Number(toDecimal(value, 6)),
    printed: `${formatExact(value, { decimals: measure.decimals })}${suffixOf(measure)}`,
  }
}

const published = (measure: Measure, figure: ReferenceFigure | undefined): ChartValue =>
  chartValue(measure, knownValue(figure), publishedState(figure))

function picture({ measure, years, comparators }: Comparison): SafeHtml {
  const { region, neighbours } = comparators
  const series = [
    { label: 'This area', values: years.map(({ own }) => published(measure, own)) },
    ...(neighbours.length > 0
      ? [
          {
            label: 'Neighbours',
            values: years.map(({ middle }) => chartValue(measure, middle?.value, 'too few known')),
          },
        ]
      : []),
    ...(region ? [{ label: region.name, values: years.map(each => published(measure, each.region)) }] : []),
    { label: 'England', values: years.map(({ england }) => published(measure, england)) },
  ]
  const [first, last] = [years[0], years.at(-1)]
  const ends = (values: readonly ChartValue[]) => `${values[0]?.printed ?? ''} to ${values.at(-1)?.printed ?? ''}`
  const chart = lineChart({
    id: `compared-${measure.code.replaceAll('.', '-')}`,
    title: measure.title,
    subtitle: measure.form === 'percentage' ? 'Per cent' : 'For each 10,000 children aged 0 to 17',
    description: `From ${first ? first.period.end.year : ''} to ${last ? last.period.end.year : ''}: ${series.map(({ label, values }) => `${label} from ${ends(values)}`).join('; ')}.`,
    headings: { period: 'Year to 31 March' },
    suffix: suffixOf(measure),
    periods: years.map(({ period }, index) => ({
      name: yearInWords(period),
      ...((years.length - 1 - index) % 2 === 0 || years.length < 8 ? { tick: [String(period.end.year)] as const } : {}),
    })),
    series,
  })
  return html`<figure class="kith-chart">${unsafeHtml(chart.svg)}</figure>`
}

function table({ measure, years, comparators }: Comparison): SafeHtml {
  const { region, neighbours } = comparators
  const printed = (figure: ReferenceFigure | undefined): string => published(measure, figure).printed
  return dataTable<ComparedYear>({
    id: `compared-table-${measure.code.replaceAll('.', '-')}`,
    caption: measure.title,
    isStacked: true,
    rows: years.toReversed(),
    columns: [
      { head: 'Year', cell: ({ period }) => yearInWords(period) },
      {
        head: 'This area',
        stackedLabel: 'This area',
        isNumeric: true,
        cell: ({ own }) => (own ? figureInWords(measure, own) : 'not published'),
      },
      {
        head: 'Range of chance',
        stackedLabel: 'Range of chance',
        isNumeric: true,
        cell: ({ own }) => rangeOf(measure, own),
      },
      ...(neighbours.length > 0
        ? [
            {
              head: NEIGHBOURS,
              stackedLabel: NEIGHBOURS,
              isNumeric: true,
              cell: ({ middle }: ComparedYear) =>
                middle ? `${chartValue(measure, middle.value, '').printed} (of ${middle.count})` : 'too few known',
            },
          ]
        : []),
      ...(region
        ? [
            {
              head: region.name,
              stackedLabel: region.name,
              isNumeric: true,
              cell: (each: ComparedYear) => printed(each.region),
            },
          ]
        : []),
      { head: 'England', stackedLabel: 'England', isNumeric: true, cell: ({ england }) => printed(england) },
    ],
  })
}

function rangeOf(measure: Measure, own: ReferenceFigure | undefined): string {
  const interval = own && intervalOf(measure.form, own.observed)
  return interval ? `${rounded(measure, interval.low)} to ${rounded(measure, interval.high)}` : ''
}
