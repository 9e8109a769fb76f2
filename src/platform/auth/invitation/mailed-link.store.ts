import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../db/database.ts'
import { hashToken } from '../session.store.ts'
import { INVITATION_DAYS, type LinkKind, type LiveLink, RESET_MINUTES } from './mailed-link.ts'

const newToken = (): string => randomBytes(32).toString('base64url')

/**
 * Makes a link to reset the password of an address, in place of one before it, and returns its token; undefined when the
 * address has no active account. The statements are the same either way.
 */
export async function insertResetLink(
  tx: Tx,
  email: string,
  now: Temporal.Instant,
): Promise<{ readonly token: string; readonly accountId: string } | undefined> {
  const token = newToken()
  await sql`delete from mailed_link l using account a
    where a.account_id = l.account_id and a.email = ${email} and l.kind = 'password-reset'`.execute(tx)
  const made = await sql<{
    account_id: string
  }>`insert into mailed_link (token_hash, account_id, kind, created_at, ends_at)
    select ${hashToken(token)}, a.account_id, 'password-reset', ${now}, ${now.add({ minutes: RESET_MINUTES })}
    from account a where a.email = ${email} and a.state = 'active'
    returning account_id`.execute(tx)
  const accountId = made.rows[0]?.account_id
  return accountId === undefined ? undefined : { token, accountId }
}

/** Ends the link to reset a password that was asked for and not used. */
export async function endResetLinksOf(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('mailed_link').where('account_id', '=', accountId).where('kind', '=', 'password-reset').execute()
}

/** Makes the link with which a person sets up their account, in place of one before it; undefined when they are not invited. In the context of their partnership. */
export async function insertInvitation(tx: Tx, personId: string, now: Temporal.Instant): Promise<string | undefined> {
  const token = newToken()
  const until = now.add({ hours: 24 * INVITATION_DAYS })
  const made = await sql<{
    done: boolean
  }>`select invite_person(${personId}, ${hashToken(token)}, ${now}, ${until}) as done`.execute(tx)
  return made.rows[0]?.done ? token : undefined
}

export async function findLink(
  tx: Tx,
  token: string,
  kind: LinkKind,
  now: Temporal.Instant,
): Promise<LiveLink | undefined> {
  const row = await tx
    .selectFrom('mailed_link as l')
    .innerJoin('account as a', 'a.account_id', 'l.account_id')
    .select(['l.token_hash', 'l.account_id', 'a.email'])
    .where('l.token_hash', '=', hashToken(token))
    .where('l.kind', '=', kind)
    .where('l.used_at', 'is', null)
    .where('l.ends_at', '>', now)
    .where('a.state', '=', kind === 'invitation' ? 'invited' : 'active')
    .executeTakeFirst()
  return row && { tokenHash: row.token_hash, accountId: row.account_id, email: row.email }
}

/** Takes a link, once: false when somebody else took it meanwhile. */
export async function useLink(tx: Tx, link: LiveLink, now: Temporal.Instant): Promise<boolean> {
  const used = await tx
    .updateTable('mailed_link')
    .set({ used_at: now })
    .where('token_hash', '=', link.tokenHash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}
