import { dayInWords, monthInWords } from '#platform/day.ts'
import { Refusal } from '#platform/errors.ts'

export const PERIOD_KINDS = [
  'financial-year',
  'quarter',
  'month',
  'rolling-12',
  'months',
  'school-year',
  'day',
] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

/** A period that figures are about. `start` and `end` are both inside it; `name` is its one canonical spelling. */
export interface Period {
  readonly kind: PeriodKind
  readonly name: string
  readonly start: Temporal.PlainDate
  readonly end: Temporal.PlainDate
}

export const ACCEPTED_PERIODS =
  'Use a financial year (2023-24), a quarter (2023-24-Q3), a month (2024-02), twelve months to a month ' +
  '(12m-to-2024-03), a run of months (2023-04..2023-11), a school year (ay2023-24) or a day (2024-03-31).'

const FIRST_YEAR = 1900

export class NotAPeriod extends Refusal {
  override readonly name = 'NotAPeriod'
}

/** The sentence that says what is accepted, or undefined when the text is a period. */
export function whyNotAPeriod(text: string): string | undefined {
  try {
    parsePeriod(text)
    return undefined
  } catch (error) {
    if (error instanceof NotAPeriod) return error.message
    throw error
  }
}

/** Throws NotAPeriod with a sentence that names what is accepted. */
export function parsePeriod(text: string): Period {
  const tidy = text.trim().toLowerCase()
  const period = readers.map(read => read(tidy)).find(found => found !== undefined)
  if (!period || period.start.year < FIRST_YEAR) throw new NotAPeriod(`"${text}" is not a period. ${ACCEPTED_PERIODS}`)
  return period
}

export const financialYear = (startYear: number): Period => ({
  kind: 'financial-year',
  name: yearPair(startYear),
  start: Temporal.PlainDate.from({ year: startYear, month: 4, day: 1 }),
  end: Temporal.PlainDate.from({ year: startYear + 1, month: 3, day: 31 }),
})

export function quarter(startYear: number, number: number): Period {
  const first = financialYear(startYear)
    .start.toPlainYearMonth()
    .add({ months: 3 * (number - 1) })
  return spanning('quarter', `${yearPair(startYear)}-Q${number}`, first, first.add({ months: 2 }))
}

export const monthPeriod = (month: Temporal.PlainYearMonth): Period =>
  spanning('month', looksLikeYearPair(month.toString()) ? `${month}..${month}` : month.toString(), month, month)

export const rolling12 = (last: Temporal.PlainYearMonth): Period =>
  spanning('rolling-12', `12m-to-${last}`, last.subtract({ months: 11 }), last)

/** A run of one month is that month. */
export const monthRun = (first: Temporal.PlainYearMonth, last: Temporal.PlainYearMonth): Period =>
  first.equals(last) ? monthPeriod(first) : spanning('months', `${first}..${last}`, first, last)

export const schoolYear = (startYear: number): Period => ({
  kind: 'school-year',
  name: `ay${yearPair(startYear)}`,
  start: Temporal.PlainDate.from({ year: startYear, month: 9, day: 1 }),
  end: Temporal.PlainDate.from({ year: startYear + 1, month: 8, day: 31 }),
})

export const dayPeriod = (day: Temporal.PlainDate): Period => ({
  kind: 'day',
  name: day.toString(),
  start: day,
  end: day,
})

/** A period of exactly these days. Two names for the same days are the same period. */
export function periodOfDays(start: Temporal.PlainDate, end: Temporal.PlainDate): Period {
  if (start.equals(end)) return dayPeriod(start)
  const year = financialYear(start.year)
  return start.equals(year.start) && end.equals(year.end)
    ? year
    : monthRun(start.toPlainYearMonth(), end.toPlainYearMonth())
}

export function periodInWords(period: Period): string {
  const { kind, start, end } = period
  switch (kind) {
    case 'financial-year':
      return `${dayInWords(start)} to ${dayInWords(end)}`
    case 'quarter': {
      const year = quarterYear(period)
      return `Quarter ${quarterNumber(period)}, ${year} to ${year + 1}`
    }
    case 'month':
      return monthInWords(start.toPlainYearMonth())
    case 'rolling-12':
      return `12 months to ${monthInWords(end.toPlainYearMonth())}`
    case 'months':
      return `${monthInWords(start.toPlainYearMonth())} to ${monthInWords(end.toPlainYearMonth())}`
    case 'school-year':
      return `School year ${start.year} to ${end.year}`
    case 'day':
      return dayInWords(start)
  }
}

