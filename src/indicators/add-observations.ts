import type { Tx } from '#platform/db/database.ts'
import { insertObservations, listHeldFor, retireObservations } from './observation.store.ts'
import { type IncomingObservation, revise } from './observation.ts'
import { insertConfirmations, listWithdrawnRevisions } from './withdrawal.store.ts'

export interface Recorded {
  readonly addedCount: number
  /** of those added, how many take the place of an earlier revision */
  readonly revisedCount: number
  readonly unchangedCount: number
}

/** More figures of a source that is on record, in a transaction that has counted the change already. */
export async function addObservations(
  tx: Tx,
  sourceId: string,
  observations: readonly IncomingObservation[],
): Promise<Recorded> {
  const { added, replaced, confirmed } = revise(
    observations,
    await listHeldFor(tx, observations),
    await listWithdrawnRevisions(tx, observations),
  )
  await retireObservations(tx, replaced)
  await insertObservations(tx, sourceId, added)
  await insertConfirmations(tx, sourceId, confirmed)
  return { addedCount: added.length, revisedCount: replaced.length, unchangedCount: confirmed.length }
}
