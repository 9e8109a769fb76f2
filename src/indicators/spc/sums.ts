import { add, divide, type Exact, percentageOf, subtract, ZERO } from '../exact.ts'
import type { Measure } from '../measure.ts'
import { financialYear, monthRun, type Period, rolling12 } from '../period.ts'
import { type RollingChange, rollingChange } from '../rolling.ts'
import { isKnown, type KnownValue, known } from '../value.ts'
import type { SeriesChange } from './series-change.ts'
import type { ShortPeriodPoint } from './short-periods.ts'

/** What several short periods make together, beside the same periods a year before. */
export interface Sum {
  readonly kind: 'year-to-date' | 'rolling-12'
  readonly period: Period
  readonly now: KnownValue
  readonly before: KnownValue | undefined
  readonly change: Change
}

/** `series-break`: counted another way since; `not-held`: one of the periods has no known figure. */
export type Change =
  | { readonly kind: 'count'; readonly change: RollingChange }
  | { readonly kind: 'points'; readonly points: Exact }
  | { readonly kind: 'none'; readonly why: 'series-break' | 'not-held' }

type Summed = Pick<Measure, 'form' | 'additive' | 'timing' | 'ratio'>

/**
 * Year to date and twelve months, up to the newest period that has a figure. Only what may be added up: counts whose
 * parts never overlap, and shares by their numerators and denominators. Half a sum is none: a period that is not known
 * leaves it out.
 */
export function sumsOf(measure: Summed, points: readonly ShortPeriodPoint[], changes: readonly SeriesChange[]): Sum[] {
  if (measure.timing !== 'during') return []
  const last = points.findLast(({ observed }) => observed && isKnown(observed))?.period
  if (!last) return []
  const month = last.end.toPlainYearMonth()
  const yearStart = financialYear(last.end.month >= 4 ? last.end.year : last.end.year - 1).start
  const wanted = [
    ['year-to-date', monthRun(yearStart.toPlainYearMonth(), month)],
    ['rolling-12', rolling12(month)],
  ] as const
  return wanted.flatMap(([kind, period]): Sum[] => {
    const now = sumOver(measure, points, period)
    if (!now) return []
    const before = sumOver(measure, points, yearBefore(period))
    return [{ kind, period, now, before, change: changeBetween({ measure, changes, period, now, before }) }]
  })
}

const yearBefore = (period: Period): Period => {
  const back = (day: Temporal.PlainDate) => day.toPlainYearMonth().subtract({ months: 12 })
  return monthRun(back(period.start), back(period.end))
}

/** Undefined unless every month of the period lies in a known point, and every such point in the period. */
export function sumOver(
  { form, additive }: Pick<Summed, 'form' | 'additive'>,
  points: readonly ShortPeriodPoint[],
  { start, end }: Pick<Period, 'start' | 'end'>,
): KnownValue | undefined {
  const inside = points.filter(
    ({ period }) =>
      Temporal.PlainDate.compare(period.start, start) >= 0 && Temporal.PlainDate.compare(period.end, end) <= 0,
  )
  const values = inside.flatMap(({ observed }) => (observed && isKnown(observed) ? [observed] : []))
  const [first, last] = [inside[0], inside.at(-1)]
  if (!first?.period.start.equals(start) || !last?.period.end.equals(end) || values.length < inside.length)
    return undefined
  if (form === 'count') return additive ? known(total(values.map(({ value }) => value))) : undefined
  const [tops, bottoms] = [values.flatMap(v => v.numerator ?? []), values.flatMap(v => v.denominator ?? [])]
  if (form === 'words' || tops.length < values.length || bottoms.length < values.length) return undefined
  const [numerator, denominator] = [total(tops), total(bottoms)]
  if (denominator.numerator === 0n) return undefined
  const value = form === 'percentage' ? percentageOf(numerator, denominator) : divide(numerator, denominator)
  return { state: 'value', value, numerator, denominator }
}

const total = (values: readonly Exact[]): Exact => values.reduce((sum, value) => add(sum, value), ZERO)

function changeBetween({
  measure,
  changes,
  period,
  now,
  before,
}: {
  readonly measure: Summed
  readonly changes: readonly SeriesChange[]
  readonly period: Period
  readonly now: KnownValue
  readonly before: KnownValue | undefined
}): Change {
  if (!before) return { kind: 'none', why: 'not-held' }
  if (changes.some(change => isBreakWithin(change, yearBefore(period), period)))
    return { kind: 'none', why: 'series-break' }
  if (measure.form === 'percentage') return { kind: 'points', points: subtract(now.value, before.value) }
  return { kind: 'count', change: rollingChange(now.value, before.value, undefined) }
}

/** Whether counting changed after the first day of the one and up to the last day of the other. */
export const isBreakWithin = (
  { kind, from }: SeriesChange,
  before: Pick<Period, 'start'>,
  now: Pick<Period, 'end'>,
): boolean =>
  kind === 'break' &&
  Temporal.PlainDate.compare(from, before.start) > 0 &&
  Temporal.PlainDate.compare(from, now.end) <= 0
