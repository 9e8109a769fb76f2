import { contains, financialYear, monthRun, type Period } from '#indicators'

/** A year as far as it is complete to the month, and the same months of the year before. */
export interface ComparedYears {
  readonly year: Period
  readonly now: Period
  readonly before: Period
  readonly isRunning: boolean
}

/**
 * What stands beside what: whole months, like with like. In the first month of a year nothing is complete yet, so the year
 * before is shown.
 */
export function comparedYears(today: Temporal.PlainDate, asked?: number): ComparedYears {
  const running = today.month >= 4 ? today.year : today.year - 1
  const first = asked !== undefined && asked <= running ? asked : running
  const year = financialYear(first)
  if (!contains(year, today)) return { year, now: year, before: financialYear(first - 1), isRunning: false }
  const lastMonth = today.toPlainYearMonth().subtract({ months: 1 })
  if (!contains(year, lastMonth.toPlainDate({ day: 1 }))) return comparedYears(today, first - 1)
  const start = year.start.toPlainYearMonth()
  return {
    year,
    now: monthRun(start, lastMonth),
    before: monthRun(start.subtract({ years: 1 }), lastMonth.subtract({ years: 1 })),
    isRunning: true,
  }
}
