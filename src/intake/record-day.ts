/** A day as "2024-03-31": such texts compare as the days do. */
export type Day = string

// A day that is missing breaks no rule about its order; the rules that ask for it say so.
export const isBefore = (day: Day | undefined, other: Day | undefined): boolean =>
  day !== undefined && other !== undefined && day < other
export const isAfter = (day: Day | undefined, other: Day | undefined): boolean => isBefore(other, day)

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export function isRealDay(year: number, month: number, date: number): boolean {
  if (year < 1 || month < 1 || month > 12 || date < 1 || date > (DAYS_IN_MONTH[month - 1] ?? 0)) return false
  return !(month === 2 && date === 29 && !isLeap(year))
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Below zero where a character is not a digit. */
export function digits(from: string, start: number, end: number): number {
  let value = 0
  for (let index = start; index < end; index++) {
    const digit = from.charCodeAt(index) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}
