/** A reporting year in the short form of its period name: `2023-24` is 1 April 2023 to 31 March 2024. */
export type FinancialYear = string & { readonly __brand: 'FinancialYear' }

const FORM = /^20(\d{2})-(\d{2})$/

export function isFinancialYear(text: string): text is FinancialYear {
  const [, first, second] = FORM.exec(text) ?? []
  return first !== undefined && second !== undefined && (Number(first) + 1) % 100 === Number(second)
}

export function lastDayOf(year: FinancialYear): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year: Number(year.slice(0, 4)) + 1, month: 3, day: 31 })
}

/** "2023 to 2024" */
export function yearInWords(year: FinancialYear): string {
  const first = Number(year.slice(0, 4))
  return `${first} to ${first + 1}`
}

/** The financial years a report may be started for: the one that is running and the five before it, newest first. */
export function reportableYears(today: Temporal.PlainDate): FinancialYear[] {
  const running = today.month >= 4 ? today.year : today.year - 1
  return Array.from({ length: 6 }, (_, back) => running - back)
    .map(first => `${first}-${String((first + 1) % 100).padStart(2, '0')}`)
    .filter(isFinancialYear)
}
