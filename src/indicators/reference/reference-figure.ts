import { compare, ZERO } from '../exact.ts'
import type { Measure } from '../measure.ts'
import { dayPeriod, type Period } from '../period.ts'
import { type ObservedValue, valueOfParts } from '../value.ts'

/** A published figure of one area of England, nobody's own: what partnerships compare theirs with. */
export interface ReferenceFigure {
  readonly measureCode: string
  /** ONS code */
  readonly area: string
  readonly period: Period
  readonly observed: ObservedValue
  /** As it stood in the file. */
  readonly printed: string
  /** How it was arrived at, and what must be known of it. */
  readonly basis: string
}

export const referenceKey = ({ measureCode, area, period }: Pick<ReferenceFigure, 'measureCode' | 'area' | 'period'>) =>
  `${measureCode}|${area}|${period.start}|${period.end}`

/** The day whose population a rate of that period is for: 30 June of the year in which it began. */
export const midYearOf = ({ end }: Pick<Period, 'end'>): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year: end.month > 3 ? end.year : end.year - 1, month: 6, day: 30 })

/** The codes whose published figures a measure needs: its own, and the parts that a rate can be worked out from. */
export function neededFor(measure: Measure): readonly string[] {
  const { numerator, denominator } = measure.ratio ?? {}
  return measure.form === 'per-10000' && numerator?.code !== undefined && denominator?.code !== undefined
    ? [measure.code, numerator.code, denominator.code]
    : [measure.code]
}

/** The published figures of a measure; a rate that was not published is worked out from its count and the population. */
export function figuresOf<F extends ReferenceFigure>(measure: Measure, held: readonly F[]): readonly F[] {
  const [own, count, population] = neededFor(measure)
  const published = held.filter(each => each.measureCode === own)
  if (count === undefined || population === undefined) return published
  const present = new Set(published.map(referenceKey))
  const byKey = new Map(held.map(each => [referenceKey(each), each]))
  const derived = held
    .filter(each => each.measureCode === count && !present.has(referenceKey({ ...each, measureCode: measure.code })))
    .map((each): F => {
      const people = byKey.get(
        referenceKey({ measureCode: population, area: each.area, period: dayPeriod(midYearOf(each.period)) }),
      )
      return { ...each, measureCode: measure.code, ...rateOf(measure, each, people) }
    })
  return [...published, ...derived]
}

function rateOf(
  measure: Measure,
  { observed, basis, printed }: ReferenceFigure,
  people: ReferenceFigure | undefined,
): Pick<ReferenceFigure, 'observed' | 'basis' | 'printed'> {
  if (observed.state !== 'value') return { observed, printed, basis }
  if (people?.observed.state !== 'value' || compare(people.observed.value, ZERO) <= 0)
    return { observed: { state: 'missing' }, printed: '', basis: 'no population was published for that year' }
  const [numerator, denominator] = [observed.value, people.observed.value]
  const value = valueOfParts(measure.form, numerator, denominator)
  // A rounded count gives no base that could be checked.
  return basis === ROUNDED_COUNT
    ? { observed: { state: 'value', value }, printed: '', basis: 'worked out from a count rounded to the nearest ten' }
    : {
        observed: { state: 'value', value, numerator, denominator },
        printed: '',
        basis: 'worked out from the published count and the population in the middle of the year',
      }
}

/** The basis of counts of regions and England. */
export const ROUNDED_COUNT = 'published rounded to the nearest ten'
