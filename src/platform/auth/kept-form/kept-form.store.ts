import type { Tx } from '../../db/database.ts'
import { hashToken } from '../session.store.ts'

/** More than anybody has open at once; what a browser without a session may fill is bounded by it. */
const MOST_FOR_AN_ACCOUNT = 10

/** Whose form it is, and which partnership they typed it in. */
export interface Typist {
  readonly accountId: string
  readonly partnershipId: string
}

/** Whose session a token was, when it ended by time or because others were begun: not when somebody ended it. */
export async function findEndedSession(tx: Tx, token: string): Promise<Typist | undefined> {
  const row = await tx
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.account_id', 's.account_id')
    .select(['s.account_id', 's.partnership_id'])
    .where('s.token_hash', '=', hashToken(token))
    .where('a.state', '=', 'active')
    .where(or => or.or([or('s.ended_at', 'is', null), or('s.end_reason', '=', 'too-many')]))
    .executeTakeFirst()
  return row?.partnership_id ? { accountId: row.account_id, partnershipId: row.partnership_id } : undefined
}

export interface KeptRow {
  readonly token: string
  readonly page: string
  readonly accountId: string
}

/** Keeps a form in place of an earlier one of the same page, and forgets the account's oldest beyond the most. */
export async function putKeptForm(
  tx: Tx,
  { token, page, accountId }: KeptRow,
  kept: { readonly sealed: Buffer; readonly keptAt: Temporal.Instant; readonly endsAt: Temporal.Instant },
): Promise<void> {
  const values = { account_id: accountId, sealed: kept.sealed, kept_at: kept.keptAt, ends_at: kept.endsAt }
  await tx
    .insertInto('kept_form')
    .values({ token_hash: hashToken(token), page, ...values })
    .onConflict(conflict => conflict.columns(['token_hash', 'page']).doUpdateSet(values))
    .execute()
  await deleteEndedForms(tx, kept.keptAt)
  const newest = tx
    .selectFrom('kept_form')
    .select('kept_at')
    .where('account_id', '=', accountId)
    .orderBy('kept_at', 'desc')
    .offset(MOST_FOR_AN_ACCOUNT)
    .limit(1)
  await tx.deleteFrom('kept_form').where('account_id', '=', accountId).where('kept_at', '<=', newest).execute()
}

export async function findKeptForm(tx: Tx, row: KeptRow, now: Temporal.Instant): Promise<Buffer | undefined> {
  const found = await tx
    .selectFrom('kept_form')
    .select('sealed')
    .where('token_hash', '=', hashToken(row.token))
    .where('page', '=', row.page)
    .where('account_id', '=', row.accountId)
    .where('ends_at', '>', now)
    .executeTakeFirst()
  return found?.sealed
}

/** Forgets the form of a page; whether the browser has others still. */
export async function deleteKeptForm(tx: Tx, row: KeptRow, now: Temporal.Instant): Promise<boolean> {
  await tx
    .deleteFrom('kept_form')
    .where('token_hash', '=', hashToken(row.token))
    .where('page', '=', row.page)
    .where('account_id', '=', row.accountId)
    .execute()
  const other = await tx
    .selectFrom('kept_form')
    .select('page')
    .where('token_hash', '=', hashToken(row.token))
    .where('ends_at', '>', now)
    .executeTakeFirst()
  return other !== undefined
}

export async function deleteEndedForms(tx: Tx, now: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('kept_form').where('ends_at', '<=', now).execute()
}
