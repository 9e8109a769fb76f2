import {
  divide,
  known,
  type ObservedValue,
  type Period,
  parsePeriod,
  percentage,
  previousPeriod,
  whole,
} from '#indicators'

type Numbers<Name extends string> = Readonly<Record<Name, number>>

/** How a measure is worked out from the counts of a cohort, and perhaps of the same cohort in an earlier period. */
export interface Calculation<Counts> {
  readonly earlier?: (period: Period) => Period
  /** the counts that it reads, and no others */
  readonly reads: readonly (keyof Counts)[]
  observe(counts: Partial<Counts> | undefined, earlier: Partial<Counts> | undefined): ObservedValue
}

/** A share or a ratio of nothing has no value. */
const OF_NOTHING: ObservedValue = { state: 'not-applicable' }

export const count = <Name extends string>(name: Name): Calculation<Numbers<Name>> => ({
  reads: [name],
  observe: counts => known(whole(counts?.[name] ?? 0)),
})

const listOf = <Name extends string>(names: Name | readonly Name[]): readonly Name[] =>
  typeof names === 'string' ? [names] : names

/** Of those in the base, the share of those that any of the names counts. */
export const share = <Name extends string, Base extends string>(
  names: Name | readonly Name[],
  base: Base,
): Calculation<Numbers<Name | Base>> => ({
  reads: [...listOf(names), base],
  observe(counts) {
    const all = counts?.[base] ?? 0
    if (all === 0) return OF_NOTHING
    const part = listOf(names).reduce((total, name) => total + (counts?.[name] ?? 0), 0)
    return percentage(whole(part), whole(all))
  },
})

/** "1.48 concerns for each adult". */
export const perUnit = <Name extends string>(name: Name, unit: Name): Calculation<Numbers<Name>> => ({
  reads: [name, unit],
  observe(counts) {
    const [numerator, denominator] = [whole(counts?.[name] ?? 0), whole(counts?.[unit] ?? 0)]
    if (denominator.numerator === 0n) return OF_NOTHING
    return { state: 'value', value: divide(numerator, denominator), numerator, denominator }
  },
})

/** The count less that of the period before. */
export const difference = <Name extends string>(name: Name): Calculation<Numbers<Name>> => ({
  earlier: previousPeriod,
  reads: [name],
  observe: (counts, earlier) => known(whole((counts?.[name] ?? 0) - (earlier?.[name] ?? 0))),
})

/** The count less that of one fixed period, as a share of that of the fixed period. */
export const rise = <Name extends string>(name: Name, since: string): Calculation<Numbers<Name>> => ({
  earlier: () => parsePeriod(since),
  reads: [name],
  observe(counts, earlier) {
    const before = earlier?.[name] ?? 0
    return before === 0 ? OF_NOTHING : percentage(whole((counts?.[name] ?? 0) - before), whole(before))
  },
})
