import type { Actor } from '../auth/actor.ts'
import type { Tx } from '../db/database.ts'
import { appendAudit } from './trail.ts'

/** Erases what entries of the trail say of people, as kith_worker. The entries stay, and the chain holds: it knows only the hash. */
export async function eraseAuditContent(
  tx: Tx,
  actor: Pick<Actor, 'id' | 'partnershipId'>,
  eventIds: readonly string[],
  reason: string,
): Promise<number> {
  const erased = await tx.deleteFrom('audit_content').where('audit_event_id', 'in', eventIds).executeTakeFirst()
  await appendAudit(tx, actor, { event: 'audit-content-erased', subject: { entries: eventIds, reason } })
  return Number(erased.numDeletedRows)
}
