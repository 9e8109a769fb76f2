import pg from 'pg'
import { Refusal } from '../errors.ts'
import { OWNER_ROLE } from './roles.ts'
import { temporalTypes } from './temporal.ts'

/** Runs work of an operator in one transaction as the schema's owner, whom no fence holds: for maintenance, never for a request. */
export async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, types: temporalTypes })
  await client.connect()
  try {
    if (!(await knowsOwner(client))) {
      throw new Refusal('The database is empty: it was never migrated. Run: npm run -s kith -- migrate')
    }
    await client.query('begin')
    await client.query(`set local role ${OWNER_ROLE}`)
    await client.query('set local search_path = kith')
    const result = await work(client)
    await client.query('commit')
    return result
  } finally {
    // Ending the connection rolls back what was not committed.
    await client.end()
  }
}

/** Whether Kith was ever installed on this server: another's has no role of ours. */
export async function isInstalled(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await knowsOwner(client)
  } finally {
    await client.end()
  }
}

async function knowsOwner(client: pg.Client): Promise<boolean> {
  return (await client.query('select from pg_roles where rolname = $1', [OWNER_ROLE])).rowCount === 1
}
