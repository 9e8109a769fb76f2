import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** Waits until the worker has sealed every row of the audit trail, so that a round pays for its own work and no other. */
export async function settled(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    while ((await client.query('select from kith.audit_event where position is null limit 1')).rowCount !== 0)
      await sleep(200)
  } finally {
    await client.end()
  }
}
