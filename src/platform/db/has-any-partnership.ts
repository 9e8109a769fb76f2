import pg from 'pg'

/** Whether the installation has a partnership already. Asked as the owner, whom no fence holds back. */
export async function hasAnyPartnership(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const found = await client.query<{ any: boolean }>('select exists (select from kith.partnership) as any')
    return found.rows[0]?.any === true
  } finally {
    await client.end()
  }
}
