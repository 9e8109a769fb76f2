import { randomBytes } from 'node:crypto'
import type { Actor } from '../auth/actor.ts'
import type { Tx } from '../db/database.ts'
import { insertAuditEvent } from './audit-event.store.ts'

/** What happened, in identifiers and codes alone. `content` is personal: it lies apart from the chain, which holds its hash. */
export interface AuditEntry {
  /** a kebab-case past tense, such as `concern-decided` or `kpi-return-read` */
  readonly event: string
  readonly subject?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>
  readonly purpose?: string
  readonly content?: Readonly<Record<string, unknown>>
}

/**
 * Appends one row to the audit trail in the caller's transaction: it stands or falls with the change or read that it
 * tells of. A job seals the rows into the hash chain afterwards.
 */
export async function appendAudit(
  tx: Tx,
  actor: Pick<Actor, 'id' | 'partnershipId'>,
  entry: AuditEntry,
): Promise<void> {
  const personal =
    entry.content === undefined ? undefined : { content: JSON.stringify(entry.content), salt: randomBytes(16) }
  await insertAuditEvent(tx, { ...rowOf(actor, entry), personal })
}

const rowOf = (actor: Pick<Actor, 'id' | 'partnershipId'>, { event, subject = {}, purpose }: AuditEntry) => ({
  id: crypto.randomUUID(),
  partnershipId: actor.partnershipId,
  actor: actor.id,
  event,
  purpose: purpose ?? null,
  subject: JSON.stringify(subject),
})
