import { type Actor, actsForAgency } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { readOnce } from '#platform/db/read-once.ts'
import { readDataVersion } from './data-version.store.ts'
import type { KpiMatrix } from './kpi-matrix.ts'
import { readNewestMatrix } from './read-kpi-matrix.ts'

/** Enough for a few partnerships; a matrix is about 300 figures. */
const MOST_KEPT = 20

const versionAtHome = readOnce(readDataVersion)

export type NewestMatrix = (tx: Tx, actor: Actor) => Promise<KpiMatrix | undefined>

/** The newest matrix, read again only when the figures have changed: everybody's home page asks for it. */
export function createNewestMatrix(): NewestMatrix {
  const kept = new Map<string, { readonly version: number; readonly matrix: KpiMatrix | undefined }>()
  return async (tx, actor) => {
    const version = await versionAtHome(tx)
    if (version === undefined) return readNewestMatrix(tx)
    const key = `${actor.partnershipId} ${actsForAgency(actor)}`
    const held = kept.get(key)
    if (held?.version === version) return held.matrix
    const matrix = await readNewestMatrix(tx)
    kept.delete(key)
    kept.set(key, { version, matrix })
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break
      kept.delete(oldest)
    }
    return matrix
  }
}
