import { monthRun, monthsOf, type Period } from '#indicators'
import { monthInWords } from '#platform/day.ts'
import type { DatedEvent } from './read-event.ts'

/** Longer than any extract: more is a slip in a day. */
export const MOST_MONTHS = 60

/** "2024-03" */
export type Month = string

/** The whole months of a period, by whether they had ended on a day. */
export function monthsCovered(
  period: Period,
  today: Temporal.PlainDate,
): { readonly over: readonly Month[]; readonly running: readonly Month[] } {
  const months = monthsOf(period).map(({ end }) => ({ month: end.toPlainYearMonth().toString(), end }))
  const isOver = ({ end }: { end: Temporal.PlainDate }) => Temporal.PlainDate.compare(end, today) < 0
  return {
    over: months.filter(isOver).map(({ month }) => month),
    running: months.filter(each => !isOver(each)).map(({ month }) => month),
  }
}

/** From the month of the first event to that of the last. */
export function periodOfEvents(events: Iterable<Pick<DatedEvent, 'month'>>): Period | undefined {
  let [first, last]: [Month | undefined, Month | undefined] = [undefined, undefined]
  for (const { month } of events) {
    if (first === undefined || month < first) first = month
    if (last === undefined || month > last) last = month
  }
  if (first === undefined || last === undefined) return undefined
  return monthRun(Temporal.PlainYearMonth.from(first), Temporal.PlainYearMonth.from(last))
}

/** "April 2023", "April 2023 and June 2023 to August 2023" */
export function monthsInWords(months: readonly Month[]): string {
  const runs: [Temporal.PlainYearMonth, Temporal.PlainYearMonth][] = []
  for (const month of months.toSorted().map(each => Temporal.PlainYearMonth.from(each))) {
    const last = runs.at(-1)
    if (last?.[1].add({ months: 1 }).equals(month)) last[1] = month
    else runs.push([month, month])
  }
  return new Intl.ListFormat('en-GB').format(
    runs.map(([from, to]) => (from.equals(to) ? monthInWords(from) : `${monthInWords(from)} to ${monthInWords(to)}`)),
  )
}
