import pg from 'pg'
import { OWNER_ROLE } from './roles.ts'
import { temporalTypes } from './temporal.ts'

/** Runs work of an operator in one transaction as the schema's owner, whom no fence holds: for maintenance, never for a request. */
export async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, types: temporalTypes })
  await client.connect()
  try {
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
