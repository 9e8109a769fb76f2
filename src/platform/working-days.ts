import loaded from './bank-holidays.json' with { type: 'json' }
import { dayInWords, weekdayName } from './day.ts'
import { Refusal } from './errors.ts'

export const CALENDAR_NAMES = ['england-and-wales', 'any-uk'] as const
export type CalendarName = (typeof CALENDAR_NAMES)[number]

export const DIVISIONS = ['england-and-wales', 'scotland', 'northern-ireland'] as const
export type Division = (typeof DIVISIONS)[number]

export const DIVISION_WORDS: Readonly<Record<Division, string>> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
}

const CALENDAR_DIVISIONS: Readonly<Record<CalendarName, readonly Division[]>> = {
  'england-and-wales': ['england-and-wales'],
  'any-uk': DIVISIONS,
}

export interface DivisionHolidays {
  readonly firstYear: number
  readonly lastYear: number
  /** Day ("2024-05-06") to title */
  readonly holidays: Readonly<Record<string, string>>
}

export type BankHolidays = Readonly<Record<Division, DivisionHolidays>>

export interface SkippedDay {
  readonly on: Temporal.PlainDate
  /** "Saturday", "Early May bank holiday" */
  readonly reason: string
  readonly kind: 'weekend' | 'holiday'
}

/** Bank holidays are proclaimed, never computed, so a day outside the loaded years cannot be counted. */
export class OutsideLoadedYears extends Refusal {
  override readonly name = 'OutsideLoadedYears'
}

const WARN_DAYS = 90

/** Monday to Friday, less the bank holidays of one calendar. The day counted from is day 0. */
export class WorkingDays {
  readonly calendar: CalendarName
  readonly firstLoadedYear: number
  readonly lastLoadedYear: number
  readonly #holidays: ReadonlyMap<string, string>

  constructor(calendar: CalendarName, data: BankHolidays) {
    const divisions = CALENDAR_DIVISIONS[calendar]
    this.calendar = calendar
    this.firstLoadedYear = Math.max(...divisions.map(division => data[division].firstYear))
    this.lastLoadedYear = Math.min(...divisions.map(division => data[division].lastYear))
    this.#holidays = mergeHolidays(divisions, data)
  }

  /** From this day on, whoever keeps the installation is told that the calendar is about to run out. */
  get warnFrom(): Temporal.PlainDate {
    return Temporal.PlainDate.from({ year: this.lastLoadedYear, month: 12, day: 31 }).subtract({ days: WARN_DAYS })
  }

  warning(today: Temporal.PlainDate): string | undefined {
    if (Temporal.PlainDate.compare(today, this.warnFrom) < 0) return undefined
    return `Bank holidays are loaded to the end of ${this.lastLoadedYear}. Load later years before clocks reach them.`
  }

  isWorkingDay(day: Temporal.PlainDate): boolean {
    return this.whyNotWorking(day) === undefined
  }

  whyNotWorking(day: Temporal.PlainDate): SkippedDay | undefined {
    this.#refuseOutside(day)
    if (day.dayOfWeek > 5) return { on: day, reason: weekdayName(day), kind: 'weekend' }
    const reason = this.#holidays.get(day.toString())
    return reason === undefined ? undefined : { on: day, reason, kind: 'holiday' }
  }

  /** The nth working day after the day; n = 0 is the day itself, whatever day it is. */
  after(day: Temporal.PlainDate, n: number): Temporal.PlainDate {
    return this.#step(day, n, 1)
  }

  before(day: Temporal.PlainDate, n: number): Temporal.PlainDate {
    return this.#step(day, n, -1)
  }

  /** Working days after `from`, up to and including `to`; below zero when `to` is the earlier. */
  between(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
    if (Temporal.PlainDate.compare(from, to) > 0) return -this.between(to, from)
    return from.until(to).days - this.skipped(from, to).length
  }

  /** Days after `from`, up to and including `to`, that do not count. */
  skipped(from: Temporal.PlainDate, to: Temporal.PlainDate): SkippedDay[] {
    this.#refuseOutside(from)
    const skipped: SkippedDay[] = []
    for (let day = from.add({ days: 1 }); Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 })) {
      const reason = this.whyNotWorking(day)
      if (reason) skipped.push(reason)
    }
    return skipped
  }

  #step(from: Temporal.PlainDate, n: number, direction: 1 | -1): Temporal.PlainDate {
    if (!Number.isInteger(n) || n < 0) throw new RangeError(`${n} is not a number of working days`)
    this.#refuseOutside(from)
    let day = from
    for (let counted = 0; counted < n; ) {
      day = day.add({ days: direction })
      if (this.isWorkingDay(day)) counted++
    }
    return day
  }

  #refuseOutside(day: Temporal.PlainDate): void {
    if (day.year >= this.firstLoadedYear && day.year <= this.lastLoadedYear) return
    throw new OutsideLoadedYears(
      `Working days cannot be counted on ${dayInWords(day)}: ` +
        `bank holidays are loaded for ${this.firstLoadedYear} to ${this.lastLoadedYear} only.`,
    )
  }
}

/** Those that come with the program. */
export const SHIPPED_HOLIDAYS: BankHolidays = loaded.divisions

let holidays: BankHolidays = SHIPPED_HOLIDAYS
let calendars = calendarsOf(holidays)

/** Ask for it each time: the bank holidays in force may change while the program runs. */
export const workingDays = (calendar: CalendarName): WorkingDays => calendars[calendar]

export function putInForce(data: BankHolidays): void {
  holidays = data
  calendars = calendarsOf(data)
}

function calendarsOf(data: BankHolidays): Readonly<Record<CalendarName, WorkingDays>> {
  return {
    'england-and-wales': new WorkingDays('england-and-wales', data),
    'any-uk': new WorkingDays('any-uk', data),
  }
}

/** A sentence for each other division with fewer loaded years than England and Wales: they shorten `any-uk`. */
export function coverageNotes(data: BankHolidays = holidays): string[] {
  const full = data['england-and-wales']
  return DIVISIONS.filter(
    division => data[division].firstYear > full.firstYear || data[division].lastYear < full.lastYear,
  ).map(division => {
    const { firstYear, lastYear } = data[division]
    const years = `${DIVISION_WORDS[division]} is loaded for ${firstYear} to ${lastYear}`
    return `${years}, England and Wales for ${full.firstYear} to ${full.lastYear}.`
  })
}

function mergeHolidays(divisions: readonly Division[], data: BankHolidays): Map<string, string> {
  const observed = new Map<string, Map<string, Division[]>>()
  for (const division of divisions)
    for (const [day, title] of Object.entries(data[division].holidays)) {
      const titles = observed.get(day) ?? new Map<string, Division[]>()
      titles.set(title, [...(titles.get(title) ?? []), division])
      observed.set(day, titles)
    }
  const reason = (titles: Map<string, Division[]>) =>
    [...titles]
      .map(([title, where]) => (where.length === divisions.length ? title : `${title} (${placesInWords(where)})`))
      .join('; ')
  return new Map([...observed].map(([day, titles]) => [day, reason(titles)]))
}

function placesInWords(divisions: readonly Division[]): string {
  return divisions.map(division => DIVISION_WORDS[division]).join(', ')
}
