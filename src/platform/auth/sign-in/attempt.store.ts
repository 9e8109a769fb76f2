import { createHash } from 'node:crypto'
import type { Tx } from '../../db/database.ts'
import { type AttemptKind, type Attempts, countAttempt, lockOf } from './attempt-limit.ts'

/** Whose attempts are counted: an email address as typed, an account or a network address. */
export interface AttemptKey {
  readonly kind: AttemptKind
  readonly of: string
}

const hashOf = ({ kind, of }: AttemptKey): Buffer => createHash('sha256').update(`${kind} ${of}`).digest()

/** Counts an attempt under each key, in their given order; or returns until when one of them is locked, and counts nothing. */
export async function takeAttempt(
  tx: Tx,
  keys: readonly AttemptKey[],
  now: Temporal.Instant,
): Promise<{ lockedUntil: Temporal.Instant | undefined }> {
  const counted: Array<{ key: AttemptKey; before: Attempts }> = []
  for (const key of keys) counted.push({ key, before: await lockAttempts(tx, key, now) })
  const locks = counted.map(({ before }) => lockOf(before, now)).filter(until => until !== undefined)
  const lockedUntil = locks.sort(Temporal.Instant.compare).at(-1)
  if (lockedUntil) return { lockedUntil }
  for (const { key, before } of counted)
    await writeAttempts(tx, key, countAttempt(key.kind, before.count === 0 ? undefined : before, now))
  return { lockedUntil: undefined }
}

export async function forgetAttempts(tx: Tx, key: AttemptKey): Promise<void> {
  await tx.deleteFrom('sign_in_throttle').where('kind', '=', key.kind).where('key_hash', '=', hashOf(key)).execute()
}

async function lockAttempts(tx: Tx, key: AttemptKey, now: Temporal.Instant): Promise<Attempts> {
  await tx
    .insertInto('sign_in_throttle')
    .values({ kind: key.kind, key_hash: hashOf(key), attempt_count: 0, last_attempt_at: now })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const row = await tx
    .selectFrom('sign_in_throttle')
    .select(['attempt_count', 'last_attempt_at', 'locked_until'])
    .where('kind', '=', key.kind)
    .where('key_hash', '=', hashOf(key))
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { count: row.attempt_count, lastAt: row.last_attempt_at, lockedUntil: row.locked_until ?? undefined }
}

async function writeAttempts(tx: Tx, key: AttemptKey, attempts: Attempts): Promise<void> {
  await tx
    .updateTable('sign_in_throttle')
    .set({
      attempt_count: attempts.count,
      last_attempt_at: attempts.lastAt,
      locked_until: attempts.lockedUntil ?? null,
    })
    .where('kind', '=', key.kind)
    .where('key_hash', '=', hashOf(key))
    .execute()
}
