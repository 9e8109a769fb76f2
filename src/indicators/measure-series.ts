import type { Tx } from '#platform/db/database.ts'
import { breaksOff, coversSome, isFromRecords, isSoFar, knownInWords, recordsCoverOf } from './calculated.ts'
import { type Measure, OWN_AREA } from './measure.ts'
import type { Observation } from './observation.ts'
import { financialYear, type Period, periodInWords } from './period.ts'

/** One figure in a measure's series: supplied, or worked out from the records and then without a revision. */
export interface SeriesPoint
  extends Pick<Observation, 'period' | 'area' | 'agencyId' | 'breakdown' | 'observed' | 'printed' | 'basis'> {
  readonly revision: number | undefined
  /** worked out from records of a period that has not ended */
  readonly isSoFar?: boolean
}

/** "1 April 2025 to 31 March 2026 so far" */
export const pointPeriodInWords = ({ period, isSoFar }: Pick<SeriesPoint, 'period' | 'isSoFar'>): string =>
  `${periodInWords(period)}${isSoFar ? ' so far' : ''}`

export interface SeriesDays {
  readonly today: Temporal.PlainDate
  readonly asAt?: Temporal.PlainDate | undefined
}

/** What was supplied, and for a measure that is worked out from records each year that they cover, oldest first. */
export async function seriesOf(
  tx: Tx,
  measure: Measure,
  supplied: readonly Observation[],
  days: SeriesDays,
): Promise<SeriesPoint[]> {
  const own = supplied.filter(each => each.area === OWN_AREA && each.agencyId === undefined && each.breakdown === '')
  const { isCounted, years } = await countedYears(
    tx,
    measure,
    own.map(({ period }) => period),
    days,
  )
  const kept = supplied.filter(each => !own.includes(each) || !isCounted(each.period))
  return [...kept, ...years].sort(
    (a, b) =>
      Temporal.PlainDate.compare(a.period.start, b.period.start) ||
      Temporal.PlainDate.compare(a.period.end, b.period.end),
  )
}

/** The years that are worked out from records, and whether a period for which a figure was supplied is. */
export async function countedYears(
  tx: Tx,
  measure: Measure,
  supplied: readonly Pick<Period, 'start' | 'end'>[],
  { today, asAt }: SeriesDays,
): Promise<{ isCounted(period: Pick<Period, 'start' | 'end'>): boolean; years: SeriesPoint[] }> {
  const cover = measure.kind === 'calculated' ? await recordsCoverOf(tx, measure) : 'always'
  const first = cover === 'always' ? undefined : cover[0]
  if (measure.kind === 'supplied' || cover === 'always' || !first) return { isCounted: () => false, years: [] }
  const isCounted = (period: Pick<Period, 'start' | 'end'>): boolean => isFromRecords(period, cover, true)
  const years: SeriesPoint[] = []
  for (const period of yearsFrom(first.begin, today).filter(year => coversSome(cover, year))) {
    if (supplied.some(each => each.start.equals(period.start) && each.end.equals(period.end) && !isCounted(each)))
      continue
    const isOpen = isSoFar(period, { today, asAt }) || breaksOff(cover, period)
    years.push({
      period,
      area: OWN_AREA,
      agencyId: undefined,
      breakdown: '',
      observed: await measure.calculate(tx, { period, area: OWN_AREA, breakdown: '', asAt }),
      printed: '',
      basis: `worked out from the records${isOpen ? ' so far' : ''}, ${knownInWords(asAt)}`,
      revision: undefined,
      isSoFar: isOpen,
    })
  }
  return { isCounted, years }
}

const firstYear = (day: Temporal.PlainDate): number => (day.month >= 4 ? day.year : day.year - 1)

function yearsFrom(begin: Temporal.PlainDate, today: Temporal.PlainDate): Period[] {
  const first = firstYear(begin)
  return Array.from({ length: Math.max(0, firstYear(today) - first + 1) }, (_, at) => financialYear(first + at))
}
