import { type BankHolidays, DIVISION_WORDS, DIVISIONS, type Division, type DivisionHolidays } from '../working-days.ts'
import type { DivisionFeed, FeedProblem, HolidayFeed } from './holiday-feed.ts'

export interface HolidayChange {
  readonly division: Division
  /** "2027-12-27" */
  readonly day: string
  readonly kind: 'added' | 'removed' | 'renamed'
  readonly title: string
}

export interface HolidayProposal {
  /** What would be in force. */
  readonly content: BankHolidays
  readonly changes: readonly HolidayChange[]
  /** Days that are over and differ: they stay as they were counted. */
  readonly leftAsTheyWere: readonly HolidayChange[]
  readonly problems: readonly FeedProblem[]
}

/**
 * Sets a list beside the one in force. Only days after today change, so that nothing that was counted is counted again; a
 * year that the list does not have stays as it is.
 */
export function proposeHolidays(feed: HolidayFeed, inForce: BankHolidays, today: Temporal.PlainDate): HolidayProposal {
  const changes: HolidayChange[] = []
  const leftAsTheyWere: HolidayChange[] = []
  const problems: FeedProblem[] = []
  const merge = (division: Division): DivisionHolidays => {
    const known = inForce[division]
    const lastYear = lastYearWith(feed[division], known, division, problems)
    const holidays: Record<string, string> = { ...known.holidays }
    for (const change of differences(division, feed[division], known, lastYear)) {
      if (change.day <= today.toString()) {
        leftAsTheyWere.push(change)
        continue
      }
      changes.push(change)
      if (change.kind === 'removed') delete holidays[change.day]
      else holidays[change.day] = change.title
    }
    return { firstYear: known.firstYear, lastYear, holidays: sorted(holidays) }
  }
  const content: BankHolidays = {
    'england-and-wales': merge('england-and-wales'),
    scotland: merge('scotland'),
    'northern-ireland': merge('northern-ireland'),
  }
  return { content, changes: changes.toSorted(byDay), leftAsTheyWere: leftAsTheyWere.toSorted(byDay), problems }
}

const byDay = (a: HolidayChange, b: HolidayChange): number =>
  a.day.localeCompare(b.day) || DIVISIONS.indexOf(a.division) - DIVISIONS.indexOf(b.division)

const sorted = (days: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(days).sort(([a], [b]) => a.localeCompare(b)))

/** Years follow each other: after one that is missing nothing can be counted. */
function lastYearWith(
  feed: DivisionFeed,
  { lastYear }: DivisionHolidays,
  division: Division,
  problems: FeedProblem[],
): number {
  let last = lastYear
  while (feed[last + 1]) last++
  const later = Object.keys(feed).filter(year => Number(year) > last)
  if (later.length > 0)
    problems.push({
      severity: 'warning',
      where: DIVISION_WORDS[division],
      message: `${later.sort().join(', ')} cannot be used, because ${last + 1} is missing.`,
    })
  return last
}

function* differences(
  division: Division,
  feed: DivisionFeed,
  known: DivisionHolidays,
  lastYear: number,
): Generator<HolidayChange> {
  for (const [year, days] of Object.entries(feed)) {
    if (Number(year) < known.firstYear || Number(year) > lastYear) continue
    for (const [day, title] of Object.entries(days)) {
      const before = known.holidays[day]
      if (before === undefined) yield { division, day, kind: 'added', title }
      else if (before !== title) yield { division, day, kind: 'renamed', title }
    }
    for (const [day, title] of Object.entries(known.holidays))
      if (day.startsWith(`${year}-`) && days[day] === undefined) yield { division, day, kind: 'removed', title }
  }
}
