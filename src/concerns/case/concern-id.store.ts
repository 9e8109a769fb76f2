import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** The identifier of a concern, for people who may read no case as well. */
export async function findConcernId(tx: Tx, reference: string): Promise<string | undefined> {
  const found = await sql<{ id: string | null }>`select concern_id_of(${reference}) as id`.execute(tx)
  return found.rows[0]?.id ?? undefined
}

export async function findReference(tx: Tx, concernId: string): Promise<string | undefined> {
  const row = await tx.selectFrom('concern').select('reference').where('concern_id', '=', concernId).executeTakeFirst()
  return row?.reference
}
