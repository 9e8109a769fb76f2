import type { Measure } from '../measure.ts'
import { dayPeriod, financialYear, monthPeriod, type Period, quarter, rolling12 } from '../period.ts'

export const RHYTHMS = ['monthly', 'quarterly', 'yearly'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/** How long after its period a figure is looked for. Versioned data, printed beside what is late. */
export interface ArrivalRule {
  readonly version: string
  readonly days: Readonly<Record<Rhythm, number>>
}

export const ARRIVAL_RULE: ArrivalRule = { version: 'arrival-1', days: { monthly: 30, quarterly: 45, yearly: 120 } }

/** The first figure that should have come by now and has not. */
export interface Late {
  readonly period: Period
  /** The newest that did come */
  readonly newest: Period
  /** The last day on which it would have been in time */
  readonly dueOn: Temporal.PlainDate
  readonly days: number
}

/** "monthly, twelve months rolling" is monthly; undefined for what comes when it comes. */
export const rhythmOf = ({ cadence }: Pick<Measure, 'cadence'>): Rhythm | undefined =>
  RHYTHMS.find(rhythm => cadence.toLowerCase().startsWith(rhythm))

/**
 * The next figure of the kind that was sent so far, where it should be there by now. Of a dashboard that ends on an earlier
 * day, only what it would show is looked for.
 */
export function lateFigure(
  measure: Pick<Measure, 'cadence'>,
  newest: Period,
  { today, until }: { readonly today: Temporal.PlainDate; readonly until: Temporal.PlainDate },
  rule = ARRIVAL_RULE,
): Late | undefined {
  const rhythm = rhythmOf(measure)
  const period = rhythm && nextPeriod(newest, rhythm)
  if (!rhythm || !period || Temporal.PlainDate.compare(period.end, until) > 0) return undefined
  const dueOn = period.end.add({ days: rule.days[rhythm] })
  return Temporal.PlainDate.compare(dueOn, today) < 0
    ? { period, newest, dueOn, days: dueOn.until(today).days }
    : undefined
}

const MONTHS_OF: Readonly<Record<Rhythm, number>> = { monthly: 1, quarterly: 3, yearly: 12 }

/** The same kind of period, one later: stocks and runs of twelve months come as often as their supplier sends them. */
function nextPeriod({ kind, start, end }: Period, rhythm: Rhythm): Period | undefined {
  const month = end.toPlainYearMonth().add({ months: MONTHS_OF[rhythm] })
  switch (kind) {
    case 'month':
      return monthPeriod(end.toPlainYearMonth().add({ months: 1 }))
    case 'quarter': {
      const { year, month: first } = start.toPlainYearMonth().add({ months: 3 })
      return first === 1 ? quarter(year - 1, 4) : quarter(year, (first - 1) / 3)
    }
    case 'financial-year':
      return financialYear(end.year)
    case 'rolling-12':
      return rolling12(month)
    case 'day':
      return dayPeriod(month.toPlainDate({ day: Math.min(end.day, month.daysInMonth) }))
    case 'months':
    case 'school-year':
      return undefined
  }
}
