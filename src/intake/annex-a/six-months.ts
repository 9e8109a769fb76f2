import { dayPeriod, monthPeriod, monthRun, type Period } from '#indicators'
import type { Day } from '../record-day.ts'
import type { AnnexA } from './lists.ts'

/** Ofsted asks for what happened in the six months before the day of the lists, and for what is open on it. */
const MONTHS = 6

export interface SixMonths {
  readonly begins: Day
  /** The day of the lists. */
  readonly ends: Day
  readonly day: Period
  /** Those that lie wholly inside, the earliest first. */
  readonly months: readonly Period[]
}

export function sixMonthsTo(end: Temporal.PlainDate): SixMonths {
  // Half a year before 31 August is 28 February, and the six months begin on the day after it.
  const begins = end.subtract({ months: MONTHS }).add({ days: 1 })
  const months: Period[] = []
  const first = begins.day === 1 ? begins.toPlainYearMonth() : begins.toPlainYearMonth().add({ months: 1 })
  for (let month = first; ; month = month.add({ months: 1 })) {
    const period = monthPeriod(month)
    if (Temporal.PlainDate.compare(period.end, end) > 0) break
    months.push(period)
  }
  return { begins: begins.toString(), ends: end.toString(), day: dayPeriod(end), months }
}

/** All of several months that follow each other as one period; undefined where there are none. */
export function together(months: readonly Period[]): Period | undefined {
  const [first, last] = [months[0], months.at(-1)]
  return first && last && monthRun(first.start.toPlainYearMonth(), last.end.toPlainYearMonth())
}

/** The last day on which anything in the lists happened: that of the lists, where nobody says another. */
export function lastDayIn(lists: AnnexA): Day | undefined {
  let last: Day | undefined
  const take = (...days: readonly (Day | undefined)[]) => {
    for (const day of days) if (day !== undefined && (last === undefined || day > last)) last = day
  }
  for (const it of lists.contacts ?? []) take(it.contactOn)
  for (const it of lists.earlyHelp ?? []) take(it.startedOn, it.completedOn)
  for (const it of lists.referrals ?? []) take(it.referredOn)
  for (const it of lists.assessments ?? []) take(it.startedOn, it.authorisedOn)
  // Conferences are planned ahead, so their days say nothing about when the lists were made.
  for (const it of lists.enquiries ?? []) take(it.startedOn)
  for (const it of lists.need ?? []) take(it.startedOn, it.lastSeenOn, it.closedOn)
  for (const it of lists.plans ?? []) take(it.beganOn, it.visitedOn, it.reviewedOn, it.endedOn)
  for (const it of lists.care ?? []) take(it.startedOn, it.visitedOn, it.placedOn, it.ceasedOn)
  return last
}
