import { sql } from 'kysely'
import type { Tx } from '../../db/database.ts'

export interface Account {
  readonly accountId: string
  readonly email: string
  readonly passwordHash: string | null
  readonly state: 'invited' | 'active' | 'disabled'
}

export const tidyEmail = (typed: string): string => typed.trim().toLowerCase()

function accountOf(row: { account_id: string; email: string; password_hash: string | null; state: string }): Account {
  return {
    accountId: row.account_id,
    email: row.email,
    passwordHash: row.password_hash,
    state: row.state === 'active' || row.state === 'invited' ? row.state : 'disabled',
  }
}

const COLUMNS = ['account_id', 'email', 'password_hash', 'state'] as const

export async function findAccountByEmail(tx: Tx, email: string): Promise<Account | undefined> {
  const row = await tx.selectFrom('account').select(COLUMNS).where('email', '=', tidyEmail(email)).executeTakeFirst()
  return row && accountOf(row)
}

export async function getAccount(tx: Tx, accountId: string): Promise<Account> {
  return accountOf(
    await tx.selectFrom('account').select(COLUMNS).where('account_id', '=', accountId).executeTakeFirstOrThrow(),
  )
}

/** Sets the password; an invited account becomes active with it. */
export async function updatePassword(tx: Tx, accountId: string, passwordHash: string): Promise<void> {
  await tx
    .updateTable('account')
    .set({ password_hash: passwordHash, state: 'active' })
    .where('account_id', '=', accountId)
    .where('state', '<>', 'disabled')
    .execute()
}

/** Keeps a hash at today's cost, unless the password was changed meanwhile. */
export async function renewHash(tx: Tx, account: Account, passwordHash: string): Promise<void> {
  await tx
    .updateTable('account')
    .set({ password_hash: passwordHash })
    .where('account_id', '=', account.accountId)
    .where('password_hash', '=', account.passwordHash)
    .execute()
}

/** Somebody whom an account may act as. */
export interface Membership {
  readonly partnershipId: string
  readonly partnershipName: string
  readonly personId: string
  readonly personName: string
  readonly agencyName: string
}

/** As whom, and in which partnerships, an account may act on a day. */
export async function listMemberships(tx: Tx, accountId: string, today: Temporal.PlainDate): Promise<Membership[]> {
  const found = await sql<{
    partnership_id: string
    partnership_name: string
    person_id: string
    person_name: string
    agency_name: string
  }>`select partnership_id, partnership_name, person_id, person_name, agency_name
     from people_of_account(${accountId}, ${today.toString()}::date)`.execute(tx)
  return found.rows.map(row => ({
    partnershipId: row.partnership_id,
    partnershipName: row.partnership_name,
    personId: row.person_id,
    personName: row.person_name,
    agencyName: row.agency_name,
  }))
}
