import { randomBytes } from 'node:crypto'
import type { Tx } from '../../db/database.ts'
import { hashToken } from '../session.store.ts'

const CHALLENGE_MINUTES = 10

/** Somebody who gave the right password and still owes the second factor. */
export interface Challenge {
  readonly tokenHash: Buffer
  readonly accountId: string
  readonly email: string
  /** where they wanted to go */
  readonly next: string
  /** without one they set it up now */
  readonly hasSecondFactor: boolean
}

/** Makes a challenge and returns its token, of which only the hash is kept. */
export async function insertChallenge(
  tx: Tx,
  given: { accountId: string; next: string },
  now: Temporal.Instant,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await tx
    .insertInto('sign_in_challenge')
    .values({
      token_hash: hashToken(token),
      account_id: given.accountId,
      created_at: now,
      ends_at: now.add({ minutes: CHALLENGE_MINUTES }),
      next: given.next,
    })
    .execute()
  return token
}

export async function findChallenge(tx: Tx, token: string, now: Temporal.Instant): Promise<Challenge | undefined> {
  const row = await tx
    .selectFrom('sign_in_challenge as c')
    .innerJoin('account as a', 'a.account_id', 'c.account_id')
    .leftJoin('second_factor as f', 'f.account_id', 'c.account_id')
    .select(['c.token_hash', 'c.account_id', 'a.email', 'c.next', 'f.confirmed_at'])
    .where('c.token_hash', '=', hashToken(token))
    .where('c.ends_at', '>', now)
    .where('a.state', '=', 'active')
    .executeTakeFirst()
  return (
    row && {
      tokenHash: row.token_hash,
      accountId: row.account_id,
      email: row.email,
      next: row.next,
      hasSecondFactor: row.confirmed_at !== null,
    }
  )
}

/** Ends a challenge; false when it was used already, so that one challenge gives one session. */
export async function useChallenge(tx: Tx, tokenHash: Buffer): Promise<boolean> {
  const used = await tx.deleteFrom('sign_in_challenge').where('token_hash', '=', tokenHash).executeTakeFirst()
  return used.numDeletedRows === 1n
}

export async function endChallengesOf(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('sign_in_challenge').where('account_id', '=', accountId).execute()
}
