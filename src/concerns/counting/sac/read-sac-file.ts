import type { Period } from '#indicators'
import { listPartnerships } from '#partnership'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { listSacCounts } from './sac.store.ts'
import { sacFile } from './sac-file.ts'

export interface SacRequest {
  readonly period: Period
  readonly isUnrounded: boolean
  readonly asAt?: Temporal.PlainDate | undefined
}

/** The tables of a year as a file. Exact numbers leave an entry in the trail: they are not to be published. */
export async function readSacFile(
  tx: Tx,
  actor: Pick<Actor, 'id' | 'partnershipId'>,
  { period, isUnrounded, asAt }: SacRequest,
): Promise<{ name: string; content: string }> {
  const [partnership] = await listPartnerships(tx)
  const area = { name: partnership?.name ?? '', onsCode: partnership?.areaCode ?? undefined }
  const content = sacFile(await listSacCounts(tx, period, asAt), area, isUnrounded)
  if (isUnrounded) await appendAudit(tx, actor, { event: 'sac-read-unrounded', subject: { year: period.name } })
  return { name: `sac-${period.name}${isUnrounded ? '-unrounded' : ''}.csv`, content }
}
