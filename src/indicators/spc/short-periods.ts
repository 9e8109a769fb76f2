import type { Tx } from '#platform/db/database.ts'
import { recordsCoverOf } from '../calculated.ts'
import type { Measure } from '../measure.ts'
import type { SeriesDays, SeriesPoint } from '../measure-series.ts'
import { financialYear, monthsOf, type Period, type PeriodKind, subPeriods } from '../period.ts'
import type { ObservedValue } from '../value.ts'

export interface ShortPeriodPoint {
  readonly period: Period
  /** Undefined where nothing is held for it */
  readonly observed: ObservedValue | undefined
}

export interface ShortSeries {
  readonly kind: 'month' | 'quarter'
  readonly points: readonly ShortPeriodPoint[]
}

const MOST_POINTS = 60
const COUNTED_MONTHS = 48

/** A series by month, else by quarter, without holes: only of such can ordinary variation be told. */
export async function shortSeriesOf(
  tx: Tx,
  measure: Measure,
  series: readonly SeriesPoint[],
  days: SeriesDays,
  isOwnArea: boolean,
): Promise<ShortSeries | undefined> {
  const counted = isOwnArea ? await countedMonths(tx, measure, days) : []
  if (counted.length > 1) return { kind: 'month', points: counted }
  return suppliedBy('month', series) ?? suppliedBy('quarter', series)
}

/** Each whole month of the last days in a row that the records cover, so many at most, up to the last that has ended or one before it. */
export async function countedMonths(
  tx: Tx,
  measure: Measure,
  { today, asAt }: SeriesDays,
  { most = COUNTED_MONTHS, upTo }: { readonly most?: number; readonly upTo?: Temporal.PlainYearMonth | undefined } = {},
): Promise<ShortPeriodPoint[]> {
  if (measure.kind !== 'calculated' || !measure.calculateMonths || asAt !== undefined) return []
  const cover = await recordsCoverOf(tx, measure)
  const span = cover === 'always' ? undefined : cover.at(-1)
  if (cover !== 'always' && span === undefined) return []
  const ended = today.toPlainYearMonth().subtract({ months: 1 })
  const complete = upTo ? earliest(upTo, ended) : ended
  const last = span?.end === undefined ? complete : earliest(lastWholeMonth(span.end), complete)
  const first = latest(span && firstWholeMonth(span.begin), last.subtract({ months: most - 1 }))
  if (Temporal.PlainYearMonth.compare(first, last) > 0) return []
  const months = monthsBetween(first, last)
  const observed = await measure.calculateMonths(tx, months)
  return months.map((period, index) => ({ period, observed: observed[index] }))
}

const firstWholeMonth = (day: Temporal.PlainDate): Temporal.PlainYearMonth =>
  day.day === 1 ? day.toPlainYearMonth() : day.toPlainYearMonth().add({ months: 1 })

const lastWholeMonth = (day: Temporal.PlainDate): Temporal.PlainYearMonth =>
  day.add({ days: 1 }).toPlainYearMonth().subtract({ months: 1 })

const latest = (a: Temporal.PlainYearMonth | undefined, b: Temporal.PlainYearMonth): Temporal.PlainYearMonth =>
  a === undefined || Temporal.PlainYearMonth.compare(a, b) < 0 ? b : a

const earliest = (a: Temporal.PlainYearMonth, b: Temporal.PlainYearMonth): Temporal.PlainYearMonth =>
  Temporal.PlainYearMonth.compare(a, b) < 0 ? a : b

function suppliedBy(kind: ShortSeries['kind'], series: readonly SeriesPoint[]): ShortSeries | undefined {
  const own = series.filter(each => each.period.kind === (kind satisfies PeriodKind))
  const [first, last] = [own[0], own.at(-1)]
  if (own.length < 2 || !first || !last) return undefined
  const held = new Map(own.map(each => [each.period.start.toString(), each.observed]))
  const all = kind === 'month' ? monthsFrom(first.period, last.period) : quartersFrom(first.period, last.period)
  const points = all.map(period => ({ period, observed: held.get(period.start.toString()) }))
  return { kind, points: points.slice(-MOST_POINTS) }
}

const monthsFrom = ({ start }: Period, { end }: Period): Period[] =>
  monthsBetween(start.toPlainYearMonth(), end.toPlainYearMonth())

const monthsBetween = (first: Temporal.PlainYearMonth, last: Temporal.PlainYearMonth): Period[] =>
  monthsOf({
    kind: 'months',
    name: '',
    start: first.toPlainDate({ day: 1 }),
    end: last.toPlainDate({ day: last.daysInMonth }),
  })

function quartersFrom(first: Period, last: Period): Period[] {
  const years = Array.from({ length: last.end.year - first.start.year + 2 }, (_, at) => first.start.year - 1 + at)
  return years
    .flatMap(year => subPeriods(financialYear(year)))
    .filter(
      ({ start, end }) =>
        Temporal.PlainDate.compare(start, first.start) >= 0 && Temporal.PlainDate.compare(end, last.end) <= 0,
    )
}
