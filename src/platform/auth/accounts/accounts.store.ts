import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../db/database.ts'
import { NotFound } from '../../errors.ts'
import type { AccountState, PersonAccount } from './person-account.ts'

interface AccountRow {
  person_id: string
  person_name: string
  job_title: string
  agency_name: string
  ends_on: Temporal.PlainDate | null
  email: string | null
  state: string | null
  access_stopped_at: Temporal.Instant | null
  has_second_factor: boolean
  invited_until: Temporal.Instant | null
  last_seen_at: Temporal.Instant | null
}

function accountStateOf(row: AccountRow): AccountState {
  if (row.access_stopped_at !== null) return 'stopped'
  if (row.state === 'active') return 'active'
  return row.state === 'invited' ? 'invited' : row.state === null ? 'none' : 'stopped'
}

const accountOf = (row: AccountRow): PersonAccount => ({
  personId: row.person_id,
  name: row.person_name,
  jobTitle: row.job_title,
  agencyName: row.agency_name,
  endsOn: row.ends_on ?? undefined,
  email: row.email ?? undefined,
  state: accountStateOf(row),
  hasSecondFactor: row.has_second_factor,
  invitedUntil: row.invited_until ?? undefined,
  lastSeenAt: row.last_seen_at ?? undefined,
})

/** Everybody of the partnership in context with the state of their account, by name. */
export async function listAccounts(tx: Tx): Promise<PersonAccount[]> {
  const found = await sql<AccountRow>`select * from accounts_of_partnership()`.execute(tx)
  return found.rows.map(accountOf)
}

export async function getPersonAccount(tx: Tx, personId: string): Promise<PersonAccount> {
  const found = await sql<AccountRow>`select * from accounts_of_partnership() where person_id = ${personId}`.execute(tx)
  const row = found.rows[0]
  if (!row) throw new NotFound('There is no such person.')
  return accountOf(row)
}

/** Who signs in to the partnership in context with an address. */
export async function findAccountByAddress(tx: Tx, email: string): Promise<PersonAccount | undefined> {
  const address = email.trim().toLowerCase()
  return (await listAccounts(tx)).find(account => account.email?.toLowerCase() === address)
}

/** Gives a person the account of an email address. `taken`: somebody else in the partnership signs in with it. */
export async function giveAccount(tx: Tx, personId: string, email: string): Promise<'invited' | 'active' | 'taken'> {
  const taken = await sql<{
    taken: boolean
  }>`select exists (select from accounts_of_partnership() where state is not null and email = lower(trim(${email})) and person_id <> ${personId}) as taken`.execute(
    tx,
  )
  if (taken.rows[0]?.taken) return 'taken'
  const given = await sql<{ state: string | null }>`select give_account(${personId}, ${email}) as state`.execute(tx)
  const state = given.rows[0]?.state
  if (state === null || state === undefined) throw new NotFound('There is no such person.')
  return state === 'active' ? 'active' : 'invited'
}

/** Each is false when there is no such person, or nothing was to be done. */
export const stopAccessOf = (tx: Tx, personId: string, now: Temporal.Instant): Promise<boolean> =>
  done(tx, sql<Done>`select stop_access(${personId}, ${now}) as done`)

export const restoreAccessOf = (tx: Tx, personId: string): Promise<boolean> =>
  done(tx, sql<Done>`select restore_access(${personId}) as done`)

export const resetSecondFactorOf = (tx: Tx, personId: string, now: Temporal.Instant): Promise<boolean> =>
  done(tx, sql<Done>`select reset_second_factor(${personId}, ${now}) as done`)

interface Done {
  readonly done: boolean
}

async function done(tx: Tx, query: RawBuilder<Done>): Promise<boolean> {
  return (await query.execute(tx)).rows[0]?.done === true
}
