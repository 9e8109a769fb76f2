import type { Tx } from '#platform/db/database.ts'
import { listRevisions } from './observation.store.ts'
import { type Observation, type ObservedCell, sameValue } from './observation.ts'
import { type FigureSource, listSources } from './source.store.ts'

/** One revision of a figure and the file that it came from. */
export interface PastFigure {
  readonly observation: Observation
  readonly source: FigureSource | undefined
}

export interface FigureHistory {
  /** newest first, the one that counts among them */
  readonly revisions: readonly PastFigure[]
  /** How often the value was another than before, since the first was approved; that none is left counts too. */
  readonly changeCount: number
}

export const NO_HISTORY: FigureHistory = { revisions: [], changeCount: 0 }

/** Every revision of a figure. `isHeld`: one of them counts. */
export async function readHistory(tx: Tx, cell: ObservedCell, isHeld: boolean): Promise<FigureHistory> {
  const revisions = await listRevisions(tx, cell)
  const sources = await listSources(tx, [...new Set(revisions.map(({ sourceId }) => sourceId))])
  return {
    revisions: revisions.map(observation => ({ observation, source: sources.get(observation.sourceId) })),
    changeCount: countChanges(revisions, isHeld),
  }
}

/** Newest first. A revision that says the same in other words is no change. */
export function countChanges(revisions: readonly Pick<Observation, 'observed'>[], isHeld: boolean): number {
  const changes = revisions.filter((revision, index) => {
    const before = revisions[index + 1]
    return before !== undefined && !sameValue(revision.observed, before.observed)
  })
  return changes.length + (revisions.length > 0 && !isHeld ? 1 : 0)
}
