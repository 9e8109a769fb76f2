import pg from 'pg'

/** Whether the installation has a partnership already. Asked as the owner, whom no fence holds back. */
export async function hasAnyPartnership(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const found = await client.query<{ found: boolean }>('select exists (select from kith.partnership) as found')
    return found.rows[0]?.found === true
  } finally {
    await client.end()
  }
}
