import type { Tx } from '#platform/db/database.ts'

/** Differs whenever a figure, what it is rated by, or an agency's name has changed; undefined while there are no figures. */
export async function readDataVersion(tx: Tx): Promise<number | undefined> {
  return (await tx.selectFrom('data_version').select('version').executeTakeFirst())?.version
}
