import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'

/** Differs whenever a figure, what it is rated by, or an agency's name has changed; undefined while there are no figures. */
export async function findDataVersion(app: App, actor: Actor): Promise<string | undefined> {
  const [row] = await app.glance<{ version: string | null }>(actor, 'select figures_stamp() as version')
  return row?.version ?? undefined
}

/** The same, inside a transaction. */
export async function readDataVersion(tx: Tx): Promise<string | undefined> {
  const found = await sql<{ version: string | null }>`select figures_stamp() as version`.execute(tx)
  return found.rows[0]?.version ?? undefined
}
