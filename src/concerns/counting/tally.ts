import type { Period } from '#indicators'
import type { Fact, Total, TotalsDimension } from './totals.store.ts'

/** Totals in a form that can be asked: how many of a fact in a period. */
export interface Tally {
  /** Zero where there was none. */
  of(fact: Fact, period: Period): number
  /** The parts of a dimension by value. */
  by(dimension: TotalsDimension, fact: Fact, period: Period): ReadonlyMap<string, number>
}

export function tallyOf(totals: readonly Total[]): Tally {
  const within = ({ month }: Total, { start, end }: Period): boolean =>
    month !== null && Temporal.PlainDate.compare(start, month) <= 0 && Temporal.PlainDate.compare(month, end) <= 0
  return {
    of: (fact, period) =>
      totals
        .filter(each => each.fact === fact && each.dimension === '' && within(each, period))
        .reduce((sum, { count }) => sum + count, 0),
    by(dimension, fact, period) {
      const parts = new Map<string, number>()
      for (const each of totals) {
        if (each.fact !== fact || each.dimension !== dimension || !within(each, period)) continue
        parts.set(each.value, (parts.get(each.value) ?? 0) + each.count)
      }
      return parts
    },
  }
}
