import { monthPeriod, type Period, rolling12 } from '#indicators'
import type { Month } from './coverage.ts'
import type { HeldMonth } from './event.store.ts'
import type { Window } from './event-counts.store.ts'

export const YEAR = 12

/** A window that the held months cover without a hole. */
export interface CoveredWindow extends Window {
  readonly period: Period
  readonly coversForce: boolean
}

export const monthsBefore = (month: Month, months: number): Month =>
  Temporal.PlainYearMonth.from(month).subtract({ months }).toString()

export const monthsOfWindow = ({ last, months }: Window): Month[] =>
  Array.from({ length: months }, (_, back) => monthsBefore(last, months - 1 - back))

export const periodOf = ({ last, months }: Window): Period => {
  const month = Temporal.PlainYearMonth.from(last)
  return months === 1 ? monthPeriod(month) : rolling12(month)
}

/** Every window whose figures change when these months do: each month, and each twelve months with one of them. */
export function windowsChangedBy(months: readonly Month[]): Window[] {
  const lasts = new Set<Month>()
  // A year further on stands the change against the twelve months before.
  for (const month of months) for (let later = 0; later < 2 * YEAR; later++) lasts.add(monthsBefore(month, -later))
  return [...months.map(last => ({ last, months: 1 })), ...[...lasts].toSorted().map(last => ({ last, months: YEAR }))]
}

/** The twelve months before each twelve months: a change is worked out from both. */
export const yearsBefore = (windows: readonly Window[]): Window[] =>
  windows.flatMap(({ last, months }) => (months === YEAR ? [{ last: monthsBefore(last, YEAR), months }] : []))

/** Of the windows, those of which every month is held: a year with a hole has no figure. */
export function coveredOf(windows: readonly Window[], held: readonly HeldMonth[]): CoveredWindow[] {
  const byMonth = new Map(held.map(each => [each.month, each]))
  return windows.flatMap(window => {
    const months = monthsOfWindow(window).map(month => byMonth.get(month))
    if (months.some(month => month === undefined)) return []
    return [{ ...window, period: periodOf(window), coversForce: months.every(month => month?.coversForce === true) }]
  })
}