/** The period of the same kind and length that ends the day before this one starts. */
export function previousPeriod(period: Period): Period {
  const { kind, start, end } = period
  switch (kind) {
    case 'financial-year':
      return financialYear(start.year - 1)
    case 'quarter': {
      const number = quarterNumber(period)
      return number === 1 ? quarter(quarterYear(period) - 1, 4) : quarter(quarterYear(period), number - 1)
    }
    case 'month':
      return monthPeriod(start.toPlainYearMonth().subtract({ months: 1 }))
    case 'rolling-12':
      return rolling12(end.toPlainYearMonth().subtract({ months: 12 }))
    case 'months': {
      const length = monthsOf(period).length
      const back = (day: Temporal.PlainDate) => day.toPlainYearMonth().subtract({ months: length })
      return monthRun(back(start), back(end))
    }
    case 'school-year':
      return schoolYear(start.year - 1)
    case 'day':
      return dayPeriod(start.subtract({ days: 1 }))
  }
}

export function contains(period: Period, inner: Period | Temporal.PlainDate): boolean {
  const [start, end] = inner instanceof Temporal.PlainDate ? [inner, inner] : [inner.start, inner.end]
  return Temporal.PlainDate.compare(period.start, start) <= 0 && Temporal.PlainDate.compare(end, period.end) <= 0
}

/** The months of a period in order; a day has none. */
export function monthsOf(period: Period): Period[] {
  if (period.kind === 'day') return []
  const months: Period[] = []
  const last = period.end.toPlainYearMonth()
  for (let month = period.start.toPlainYearMonth(); ; month = month.add({ months: 1 })) {
    months.push(monthPeriod(month))
    if (month.equals(last)) return months
  }
}

/** What a period divides into: a financial year into quarters, any other into months; a month and a day into nothing. */
export function subPeriods(period: Period): Period[] {
  if (period.kind === 'financial-year') return [1, 2, 3, 4].map(number => quarter(period.start.year, number))
  return period.kind === 'month' ? [] : monthsOf(period)
}

const readers: readonly ((text: string) => Period | undefined)[] = [
  text =>
    onMatch(/^(ay)?(\d{4})[-/](\d{2}|\d{4})$/, text, ([, school, from = '', to = '']) => {
      const startYear = Number(from)
      if (!to.endsWith(yearPair(startYear).slice(-2)) || (to.length === 4 && Number(to) !== startYear + 1))
        return undefined
      return school === undefined ? financialYear(startYear) : schoolYear(startYear)
    }),
  text =>
    onMatch(/^(\d{4})[-/](\d{2})[- ]q([1-4])$/, text, ([, from = '', to = '', number]) =>
      yearPair(Number(from)).endsWith(`-${to}`) ? quarter(Number(from), Number(number)) : undefined,
    ),
  text => mapMonth(text, monthPeriod),
  text => (text.startsWith('12m-to-') ? mapMonth(text.slice('12m-to-'.length), rolling12) : undefined),
  text => {
    const [from, to, ...rest] = text.split('..')
    if (from === undefined || to === undefined || rest.length > 0) return undefined
    return mapMonth(from, first =>
      mapMonth(to, last => (Temporal.PlainYearMonth.compare(first, last) <= 0 ? monthRun(first, last) : undefined)),
    )
  },
  text =>
    onMatch(/^(\d{4})-(\d{2})-(\d{2})$/, text, ([, year = '', month = '', day = '']) => {
      const first = toMonth(`${year}-${month}`)
      if (!first || Number(day) < 1 || Number(day) > first.daysInMonth) return undefined
      return dayPeriod(first.toPlainDate({ day: Number(day) }))
    }),
]

function onMatch(
  pattern: RegExp,
  text: string,
  read: (match: RegExpExecArray) => Period | undefined,
): Period | undefined {
  const match = pattern.exec(text)
  return match ? read(match) : undefined
}

function mapMonth<T>(text: string, map: (month: Temporal.PlainYearMonth) => T): T | undefined {
  const month = toMonth(text)
  return month ? map(month) : undefined
}

function toMonth(text: string): Temporal.PlainYearMonth | undefined {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text)
  return match ? Temporal.PlainYearMonth.from(text) : undefined
}

function spanning(
  kind: PeriodKind,
  name: string,
  first: Temporal.PlainYearMonth,
  last: Temporal.PlainYearMonth,
): Period {
  return { kind, name, start: first.toPlainDate({ day: 1 }), end: last.toPlainDate({ day: last.daysInMonth }) }
}

const yearPair = (startYear: number): string =>
  `${String(startYear).padStart(4, '0')}-${String((startYear + 1) % 100).padStart(2, '0')}`

// "2011-12" can be read as a financial year and as a month: it is the year, and the month is spelt "2011-12..2011-12".
const looksLikeYearPair = (text: string): boolean => text === yearPair(Number(text.slice(0, 4)))

const quarterYear = ({ start }: Period): number => (start.month >= 4 ? start.year : start.year - 1)
const quarterNumber = ({ start }: Period): number => (start.month >= 4 ? (start.month - 1) / 3 : 4)
