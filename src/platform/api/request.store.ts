import { sql } from 'kysely'
import { PREPARED } from '../db/client.ts'
import type { Tx } from '../db/database.ts'

export interface KeyedRequest {
  readonly partnershipId: string
  readonly actor: string
  readonly key: string
  readonly bodyHash: Buffer
  readonly answer: string
  readonly at: Temporal.Instant
}

export type KeyTaken =
  | { readonly outcome: 'first' }
  | { readonly outcome: 'again'; readonly answer: unknown }
  | { readonly outcome: 'other-body' }

/**
 * Takes an idempotency key for a request, with what will be answered to it if the transaction commits. Whoever sends the
 * same at the same time waits here for the first.
 */
export async function takeKey(tx: Tx, request: KeyedRequest): Promise<KeyTaken> {
  const { partnershipId, actor, key, bodyHash, answer, at } = request
  const taken = await sql`${PREPARED} insert into api_request (partnership_id, actor, key, body_hash, answer, made_at)
    values (${partnershipId}, ${actor}, ${key}, ${bodyHash}, ${answer}::jsonb, ${at}) on conflict do nothing`.execute(
    tx,
  )
  if (taken.numAffectedRows === 1n) return { outcome: 'first' }
  const row = await tx
    .selectFrom('api_request')
    .select(['body_hash', 'answer'])
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  return row.body_hash.equals(bodyHash) ? { outcome: 'again', answer: row.answer } : { outcome: 'other-body' }
}

export async function deleteRequestsBefore(tx: Tx, before: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('api_request').where('made_at', '<', before).execute()
}
