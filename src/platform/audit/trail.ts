import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../auth/actor.ts'
import type { Tx } from '../db/database.ts'

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
  const id = crypto.randomUUID()
  const personal =
    entry.content === undefined ? undefined : { content: JSON.stringify(entry.content), salt: randomBytes(16) }
  await tx
    .insertInto('audit_event')
    .values({
      audit_event_id: id,
      partnership_id: actor.partnershipId,
      actor: actor.id,
      event: entry.event,
      purpose: entry.purpose ?? null,
      subject: JSON.stringify(entry.subject ?? {}),
      content_hash: personal
        ? sql<Buffer>`sha256(${personal.salt}::bytea || convert_to(${personal.content}::jsonb::text, 'UTF8'))`
        : null,
    })
    .execute()
  if (!personal) return
  await tx
    .insertInto('audit_content')
    .values({ audit_event_id: id, partnership_id: actor.partnershipId, ...personal })
    .execute()
}
