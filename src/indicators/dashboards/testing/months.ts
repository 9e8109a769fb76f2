/** The names of so many months up to that one, oldest first. */
export function monthsUpTo(last: string, count: number): string[] {
  const end = Temporal.PlainYearMonth.from(last)
  return Array.from({ length: count }, (_, back) => end.subtract({ months: count - 1 - back })).map(month =>
    month.toString(),
  )
}

/** Figures by the names of those months. */
export const byMonth = <T>(last: string, figures: readonly T[]): Record<string, T> =>
  Object.fromEntries(monthsUpTo(last, figures.length).map((month, index) => [month, figures[index] as T]))
