import { type BankHolidays, DIVISIONS, type Division, SHIPPED_HOLIDAYS } from '../../working-days.ts'

interface FeedDay {
  readonly title: string
  readonly date: string
}

/** A file as GOV.UK publishes it, of years from 2024 on; the caller may change the days of a division. */
export function feedFile(
  change: (division: Division, days: FeedDay[]) => readonly FeedDay[] = (_, days) => days,
  holidays: BankHolidays = SHIPPED_HOLIDAYS,
): Buffer {
  const divisions = DIVISIONS.map(division => {
    const days = Object.entries(holidays[division].holidays)
      .filter(([date]) => date >= '2024-01-01')
      .map(([date, title]) => ({ title, date }))
    const events = change(division, days).map(day => ({ ...day, notes: '', bunting: true }))
    return [division, { division, events }]
  })
  return Buffer.from(JSON.stringify(Object.fromEntries(divisions)))
}

/** The days of 2028 a year later, where they are no weekend; enough of them to be a year. */
export const withNextYear = (_: Division, days: FeedDay[]): FeedDay[] => [
  ...days,
  ...Array.from({ length: 12 }, (_each, index) => {
    const first = Temporal.PlainDate.from({ year: 2029, month: index + 1, day: 15 })
    const date = first.dayOfWeek > 5 ? first.add({ days: 8 - first.dayOfWeek }) : first
    return { title: `Made-up day ${index + 1}`, date: date.toString() }
  }),
]
