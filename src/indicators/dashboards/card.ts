import type { Commentary } from '../commentary/commentary.ts'
import type { Publishable } from '../disclosure/publishable.ts'
import { compare, type Exact, exact, subtract, toDecimal } from '../exact.ts'
import type { Target } from '../measure.store.ts'
import type { Measure } from '../measure.ts'
import { type Period, previousPeriod } from '../period.ts'
import { type RagRule, type Rating, rag } from '../rag.ts'
import { type ReadPoint, type ReadVariation, variationRead } from '../spc/read-variation.ts'
import { positionOf, type SeriesChange } from '../spc/series-change.ts'
import { isKnown, type ObservedValue } from '../value.ts'
import { figureId, type HeldSeries, type Look } from './disclose-series.ts'
import type { HeldPoint, SeriesOrigin } from './held-series.ts'
import { type Late, lateFigure } from './lateness.ts'

/** One figure as its readers may see it. */
export interface CardPoint {
  readonly period: Period
  /** Undefined where nothing is held for the period */
  readonly figure: Publishable | undefined
  readonly base: { readonly numerator: Publishable; readonly denominator: Publishable } | undefined
  readonly origin: SeriesOrigin
  /** Worked out from records of a period that has not ended */
  readonly isSoFar: boolean
}

export interface CardChange {
  readonly from: CardPoint
  /** Between the figures as they are printed, so that readers can check it; undefined across a series break. */
  readonly difference: { readonly decimal: string; readonly way: 'up' | 'down' | 'same' } | undefined
}

export interface CardTarget {
  readonly value: Exact
  readonly rating: Rating | undefined
}

/** Everything that is said of one measure on a dashboard, and nothing that its readers may not see. */
export interface Card {
  readonly measure: Measure
  readonly whose: string
  readonly points: readonly CardPoint[]
  readonly newest: CardPoint | undefined
  readonly change: CardChange | undefined
  readonly target: CardTarget | undefined
  /** Only of months and quarters all of which may be seen: limits tell what was withheld. */
  readonly variation: ReadVariation | undefined
  readonly unusual: ReadPoint | undefined
  readonly breaks: readonly (SeriesChange & { readonly at: number })[]
  readonly late: Late | undefined
  /** Periods within the series for which nothing came, oldest first */
  readonly missing: readonly Period[]
  readonly commentary: Commentary | undefined
}

export interface CardFacts {
  readonly targets: readonly Target[]
  readonly changes: readonly SeriesChange[]
  readonly commentaries: readonly (Commentary & { readonly measureCode: string })[]
  readonly rule: RagRule
  readonly today: Temporal.PlainDate
  /** The last day that is shown */
  readonly until: Temporal.PlainDate
}

export function cardOf(series: HeldSeries, look: Look, facts: CardFacts): Card {
  const { measure, whose, points: held } = series
  const points = held.map(point => pointOf(series, point, look, facts.today))
  const changes = facts.changes.filter(({ measureCode }) => measureCode === measure.code)
  const at = points.findLastIndex(({ figure }) => isNumber(figure))
  const newest = points[at] ?? points.at(-1)
  const target = targetIn(measure, held[at]?.observed, facts)
  const variation = variationIn(series, points, changes, target?.value)
  const breaks = changes.flatMap(change => {
    const found = positionOf(
      change,
      held.map(({ period }) => period),
    )
    return found === undefined ? [] : [{ ...change, at: found }]
  })
  return {
    measure,
    whose,
    points,
    newest,
    change: newest && changeOf(points, newest, changes),
    target,
    variation,
    unusual: variation && lastUnusual(variation),
    breaks,
    late: newest && isAwaited(held) ? lateFigure(measure, newestHeld(held) ?? newest.period, facts) : undefined,
    missing: held
      .filter(({ observed }) => observed === undefined || observed.state === 'missing')
      .map(({ period }) => period),
    commentary: whose === '' ? newestOf(measure, points, facts.commentaries) : undefined,
  }
}

/** What is worked out from records is there as soon as they are; what others publish comes when they publish it. */
const isAwaited = (held: readonly HeldPoint[]): boolean => held.at(-1)?.origin === 'supplied'

const newestHeld = (held: readonly HeldPoint[]): Period | undefined =>
  held.findLast(({ observed }) => observed !== undefined && observed.state !== 'missing')?.period

