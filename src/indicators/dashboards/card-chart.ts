import type { ChartValue } from '#platform/charts/chart.ts'
import type { LineChartSpec, UnusualPoint, VariationLimits } from '#platform/charts/line-chart.ts'
import type { SmallLineSpec } from '#platform/charts/small-line.ts'
import { type Publishable, publishableNumber, publishableText } from '../disclosure/publishable.ts'
import { compare, type Exact, toDecimal, ZERO } from '../exact.ts'
import type { Measure } from '../measure.ts'
import { type Period, periodInWords } from '../period.ts'
import type { ReadVariation } from '../spc/read-variation.ts'
import { limitInWords } from '../spc/variation-words.ts'
import { unitPlural } from '../unit-words.ts'
import type { Card, CardTarget } from './card.ts'
import { cardDescription, figureText, shortPeriod, targetInWords } from './card-words.ts'
import type { Beside, ComparisonCard } from './comparison-card.ts'
import { comparisonDescription } from './comparison-words.ts'

/** What every picture of a card is drawn from: only figures that disclosure control let through. */
export function lineOf(card: Card, id: string): SmallLineSpec {
  const { measure, points, variation, target, breaks } = card
  const values = points.map(({ figure }): ChartValue => ({ value: numberOf(figure), printed: figureText(figure) }))
  return {
    id,
    title: measure.title,
    subtitle: inWhat(measure),
    description: cardDescription(card),
    headings: { period: 'Period' },
    suffix: measure.form === 'percentage' ? '%' : '',
    periods: points.map(({ period }, index) => ({
      name: periodInWords(period),
      ...tickAt(
        points.map(each => each.period),
        index,
      ),
    })),
    series: [{ label: '', values }],
    ends: endsOf(points.map(({ period }) => period)),
    open: points.flatMap(({ isSoFar }, index) => (isSoFar ? [index] : [])),
    breaks: breaks.map(({ at, title, kind }) => ({
      at,
      label: title,
      note: kind === 'break' ? 'Do not compare across this line' : 'New limits',
      isRebase: kind === 'rebase',
    })),
    limits: variation ? limitsOf(variation, measure) : [],
    unusual: variation ? unusualOf(variation) : [],
    ...(target ? { target: targetValue(measure, target) } : {}),
  }
}

export const inWhat = ({ form, unit }: Measure): string =>
  form === 'percentage' ? 'Per cent' : form === 'per-10000' ? 'For each 10,000' : `Counted in ${unitPlural(unit)}`

const numberOf = (figure: Publishable | undefined): number | null => (figure && publishableNumber(figure)) ?? null

const targetValue = (measure: Measure, target: CardTarget) => ({
  label: 'Target',
  value: drawn(target.value),
  printed: targetInWords(measure, target),
})

/** A picture needs no more than six places. */
const drawn = (value: Exact): number => Number(toDecimal(value, 6))

const endsOf = (periods: readonly Period[]): [string, string] => {
  const [first, last] = [periods[0], periods.at(-1)]
  return [first ? shortPeriod(first) : '', last ? shortPeriod(last) : '']
}

/** About six names under the axis, whatever the number of points; the newest always. */
function tickAt(periods: readonly Period[], index: number): Pick<LineChartSpec['periods'][number], 'tick'> {
  const period = periods[index]
  const step = Math.max(1, Math.ceil(periods.length / 6))
  return period && (periods.length - 1 - index) % step === 0 ? { tick: [shortPeriod(period)] } : {}
}

function limitsOf({ stretches }: ReadVariation, measure: Measure): VariationLimits[] {
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

const unusualOf = ({ points }: ReadVariation): UnusualPoint[] =>
  points.flatMap((point, index): UnusualPoint[] => {
    if (!point.cause || !point.value) return []
    return [{ index, mark: point.class === 'better' || point.class === 'worse' ? point.class : 'unusual' }]
  })

/** Short enough to stand at the end of a line of a small chart. */
const BESIDE_LABELS: Readonly<Record<Beside, string>> = {
  own: 'This area',
  middle: 'Neighbours',
  region: 'Region',
  england: 'England',
}

export function comparisonLine(card: ComparisonCard, id: string): SmallLineSpec {
  const { measure, years } = card
  const periods = years.map(({ period }) => period)
  const series = (['own', 'middle', 'region', 'england'] as const)
    .filter(beside => years.some(({ figures }) => figures[beside]?.state === 'shown'))
    .map(beside => ({
      label: BESIDE_LABELS[beside],
      values: years.map(({ figures }): ChartValue => {
        const figure = figures[beside]
        return { value: numberOf(figure), printed: figure ? publishableText(figure) : 'not published' }
      }),
    }))
  return {
    id,
    title: measure.title,
    subtitle: inWhat(measure),
    description: comparisonDescription(card),
    headings: { period: 'Period' },
    suffix: measure.form === 'percentage' ? '%' : '',
    periods: periods.map((period, index) => ({ name: periodInWords(period), ...tickAt(periods, index) })),
    series,
    ends: endsOf(periods),
  }
}
