import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Head } from './chain.ts'

interface NewAuditEvent {
  readonly id: string
  readonly partnershipId: string
  readonly actor: string
  readonly event: string
  readonly purpose: string | null
  readonly subject: string
  /** salted, so that an erased content cannot be guessed back from its hash */
  readonly personal: { readonly content: string; readonly salt: Buffer } | undefined
}

export async function insertAuditEvent(tx: Tx, event: NewAuditEvent): Promise<void> {
  const { id, partnershipId, personal } = event
  await tx
    .insertInto('audit_event')
    .values({
      audit_event_id: id,
      partnership_id: partnershipId,
      actor: event.actor,
      event: event.event,
      purpose: event.purpose,
      subject: event.subject,
      content_hash: personal
        ? sql<Buffer>`sha256(${personal.salt}::bytea || convert_to(${personal.content}::jsonb::text, 'UTF8'))`
        : null,
    })
    .execute()
  if (!personal) return
  await tx
    .insertInto('audit_content')
    .values({ audit_event_id: id, partnership_id: partnershipId, ...personal })
    .execute()
}

/** Gives at most so many waiting rows their place in the chain; undefined when another worker is at it. */
export async function sealWaitingEvents(tx: Tx, most: number): Promise<{ count: number; head: Head } | undefined> {
  const found = await sql<{
    sealed: number
    head_position: number
    head_hash: Buffer
  }>`select sealed, head_position, head_hash from seal_audit(${most})`.execute(tx)
  const row = found.rows[0]
  return row && { count: row.sealed, head: { position: row.head_position, hash: row.head_hash } }
}

export async function updateHeadMark(tx: Tx, mark: string): Promise<void> {
  await tx.updateTable('audit_head').set({ mark }).execute()
}
