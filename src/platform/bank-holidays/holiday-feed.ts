import { z } from 'zod'
import { type BankHolidays, DIVISION_WORDS, DIVISIONS, type Division } from '../working-days.ts'

/** The days of one division, by year: "2027" to day ("2027-12-27") to title. */
export type DivisionFeed = Readonly<Record<string, Readonly<Record<string, string>>>>
export type HolidayFeed = Readonly<Record<Division, DivisionFeed>>

export interface FeedProblem {
  readonly severity: 'error' | 'warning'
  /** "England and Wales, event 12" */
  readonly where: string | undefined
  readonly message: string
}

export interface ReadFeed {
  /** Undefined where anything is wrong with it: a list is taken in whole or not at all. */
  readonly feed: HolidayFeed | undefined
  readonly problems: readonly FeedProblem[]
}

const MOST_BYTES = 1_000_000
const MOST_EVENTS = 2_000
const FIRST_YEAR = 2000
const LAST_YEAR = 2100
/** How many a year has at least: fewer, and it has not been proclaimed whole yet. */
const FEWEST: Readonly<Record<Division, number>> = { 'england-and-wales': 8, scotland: 9, 'northern-ireland': 10 }
const WHERE_FROM = 'Save https://www.gov.uk/bank-holidays.json as it is and send that.'

const Feed = z.record(z.string().max(60), z.object({ events: z.array(z.unknown()).max(MOST_EVENTS) }))
const Event = z.object({ title: z.string().trim().min(1).max(120), date: z.iso.date() })

/** Reads a file in the form in which GOV.UK publishes bank holidays. Never throws. */
export function readHolidayFeed(content: Uint8Array): ReadFeed {
  if (content.length > MOST_BYTES) return refused('The file is larger than any list of bank holidays.')
  const parsed = Feed.safeParse(jsonIn(content))
  if (!parsed.success) return refused('The file is not a list of bank holidays as GOV.UK publishes it.')
  const problems: FeedProblem[] = []
  for (const name of Object.keys(parsed.data))
    if (!DIVISIONS.some(division => division === name))
      problems.push({
        severity: 'warning',
        where: name,
        message: 'No calendar uses this division, so it was left out.',
      })
  const read = (division: Division): DivisionFeed => {
    const given = parsed.data[division]
    if (given) return readDivision(division, given.events, problems)
    problems.push({
      severity: 'error',
      where: DIVISION_WORDS[division],
      message: `The division “${division}” is missing. ${WHERE_FROM}`,
    })
    return {}
  }
  const feed: HolidayFeed = {
    'england-and-wales': read('england-and-wales'),
    scotland: read('scotland'),
    'northern-ireland': read('northern-ireland'),
  }
  const isWhole = !problems.some(({ severity }) => severity === 'error')
  return { feed: isWhole ? feed : undefined, problems }
}

function readDivision(division: Division, events: readonly unknown[], problems: FeedProblem[]): DivisionFeed {
  const years: Record<string, Record<string, string>> = {}
  for (const [index, each] of events.entries()) {
    const wrong = (message: string) =>
      problems.push({ severity: 'error', where: `${DIVISION_WORDS[division]}, event ${index + 1}`, message })
    const event = Event.safeParse(each)
    if (!event.success) {
      wrong('It has no title, or no day such as 2027-12-27.')
      continue
    }
    const { title, date } = event.data
    const day = Temporal.PlainDate.from(date)
    if (day.year < FIRST_YEAR || day.year > LAST_YEAR) wrong(`${date} is not of this time.`)
    else if (day.dayOfWeek > 5)
      wrong(`${date} is a weekend. A bank holiday that falls on one is kept on a weekday, and GOV.UK gives that day.`)
    else if (years[day.year]?.[date] !== undefined) wrong(`${date} is there twice. Keep one.`)
    else years[day.year] = { ...years[day.year], [date]: title }
  }
  return withoutUnfinished(division, years, problems)
}

function withoutUnfinished(division: Division, years: DivisionFeed, problems: FeedProblem[]): DivisionFeed {
  const whole: Record<string, DivisionFeed[string]> = {}
  for (const [year, days] of Object.entries(years)) {
    const count = Object.keys(days).length
    if (count >= FEWEST[division]) whole[year] = days
    else
      problems.push({
        severity: 'warning',
        where: `${DIVISION_WORDS[division]}, ${year}`,
        message: `It has only ${count} days, so the year was left out: it is not known whole yet.`,
      })
  }
  return whole
}

const refused = (message: string): ReadFeed => ({
  feed: undefined,
  problems: [{ severity: 'error', where: undefined, message: `${message} ${WHERE_FROM}` }],
})

function jsonIn(content: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
}

const Days = z.record(z.string(), z.string())

/** What was read of a file, as it is kept. */
export const KeptFeed: z.ZodType<HolidayFeed> = z.record(z.enum(DIVISIONS), z.record(z.string(), Days))

/** What is in force, as it is kept. */
export const KeptHolidays: z.ZodType<BankHolidays> = z.record(
  z.enum(DIVISIONS),
  z.object({ firstYear: z.int(), lastYear: z.int(), holidays: Days }),
)
