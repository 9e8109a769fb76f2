import type { Tx } from '#platform/db/database.ts'
import { type Measure, OWN_AREA } from './measure.ts'
import { countedYears, type SeriesDays, type SeriesPoint } from './measure-series.ts'
import { storedValue } from './observation-row.ts'
import type { PrintedFigure } from './printed-figure.store.ts'

/** The figures of a file with the years that are worked out from records in the place of those supplied. */
export async function withCounted(
  tx: Tx,
  measure: Measure,
  figures: readonly PrintedFigure[],
  days: SeriesDays,
): Promise<readonly PrintedFigure[]> {
  if (measure.kind === 'supplied') return figures
  const own = figures.filter(each => each.area === OWN_AREA && each.agency_id === null && each.breakdown === '')
  const { isCounted, years } = await countedYears(tx, measure, own.map(daysOf), days)
  return [...figures.filter(each => !own.includes(each) || !isCounted(daysOf(each))), ...years.map(printedOf)]
}

const daysOf = ({ starts, ends }: PrintedFigure) => ({
  start: Temporal.PlainDate.from(starts),
  end: Temporal.PlainDate.from(ends),
})

const printedOf = ({ period, area, breakdown, observed, printed, basis }: SeriesPoint): PrintedFigure => ({
  period: period.name,
  starts: period.start.toString(),
  ends: period.end.toString(),
  area,
  agency_id: null,
  breakdown,
  state: observed.state,
  ...storedValue({ observed }),
  printed,
  basis,
  revision: null,
})
