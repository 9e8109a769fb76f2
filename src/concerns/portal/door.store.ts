import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Door } from './door.ts'
import type { Listed } from './tidy-answers.ts'

/** Every partnership that takes concerns here. */
export async function listDoors(tx: Tx): Promise<Door[]> {
  const found = await sql<{
    partnership_id: string
    slug: string
    name: string
    adults: boolean
    children: boolean
  }>`select partnership_id, slug, name, adults, children from open_doors()`.execute(tx)
  return found.rows.map(({ partnership_id, ...door }) => ({ partnershipId: partnership_id, ...door }))
}

/** The partners of the partnership in context, by name. */
export async function listAgenciesAtDoor(tx: Tx, today: Temporal.PlainDate): Promise<Listed[]> {
  const found = await sql<{
    id: string
    name: string
    kind: string
  }>`select agency_id as id, name, kind from agencies_at_the_door(${today})`.execute(tx)
  return found.rows
}

export async function listOpenProviders(tx: Tx): Promise<Listed[]> {
  return tx
    .selectFrom('provider')
    .select(['provider_id as id', 'name', 'kind'])
    .where('closed_on', 'is', null)
    .orderBy('name')
    .execute()
}
