export const CIVIL_TIME_ZONE = 'Europe/London'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

export const weekdayName = (day: Temporal.PlainDate): string => WEEKDAYS[day.dayOfWeek - 1] ?? ''

const monthName = (month: number): string => MONTHS[month - 1] ?? ''

/** "3 June 2024" */
export const dayInWords = (day: Temporal.PlainDate): string => `${day.day} ${monthName(day.month)} ${day.year}`

/** "Thursday 9 May 2024": the form wherever a clock runs */
export const weekdayInWords = (day: Temporal.PlainDate): string => `${weekdayName(day)} ${dayInWords(day)}`

/** "9 May": only in dense rows, where the year is plain */
export const dayAndMonth = (day: Temporal.PlainDate): string => `${day.day} ${monthName(day.month)}`

/** "March 2024" */
export const monthInWords = (month: Temporal.PlainYearMonth): string => `${monthName(month.month)} ${month.year}`

/** "4:47pm", "9am", "midday", "midnight" */
export function timeInWords(time: Temporal.PlainTime): string {
  if (time.minute === 0 && time.hour === 0) return 'midnight'
  if (time.minute === 0 && time.hour === 12) return 'midday'
  const hour = time.hour % 12 === 0 ? 12 : time.hour % 12
  const minutes = time.minute === 0 ? '' : `:${String(time.minute).padStart(2, '0')}`
  return `${hour}${minutes}${time.hour < 12 ? 'am' : 'pm'}`
}

/** The day it was in England at that moment. */
export const civilDay = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(CIVIL_TIME_ZONE).toPlainDate()

export const civilTime = (instant: Temporal.Instant): Temporal.PlainTime =>
  instant.toZonedDateTimeISO(CIVIL_TIME_ZONE).toPlainTime()

/** "9 May 2024 at 4:47pm" */
export const momentInWords = (instant: Temporal.Instant): string =>
  `${dayInWords(civilDay(instant))} at ${timeInWords(civilTime(instant))}`

export const startOfDay = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime(CIVIL_TIME_ZONE).toInstant()

/** 23:59:59 in England: the last second at which something due that day is in time. */
export const endOfDay = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: CIVIL_TIME_ZONE, plainTime: '23:59:59' }).toInstant()

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/
const NUMERIC = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/
const WORDS = /^(?:([a-z]+),? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]+),? (\d{4})$/i

/** Reads "3 June 2024", "Thursday 9 May 2024", "3 Jun 2024", "3/6/2024" (day first) and "2024-06-03"; undefined for
 * anything else, for a day that does not exist, and for a weekday that does not match its date. */
export function parseDay(text: string): Temporal.PlainDate | undefined {
  const tidy = text.trim().replace(/\s+/g, ' ')
  const iso = ISO.exec(tidy)
  if (iso) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const numeric = NUMERIC.exec(tidy)
  if (numeric) return realDay(Number(numeric[3]), Number(numeric[2]), Number(numeric[1]))
  const words = WORDS.exec(tidy)
  if (!words) return undefined
  const day = realDay(Number(words[4]), position(MONTHS, words[3] ?? ''), Number(words[2]))
  if (day && words[1] !== undefined && position(WEEKDAYS, words[1]) !== day.dayOfWeek) return undefined
  return day
}

function position(names: readonly string[], text: string): number {
  const start = text.toLowerCase()
  if (start.length < 3) return 0
  return 1 + names.findIndex(name => name.toLowerCase().startsWith(start))
}

function realDay(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1 || year < 1000) return undefined
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  return day <= first.daysInMonth ? first.with({ day }) : undefined
}
