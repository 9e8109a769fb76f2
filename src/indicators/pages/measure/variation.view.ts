import type { ChartValue } from '#platform/charts/chart.ts'
import { type LineChartSpec, lineChart, type UnusualPoint, type VariationLimits } from '#platform/charts/line-chart.ts'
import { dayInWords } from '#platform/day.ts'
import { dataTable, scrollRegion } from '#platform/ui/data-table.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { type HtmlPart, html, type SafeHtml, unsafeHtml } from '#platform/ui/html.ts'
import { type ShapeName, shape } from '#platform/ui/shape.ts'
import { type TagTone, tag } from '#platform/ui/tag.ts'
import { compare, type Exact, toDecimal, ZERO } from '../../exact.ts'
import type { Measure } from '../../measure.ts'
import { periodInWords } from '../../period.ts'
import type { NoVariation, ReadPoint, ReadVariation } from '../../spc/read-variation.ts'
import type { PointClass } from '../../spc/variation.ts'
import {
  causeInWords,
  limitInWords,
  PERIOD_NOUNS,
  POINT_CLASS_WORDS,
  standingOut,
  valueOfPoint,
  variationInWords,
} from '../../spc/variation-words.ts'
import { unitPlural } from '../../unit-words.ts'
import { valueInWords } from '../../value.ts'

const HEADINGS = { month: 'Month by month', quarter: 'Quarter by quarter' } as const
const MOST_NAMED = 3

const TONES: Readonly<Record<PointClass, readonly [TagTone, ShapeName]>> = {
  ordinary: ['neutral', 'neutral'],
  better: ['green', 'met'],
  worse: ['red', 'below'],
  'unusual-high': ['purple', 'unusual'],
  'unusual-low': ['purple', 'unusual'],
}

const WHY_NOT: Readonly<Record<Exclude<NoVariation, 'no-short-periods'>, string>> = {
  rolling:
    'Limits of ordinary variation are not drawn for twelve months to date: each figure holds eleven months of the one before, so that chance looks like a trend. Send its months or quarters and Kith will draw them.',
  'few-people':
    'The months are not shown one by one: some count so few people that they could be worked out from the others.',
}

/** How a series varies, with what is unusual in it: a picture, what it says, and its table. */
export function variationSection(measure: Measure, variation: ReadVariation | NoVariation): SafeHtml {
  if (variation === 'no-short-periods') return html``
  if (typeof variation === 'string')
    return html`${sectionHeading({ text: 'What is unusual', id: 'variation' })}<p>${WHY_NOT[variation]}</p>`
  const newest = variation.points.findLast(({ value }) => value !== undefined)
  const nouns = PERIOD_NOUNS[variation.kind]
  return html`${sectionHeading({ text: HEADINGS[variation.kind], id: 'variation' })}
${newest?.stretch.limits && html`<p>${pointTag(newest)}</p>`}
${variationInWords(variation, measure).map(sentence => html`<p>${sentence}</p>`)}
${legend(variation)}
${picture(measure, variation)}
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Show the ${variation.points.length} ${nouns.many} as a table</span></summary><div class="govuk-details__text">${table(measure, variation)}</div></details>
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">How the limits are worked out</span></summary><div class="govuk-details__text"><p>The average of the ${nouns.many}, and 2.66 times the average step from one to the next on either side of it. Unusual are: a figure outside the limits; seven that only rise or only fall; two of three near a limit on one side of the average; seven on one side of the average. Nothing is compared across a series break, and a ${nouns.one} without a figure ends a row.</p></div></details>`
}

function pointTag({ class: pointClass, period }: ReadPoint, text: HtmlPart = ''): SafeHtml {
  const [tone, name] = TONES[pointClass]
  return tag({
    tone,
    shape: name,
    text: text || `${periodInWords(period)}: ${POINT_CLASS_WORDS[pointClass].toLowerCase()}`,
  })
}

function legend({ kind, points, stretches, changes }: ReadVariation): SafeHtml {
  const nouns = PERIOD_NOUNS[kind]
  const classes = new Set(points.map(point => point.class))
  const items = [
    html`<span class="kith-legend__dot"></span> ordinary ${nouns.one}`,
    ...(classes.has('unusual-high') || classes.has('unusual-low')
      ? [html`${shape('unusual')} unusual ${nouns.one}`]
      : []),
    ...(classes.has('better') ? [html`${shape('met')} unusual, better`] : []),
    ...(classes.has('worse') ? [html`${shape('below')} unusual, worse`] : []),
    ...(stretches.some(({ limits }) => limits)
      ? [html`<span class="kith-legend__limit"></span> limits of ordinary variation`]
      : []),
    ...(changes.some(change => change.kind === 'break')
      ? [html`<span class="kith-legend__break"></span> series break`]
      : []),
    ...(changes.some(change => change.kind === 'rebase')
      ? [html`<span class="kith-legend__rebase"></span> new limits`]
      : []),
  ]
  return html`<ul class="kith-legend">${items.map(item => html`<li>${item}</li>`)}</ul>`
}

