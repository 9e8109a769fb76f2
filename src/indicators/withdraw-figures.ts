import type { Tx } from '#platform/db/database.ts'
import { bumpDataVersion } from './measure.store.ts'
import type { ObservedCell } from './observation.ts'
import { recordCountedInGaps } from './record-counted.ts'
import {
  type FigureWithdrawal,
  insertRestored,
  listCurrentIds,
  listRestorations,
  retireWithdrawn,
  withdrawSourceRow,
} from './withdrawal.store.ts'

export interface Withdrawn {
  /** figures of which an earlier revision counts again */
  readonly restoredCount: number
  /** figures of which none is left */
  readonly endedCount: number
}

/**
 * Takes back everything that one source said, in the caller's transaction, which must be one that may write figures.
 * Targets, notes and footnotes of a withdrawn source are passed over when they are read.
 */
export async function withdrawFigures(tx: Tx, sourceId: string, withdrawal: FigureWithdrawal): Promise<Withdrawn> {
  await bumpDataVersion(tx)
  await withdrawSourceRow(tx, sourceId, withdrawal)
  const restorations = await listRestorations(tx, sourceId)
  await retireWithdrawn(
    tx,
    restorations.map(({ retiredId }) => retiredId),
  )
  const restored = restorations.flatMap(each => each.restored ?? [])
  await insertRestored(tx, restored)
  const countedCount = await recordCountedInGaps(tx)
  const restoredCount = restored.length + countedCount
  return { restoredCount, endedCount: Math.max(0, restorations.length - restoredCount) }
}

/** What withdrawing a source would do to the figures that count. */
export async function foreseeWithdrawal(tx: Tx, sourceId: string): Promise<Withdrawn> {
  const restorations = await listRestorations(tx, sourceId)
  const restoredCount = restorations.filter(({ restored }) => restored !== undefined).length
  return { restoredCount, endedCount: restorations.length - restoredCount }
}

/** Figures that can no longer be worked out, since the records of another file that they need are gone. */
export async function endFigures(tx: Tx, cells: readonly ObservedCell[]): Promise<number> {
  const ids = await listCurrentIds(tx, cells)
  await retireWithdrawn(tx, ids)
  return ids.length
}
