import pg from 'pg'

/** Whether a table of the installation has a row. Asked as the owner, whom no fence holds back, and with little code: each start asks. */
export async function hasAnyRow(ownerUrl: string, table: 'partnership' | 'reference_source'): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const found = await client.query<{ found: boolean }>(`select exists (select from kith.${table}) as found`)
    return found.rows[0]?.found === true
  } finally {
    await client.end()
  }
}
