import type { Period } from '#indicators'
import type { Fact, Total, TotalsDimension } from './totals.store.ts'

/** Totals in a form that can be asked: how many of a fact in a period. */
export interface Tally {
  /** Zero where there was none. */
  of(fact: Fact, period: Period): number
  /** The parts of a dimension by value. */
  by(dimension: TotalsDimension, fact: Fact, period: Period): ReadonlyMap<string, number>
}

interface MonthTotal {
  readonly month: number
  readonly value: string
  readonly count: number
}

/** A tally of totals that were asked for by month; a page asks it some hundred times. */
export function tallyOf(totals: readonly Total[]): Tally {
  const groups = new Map<string, MonthTotal[]>()
  for (const { dimension, fact, month, value, count } of totals) {
    if (month === null) continue
    const key = keyOf(dimension, fact)
    const group = groups.get(key)
    const total = { month: numberOf(month), value, count }
    if (group) group.push(total)
    else groups.set(key, [total])
  }
  const parts = (dimension: TotalsDimension, fact: Fact, { start, end }: Period): Map<string, number> => {
    const counts = new Map<string, number>()
    // A month belongs to a period that holds its first day.
    const first = numberOf(start) + (start.day > 1 ? 1 : 0)
    const last = numberOf(end)
    for (const { month, value, count } of groups.get(keyOf(dimension, fact)) ?? [])
      if (first <= month && month <= last) counts.set(value, (counts.get(value) ?? 0) + count)
    return counts
  }
  return {
    of: (fact, period) => parts('', fact, period).get('') ?? 0,
    by: parts,
  }
}

const keyOf = (dimension: TotalsDimension, fact: Fact): string => `${dimension} ${fact}`

/** Months in a row have numbers in a row. */
const numberOf = ({ year, month }: Temporal.PlainDate): number => year * 12 + month
