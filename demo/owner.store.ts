import { sql } from 'kysely'
import { countUncounted } from '#concerns'
import type { Actor } from '#platform/auth/actor.ts'
import { openDatabaseAt, type Tx } from '#platform/db/database.ts'
import { OWNER_ROLE } from '#platform/db/roles.ts'
import { JOB_SCHEMA } from '#platform/jobs/job-schema.ts'

const LOCK = 5_484_002

/** Runs `work` in one transaction as the owner of the schema, whom no fence holds back. */
export async function asOwner<T>(ownerUrl: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const database = openDatabaseAt(ownerUrl, OWNER_ROLE, { max: 1 })
  try {
    return await database.kysely.transaction().execute(async tx => {
      await actAsOwner(tx)
      return work(tx)
    })
  } finally {
    await database.close()
  }
}

/** Two processes that start at once load the demonstration once. */
export async function lockDemonstration(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx)
}

/** From here on the transaction has the rights of `kith_app` in the actor's partnership: behind the same fences as a person. */
export const actAsApp = (tx: Tx, actor: Actor): Promise<void> => actAs(tx, actor, 'kith_app')

/** The same with the rights of those who handle concerns: nobody else may read or write a case. */
export const actAsCase = (tx: Tx, actor: Actor): Promise<void> => actAs(tx, actor, 'kith_case')

async function actAs(tx: Tx, actor: Actor, role: 'kith_app' | 'kith_case'): Promise<void> {
  await sql`reset role`.execute(tx)
  const able = await sql<{ may: boolean }>`select pg_has_role(current_user, ${role}, 'set') as may`.execute(tx)
  if (!able.rows[0]?.may) await sql`grant ${sql.id(role)} to current_user with inherit false, set true`.execute(tx)
  await sql`select set_config('kith.partnership', ${actor.partnershipId}, true), set_config('kith.actor', ${actor.id}, true)`.execute(
    tx,
  )
  await sql`set local role ${sql.id(role)}`.execute(tx)
}

export async function actAsOwner(tx: Tx): Promise<void> {
  await sql`reset role`.execute(tx)
  await sql`set local role ${sql.id(OWNER_ROLE)}`.execute(tx)
  await sql`select set_config('kith.partnership', '', true)`.execute(tx)
}

/**
 * Adds concerns and enquiries without counting each as it is added: they are counted once, at the end, as a recount would.
 * What fails puts the triggers back with everything else.
 */
export async function countingOnce(tx: Tx, actor: Actor, add: () => Promise<void>): Promise<void> {
  const COUNTED = [
    ['concern', 'concern_is_counted_on_receipt'],
    ['concern', 'concern_is_counted'],
    ['concern', 'concern_order_is_counted_when_changed'],
    ['concern_feedback', 'concern_answer_is_counted_when_added'],
    ['concern_feedback', 'concern_answer_is_counted_when_changed'],
    ['enquiry', 'enquiry_is_counted'],
  ] as const
  const switchCounting = async (way: 'disable' | 'enable') => {
    await actAsOwner(tx)
    for (const [table, trigger] of COUNTED)
      await sql`alter table ${sql.id(table)} ${sql.raw(way)} trigger ${sql.id(trigger)}`.execute(tx)
  }
  await switchCounting('disable')
  await add()
  // A table with checks that wait for the end of the transaction cannot be altered.
  await sql`set constraints all immediate`.execute(tx)
  await sql`set constraints all deferred`.execute(tx)
  await switchCounting('enable')
  await sql`select set_config('kith.partnership', ${actor.partnershipId}, true)`.execute(tx)
  await countUncounted(tx)
}

/** Drops the schemas of the program, with all that is in them. */
export async function dropEverything(tx: Tx): Promise<void> {
  await sql`reset role`.execute(tx)
  for (const name of ['kith', 'published', JOB_SCHEMA])
    await sql`drop schema if exists ${sql.id(name)} cascade`.execute(tx)
}

/**
 * Tells the planner what is in the tables. By itself PostgreSQL does so some minutes later, and until then it takes them for
 * empty: the home page took 30 in place of 14 ms.
 */
export async function countRows(tx: Tx, tables: readonly string[] = []): Promise<void> {
  await sql`analyze ${sql.join(tables.map(table => sql.id(table)))}`.execute(tx)
}