function pointOf(series: HeldSeries, point: HeldPoint, look: Look, today: Temporal.PlainDate): CardPoint {
  const id = figureId(series, point)
  const [numerator, denominator] = [look(`${id}:numerator`), look(`${id}:denominator`)]
  return {
    period: point.period,
    figure: point.observed && look(id),
    base: numerator && denominator && { numerator, denominator },
    origin: point.origin,
    isSoFar: point.origin === 'records' && Temporal.PlainDate.compare(point.period.end, today) >= 0,
  }
}

export const isNumber = (figure: Publishable | undefined): figure is Publishable & { readonly state: 'shown' } =>
  figure?.state === 'shown'

/** Months and quarters are set beside the same a year before, everything else beside the period before. */
function changeOf(
  points: readonly CardPoint[],
  newest: CardPoint,
  changes: readonly SeriesChange[],
): CardChange | undefined {
  if (!isNumber(newest.figure)) return undefined
  const before = periodBefore(newest.period)
  const from = points.find(({ period }) => period.start.equals(before.start) && period.end.equals(before.end))
  if (!from || !isNumber(from.figure)) return undefined
  const isBroken = changes.some(
    change =>
      change.kind === 'break' &&
      Temporal.PlainDate.compare(change.from, from.period.start) > 0 &&
      Temporal.PlainDate.compare(change.from, newest.period.end) <= 0,
  )
  if (isBroken || newest.isSoFar) return { from, difference: undefined }
  const places = Math.max(placesOf(newest.figure.decimal), placesOf(from.figure.decimal))
  const decimal = toDecimal(subtract(exact(newest.figure.decimal), exact(from.figure.decimal)), places)
  const way = decimal.startsWith('-') ? 'down' : /[1-9]/.test(decimal) ? 'up' : 'same'
  return { from, difference: { decimal: decimal.replace('-', ''), way } }
}

const placesOf = (decimal: string): number => decimal.split('.')[1]?.length ?? 0

function periodBefore(period: Period): Pick<Period, 'start' | 'end'> {
  if (period.kind !== 'month' && period.kind !== 'quarter' && period.kind !== 'day') return previousPeriod(period)
  const back = (day: Temporal.PlainDate): Temporal.PlainDate => day.subtract({ years: 1 })
  const end = back(period.end)
  // A February that is a day longer ends on its own last day.
  return period.kind === 'day'
    ? { start: end, end }
    : { start: back(period.start), end: end.with({ day: end.daysInMonth }) }
}

function targetIn(
  { code, polarity }: Measure,
  observed: ObservedValue | undefined,
  { targets, rule }: CardFacts,
): CardTarget | undefined {
  const own = targets.filter(target => target.measureCode === code)
  const value = (own.find(target => target.statedIn === 'return') ?? own[0])?.value
  if (!value || polarity === 'neutral') return undefined
  if (!observed || !isKnown(observed)) return { value, rating: undefined }
  if (polarity === 'more-is-better') return { value, rating: rag(observed, value, rule).rating }
  return { value, rating: compare(observed.value, value) <= 0 ? 'met' : 'below' }
}

/** A month that is withheld could be worked out from the limits that it moves. */
function variationIn(
  { measure, points: held }: HeldSeries,
  points: readonly CardPoint[],
  changes: readonly SeriesChange[],
  target: Exact | undefined,
): ReadVariation | undefined {
  const kind = held.at(-1)?.period.kind
  if ((kind !== 'month' && kind !== 'quarter') || points.some(({ figure }) => isHidden(figure))) return undefined
  return variationRead({ kind, points: held }, { polarity: measure.polarity, changes, target })
}

const isHidden = (figure: Publishable | undefined): boolean =>
  figure?.state === 'withheld' || figure?.state === 'suppressed'

/** The newest point where it is unusual, else the newest unusual one of the last year. */
function lastUnusual({ kind, points }: ReadVariation): ReadPoint | undefined {
  return points.slice(kind === 'month' ? -12 : -4).findLast(({ cause }) => cause !== undefined)
}

function newestOf(
  { code }: Measure,
  points: readonly CardPoint[],
  commentaries: CardFacts['commentaries'],
): Commentary | undefined {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return undefined
  return commentaries
    .filter(
      ({ measureCode, period }) =>
        measureCode === code && Temporal.PlainDate.compare(period.end, first.period.start) >= 0,
    )
    .toSorted(
      (a, b) =>
        Temporal.PlainDate.compare(a.period.end, b.period.end) || Temporal.Instant.compare(a.writtenAt, b.writtenAt),
    )
    .at(-1)
}
