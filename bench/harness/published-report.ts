import pg from 'pg'
import type { PublishedDocument } from '#publishing'
import { REPORT_PATH } from './demonstration.ts'

export async function publishedReport(ownerUrl: string): Promise<PublishedDocument> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query('select document from published.release where address = $1', [REPORT_PATH])
    if (!rows[0]) throw new Error(`Nothing is published at ${REPORT_PATH}.`)
    return rows[0].document
  } finally {
    await owner.end()
  }
}
