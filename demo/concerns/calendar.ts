import { CIVIL_TIME_ZONE } from '#platform/day.ts'
import { workingDays } from '#platform/working-days.ts'

/** Days since 1970-01-01: thousands of lives are laid out by them, and Temporal's own days would take most of the load. */
export type DayNumber = number

/** A minute of a civil day in England. */
export interface Moment {
  readonly day: DayNumber
  /** since midnight */
  readonly minute: number
}

const EPOCH = Temporal.PlainDate.from('1970-01-01')
const calendar = workingDays('england-and-wales')

function remembered<T>(make: (day: DayNumber) => T): (day: DayNumber) => T {
  const known = new Map<DayNumber, T>()
  return day => {
    const found = known.get(day)
    if (found !== undefined) return found
    const made = make(day)
    known.set(day, made)
    return made
  }
}

export const dayNumber = (day: Temporal.PlainDate | string): DayNumber => EPOCH.until(day, { largestUnit: 'day' }).days

export const plainDay = remembered(day => EPOCH.add({ days: day }))

export const dayText = remembered(day => plainDay(day).toString())

/** What comes after the last loaded year is never stored, so its bank holidays need not be known. */
export const isWorkingDay = remembered(day => {
  const plain = plainDay(day)
  return plain.year > calendar.lastLoadedYear ? plain.dayOfWeek <= 5 : calendar.isWorkingDay(plain)
})

/** The nth working day after the day. */
export function workingDaysAfter(day: DayNumber, n: number): DayNumber {
  let at = day
  for (let left = n; left > 0; ) if (isWorkingDay(++at)) left--
  return at
}

/** The day itself, or the last working day before it. */
export function workingDayUpTo(day: DayNumber): DayNumber {
  let at = day
  while (!isWorkingDay(at)) at--
  return at
}

/** The last day on which everything that is due can still be counted. */
export const LAST_DAY = dayNumber(`${calendar.lastLoadedYear}-11-30`)

const offset = remembered(
  day => plainDay(day).toZonedDateTime({ timeZone: CIVIL_TIME_ZONE, plainTime: '08:00' }).offset,
)

const two = (number: number): string => String(number).padStart(2, '0')

/** As PostgreSQL reads a moment: "2024-05-02T09:31:00+01:00". Nothing here happens at night, when clocks change. */
export const momentText = ({ day, minute }: Moment): string =>
  `${dayText(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00${offset(day)}`

export const millisecondsOf = ({ day, minute }: Moment): number => (day * 1440 + minute) * 60_000

export const isBy = (moment: Moment, until: Moment): boolean =>
  moment.day < until.day || (moment.day === until.day && moment.minute <= until.minute)

/** The earlier day's end never reaches the later: an act a while after another, on the same day or at nine on the next working day. */
export function minutesAfter({ day, minute }: Moment, minutes: number): Moment {
  return minute + minutes < 18 * 60
    ? { day, minute: minute + minutes }
    : { day, minute: Math.min(minute + 5, 23 * 60 + 59) }
}

export function momentOf(instant: Temporal.Instant): Moment {
  const local = instant.toZonedDateTimeISO(CIVIL_TIME_ZONE)
  return { day: dayNumber(local.toPlainDate()), minute: local.hour * 60 + local.minute }
}