function picture(measure: Measure, variation: ReadVariation): SafeHtml {
  const { points, changes } = variation
  const suffix = measure.form === 'percentage' ? '%' : ''
  const spec: LineChartSpec = {
    id: 'variation-chart',
    title: measure.title,
    subtitle: suffix === '' ? `Counted in ${unitPlural(measure.unit)}` : 'Per cent',
    description: variationInWords(variation, measure).join(' '),
    headings: { period: 'Period' },
    suffix,
    periods: points.map(({ period }, index) => tickOf(period, index, points.length)),
    series: [
      {
        label: '',
        values: points.map(({ value, observed }) => ({
          value: value ? drawn(value) : null,
          printed: value ? valueOfPoint(value, measure) : observed ? valueInWords(observed) : 'Not supplied',
        })),
      },
    ],
    limits: limitsDrawn(variation, measure),
    unusual: unusualDrawn(variation, measure),
    breaks: changes.map(({ at, title, kind }) => ({
      at,
      label: title,
      ...(kind === 'break' ? { note: 'Do not compare across this line' } : { note: 'New limits', isRebase: true }),
    })),
  }
  return html`<figure class="kith-chart kith-chart--line"><figcaption class="kith-context" id="variation-chart-caption">${spec.subtitle}</figcaption>${scrollRegion('variation-chart-caption', unsafeHtml(lineChart(spec).svg))}</figure>`
}

/** A picture needs no more than six places; the table has the figures themselves. */
const drawn = (value: Exact): number => Number(toDecimal(value, 6))

function limitsDrawn({ stretches }: ReadVariation, measure: Measure): VariationLimits[] {
  const edge = (limit: Exact): ChartValue => ({
    value: drawn(compare(limit, ZERO) < 0 ? ZERO : limit),
    printed: limitInWords(limit, measure),
  })
  return stretches.flatMap(({ from, to, limits, isTrial }) =>
    limits
      ? [{ from, to, isTrial, lower: edge(limits.lower), average: edge(limits.mean), upper: edge(limits.upper) }]
      : [],
  )
}

/** Every unusual point has its mark; the newest few, those outside a limit first, have their name too. */
function unusualDrawn(variation: ReadVariation, measure: Measure): UnusualPoint[] {
  const heads = standingOut(variation).map(group => group[0])
  const byWeight = heads.toSorted(
    (a, b) => Number(b?.cause?.cause === 'outside') - Number(a?.cause?.cause === 'outside'),
  )
  const named = new Set(byWeight.length <= MOST_NAMED ? byWeight : byWeight.slice(0, MOST_NAMED))
  return variation.points.flatMap((point, index): UnusualPoint[] => {
    if (!point.cause || !point.value) return []
    const mark = point.class === 'better' || point.class === 'worse' ? point.class : 'unusual'
    if (!named.has(point)) return [{ index, mark }]
    const label = `${periodInWords(point.period)}: ${valueOfPoint(point.value, measure)}`
    return [{ index, mark, label, note: sentenceCase(causeInWords(point.cause)), isLow: point.cause.side === 'low' }]
  })
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Quarters of the year are named under the axis, every second one where there are many, and the year at its April. */
function tickOf(period: ReadPoint['period'], index: number, count: number): LineChartSpec['periods'][number] {
  const { start } = period
  const name = periodInWords(period)
  const step = count > 30 ? 6 : 3
  if ((start.month - 4 + 12) % step !== 0 && !(count <= 8 && index % 2 === 0)) return { name }
  const month = dayInWords(start).split(' ')[1]?.slice(0, 3) ?? ''
  return { name, tick: start.month === 4 || index === 0 ? [month, String(start.year)] : [month] }
}

const table = (measure: Measure, { points }: ReadVariation): SafeHtml =>
  dataTable<ReadPoint>({
    id: 'variation-table',
    caption: 'Each figure with its limits, newest first',
    isStacked: true,
    rows: points.toReversed(),
    columns: [
      { head: 'Period', cell: ({ period }) => periodInWords(period) },
      {
        head: 'Figure',
        isNumeric: true,
        stackedLabel: 'Figure',
        cell: ({ value, observed }) =>
          value ? valueOfPoint(value, measure) : observed ? valueInWords(observed) : 'Not supplied',
      },
      {
        head: 'Average',
        isNumeric: true,
        stackedLabel: 'Average',
        cell: ({ stretch: { limits } }) => (limits ? limitInWords(limits.mean, measure) : 'none'),
      },
      {
        head: 'Limits',
        isNumeric: true,
        stackedLabel: 'Limits',
        cell: ({ stretch: { limits, isTrial } }) =>
          limits
            ? `${limitInWords(limits.lower, measure)} to ${limitInWords(limits.upper, measure)}${isTrial ? ' (trial)' : ''}`
            : 'none',
      },
      {
        head: 'Reading',
        cell: point =>
          point.cause
            ? pointTag(point, `${POINT_CLASS_WORDS[point.class]}: ${causeInWords(point.cause)}`)
            : point.value && point.stretch.limits
              ? POINT_CLASS_WORDS.ordinary
              : '',
      },
    ],
  })
