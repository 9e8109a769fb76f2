import { civilDay, civilTime, timeInWords, weekdayInWords } from '#platform/day.ts'

/** "today at 9:55am", "on Tuesday 7 May 2024 at 2:20pm" */
export function momentShort(instant: Temporal.Instant, today: Temporal.PlainDate): string {
  const day = civilDay(instant)
  const time = timeInWords(civilTime(instant))
  return day.equals(today) ? `today at ${time}` : `on ${weekdayInWords(day)} at ${time}`
}

/** The same at the beginning of a line: "Today, 9:55am". */
export function momentLine(instant: Temporal.Instant, today: Temporal.PlainDate): string {
  const day = civilDay(instant)
  return `${day.equals(today) ? 'Today' : weekdayInWords(day)}, ${timeInWords(civilTime(instant))}`
}
