import { sql } from 'kysely'
import { escapeLiteral } from 'pg'
import type { Database, Tx } from './database.ts'

/** Who acts, for which partnership, and why: what row-level security and the audit trail read. */
export interface Context {
  readonly partnershipId?: string | undefined
  readonly agencyId?: string | undefined
  readonly accountId?: string | undefined
  /** the person, or the name of the program part, that acts */
  readonly actor: string
  readonly purpose?: string | undefined
  /** `withheld`: no count of few people is for whoever acts, whatever they read it through */
  readonly totals?: 'withheld' | undefined
}

/**
 * Runs `work` in one transaction whose settings name the actor. Without a partnership in the context every table under
 * row-level security looks empty.
 */
export async function inContext<T>(database: Database, context: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  return database.kysely.transaction().execute(async tx => {
    await sql.raw(settingsOf(context)).execute(tx)
    return work(tx)
  })
}

// Text without parameters, so that it travels together with `begin`.
const settingsOf = ({ partnershipId, agencyId, accountId, actor, purpose, totals }: Context): string =>
  `select ${Object.entries({ partnership: partnershipId, agency: agencyId, account: accountId, actor, purpose, totals })
    .map(([name, value]) => `set_config('kith.${name}', ${escapeLiteral(value ?? '')}, true)`)
    .join(', ')}`

/** Runs part of a transaction for another partnership than the one in context, and puts the context back. */
export async function inPartnership<T>(tx: Tx, partnershipId: string | undefined, work: () => Promise<T>): Promise<T> {
  const before = await sql<{
    id: string
  }>`select coalesce(current_setting('kith.partnership', true), '') as id`.execute(tx)
  const set = (id: string) => sql`select set_config('kith.partnership', ${id}, true)`.execute(tx)
  await set(partnershipId ?? '')
  const result = await work()
  await set(before.rows[0]?.id ?? '')
  return result
}
