import type { Tx } from '#platform/db/database.ts'
import { addObservations, type Recorded } from './add-observations.ts'
import {
  type CountedFigure,
  type CountedFigures,
  listCountedWithoutFigure,
  replaceCounted,
} from './counted-figure.store.ts'
import { listHeldFor } from './observation.store.ts'
import { cellKey, type IncomingObservation, type ObservedCell } from './observation.ts'
import { known, storedDecimal } from './value.ts'

export interface RecordedCounts extends Recorded {
  /** Figures that were counted before and can no longer be. */
  readonly ended: readonly ObservedCell[]
}

/** Keeps what was counted, and makes a figure of it where nobody stated that figure in another way. */
export async function recordCounted(tx: Tx, sourceId: string, counted: CountedFigures): Promise<RecordedCounts> {
  const { basis } = counted
  const gone = await replaceCounted(tx, sourceId, counted)
  const figures = counted.figures.map(figure => observationOf(figure, basis))
  const held = await listHeldFor(tx, [...figures, ...gone])
  const stated = new Set(held.filter(each => each.basis !== basis).map(cellKey))
  const isFree = (cell: ObservedCell) => !stated.has(cellKey(cell))
  return { ...(await addObservations(tx, sourceId, figures.filter(isFree))), ended: gone.filter(isFree) }
}

/** Makes figures of what was counted beside a stated one that no longer counts. */
export async function recordCountedInGaps(tx: Tx): Promise<number> {
  const bySource = Map.groupBy(await listCountedWithoutFigure(tx), ({ sourceId }) => sourceId)
  let count = 0
  for (const [sourceId, figures] of bySource) {
    const observations = figures.map(figure => observationOf(figure, figure.basis))
    count += (await addObservations(tx, sourceId, observations)).addedCount
  }
  return count
}

const observationOf = (
  { measureCode, period, area, agencyId, breakdown, value }: CountedFigure,
  basis: string,
): IncomingObservation => ({
  measureCode,
  period,
  area,
  agencyId,
  breakdown,
  observed: known(value),
  printed: storedDecimal(value),
  basis,
})
