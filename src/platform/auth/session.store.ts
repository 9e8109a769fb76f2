import { hash, randomBytes } from 'node:crypto'
import type { Database, Tx } from '../db/database.ts'
import { IDLE_MINUTES, MOST_SESSIONS, SESSION_HOURS, type SignedIn } from './session.ts'

/** The hash under which a session's token is kept. */
export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer')
}

/** Notes that the session was used. Call at most once a minute: each call writes. */
export async function touchSession(auth: Database, tokenHash: Buffer, now: Temporal.Instant): Promise<void> {
  await auth.kysely.updateTable('session').set({ last_seen_at: now }).where('token_hash', '=', tokenHash).execute()
}

export interface NewSession {
  readonly accountId: string
  readonly browser: string
  /** as whom they act; undefined until they have chosen */
  readonly as: { readonly partnershipId: string; readonly personId: string } | undefined
}

/** Begins a session and returns its token, of which only the hash is kept. */
export async function insertSession(tx: Tx, session: NewSession, now: Temporal.Instant): Promise<string> {
  const token = newToken()
  await tx
    .insertInto('session')
    .values({
      token_hash: hashToken(token),
      account_id: session.accountId,
      partnership_id: session.as?.partnershipId ?? null,
      person_id: session.as?.personId ?? null,
      browser: session.browser,
      created_at: now,
      last_seen_at: now,
      reauthenticated_at: now,
      ends_at: now.add({ hours: SESSION_HOURS }),
    })
    .execute()
  return token
}

const newToken = (): string => randomBytes(32).toString('base64url')

interface SessionChange {
  /** as whom they act from now on */
  readonly as?: { readonly partnershipId: string; readonly personId: string }
  readonly reauthenticatedAt?: Temporal.Instant
}

/**
 * Gives a session a new token and, with it, what changed: whoever learned the old token has nothing. When it ends stays
 * as it was. Undefined when the session has ended meanwhile.
 */
export async function rotateSession(
  tx: Tx,
  tokenHash: Buffer,
  change: SessionChange = {},
): Promise<string | undefined> {
  const token = newToken()
  const updated = await tx
    .updateTable('session')
    .set({
      token_hash: hashToken(token),
      ...(change.as ? { partnership_id: change.as.partnershipId, person_id: change.as.personId } : {}),
      ...(change.reauthenticatedAt ? { reauthenticated_at: change.reauthenticatedAt } : {}),
    })
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n ? token : undefined
}

export type EndReason =
  | 'signed-out'
  | 'ended-by-owner'
  | 'too-many'
  | 'password-changed'
  | 'factor-changed'
  | 'access-stopped'

export async function endSession(tx: Tx, tokenHash: Buffer, reason: EndReason, now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('session')
    .set({ ended_at: now, end_reason: reason })
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends every session of an account, or every other than one, named by its token or its hash. How many ended. */
export async function endSessionsOf(
  tx: Tx,
  accountId: string,
  reason: EndReason,
  now: Temporal.Instant,
  exceptToken?: string | Buffer,
): Promise<number> {
  let query = tx
    .updateTable('session')
    .set({ ended_at: now, end_reason: reason })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
  if (exceptToken !== undefined) {
    const kept = typeof exceptToken === 'string' ? hashToken(exceptToken) : exceptToken
    query = query.where('token_hash', '<>', kept)
  }
  return Number((await query.executeTakeFirst()).numUpdatedRows)
}

/** A session as its owner sees it. */
export interface OpenSession {
  readonly sessionId: string
  readonly browser: string
  readonly partnershipId: string | null
  readonly startedAt: Temporal.Instant
  readonly lastSeenAt: Temporal.Instant
  readonly isThis: boolean
}

/** The live sessions of an account, the latest used first. */
export async function listSessions(tx: Tx, session: SignedIn, now: Temporal.Instant): Promise<OpenSession[]> {
  const rows = await tx
    .selectFrom('session')
    .select(['session_id', 'token_hash', 'browser', 'partnership_id', 'created_at', 'last_seen_at'])
    .where('account_id', '=', session.accountId)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', now)
    .where('last_seen_at', '>', now.subtract({ minutes: IDLE_MINUTES }))
    .orderBy('last_seen_at', 'desc')
    .execute()
  return rows.map(row => ({
    sessionId: row.session_id,
    browser: row.browser,
    partnershipId: row.partnership_id,
    startedAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    isThis: row.token_hash.equals(session.tokenHash),
  }))
}

/** Ends the sessions beyond those that an account may have at once: the ones unused for longest. */
export async function endExcessSessions(tx: Tx, accountId: string, now: Temporal.Instant): Promise<void> {
  const kept = tx
    .selectFrom('session')
    .select('token_hash')
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .orderBy('last_seen_at', 'desc')
    .orderBy('session_id', 'desc')
    .limit(MOST_SESSIONS)
  await tx
    .updateTable('session')
    .set({ ended_at: now, end_reason: 'too-many' })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('token_hash', 'not in', kept)
    .execute()
}
