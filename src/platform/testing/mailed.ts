import type { App } from '../app.ts'
import type { TestDatabase } from './database.ts'

export interface Mailed {
  readonly subject: string
  readonly kind: string
  readonly text: string
}

/** The mails kept for an address, oldest first, opened with the app's keys. */
export async function mailedTo(app: App, database: TestDatabase, address: string): Promise<Mailed[]> {
  const rows = await database.owner<{ mail_id: string; subject: string; kind: string; sealed_text: Buffer }>(
    'select mail_id, subject, kind, sealed_text from mail where to_address = $1 order by made_at, ctid',
    [address],
  )
  return Promise.all(
    rows.map(async ({ mail_id, subject, kind, sealed_text }) => {
      const text = (await app.keys.open('mail', mail_id, sealed_text)).toString()
      return { subject, kind, text }
    }),
  )
}
