import { sql } from 'kysely'
import { PREPARED } from '../db/client.ts'
import type { Tx } from '../db/database.ts'

export interface KeyedRequest {
  readonly actor: string
  readonly key: string
  readonly bodyHash: Buffer
  /** what JSON can say */
  readonly answer: unknown
  readonly at: Temporal.Instant
}

export type KeyTaken =
  | { readonly outcome: 'first' }
  | { readonly outcome: 'again'; readonly answer: unknown }
  | { readonly outcome: 'other-body' }

interface TakenRow {
  readonly place: number
  readonly is_first: boolean
  readonly is_same_body: boolean
  readonly answer: unknown
}

/**
 * Takes an idempotency key for a request, with what will be answered to it if the transaction commits. Whoever sends the
 * same at the same time waits here for the first.
 */
export async function takeKey(tx: Tx, request: KeyedRequest): Promise<KeyTaken> {
  const [taken] = await takeKeys(tx, [request])
  if (!taken) throw new Error('A request was not kept under its key.')
  return taken
}

/** As `takeKey` for several requests, which may be of several senders; answers each in its place. */
export async function takeKeys(tx: Tx, requests: readonly KeyedRequest[]): Promise<KeyTaken[]> {
  const given = requests.map(({ actor, key, bodyHash, answer, at }, place) => {
    return { place, actor, key, body_hash: bodyHash.toString('hex'), answer, made_at: at }
  })
  const found = await sql<TakenRow>`${PREPARED}
    select place, is_first, is_same_body, answer from take_request_keys(${JSON.stringify(given)}::jsonb) order by place`.execute(
    tx,
  )
  return found.rows.map(row => {
    if (row.is_first) return { outcome: 'first' }
    return row.is_same_body ? { outcome: 'again', answer: row.answer } : { outcome: 'other-body' }
  })
}

export async function deleteRequestsBefore(tx: Tx, before: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('api_request').where('made_at', '<', before).execute()
}
