import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export interface Room {
  readonly partnershipId: string
  readonly on: Temporal.PlainDate
  /** a pseudonym of where it comes from; nothing: from anywhere */
  readonly source: string
  readonly bytes: number
  readonly mostBytes: number
}

/** Counts what comes in, unless that is more than the most of the day: then false, and nothing is counted. */
export async function takeRoom(tx: Tx, { partnershipId, on, source, bytes, mostBytes }: Room): Promise<boolean> {
  if (bytes > mostBytes) return false
  const row = await tx
    .insertInto('portal_upload')
    .values({ partnership_id: partnershipId, uploaded_on: on, source, bytes })
    .onConflict(conflict =>
      conflict
        .columns(['partnership_id', 'uploaded_on', 'source'])
        .doUpdateSet({ bytes: sql<number>`portal_upload.bytes + excluded.bytes` })
        .where(sql<boolean>`portal_upload.bytes + excluded.bytes <= ${mostBytes}`),
    )
    .returning('source')
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteRoomBefore(tx: Tx, day: Temporal.PlainDate): Promise<void> {
  await tx.deleteFrom('portal_upload').where('uploaded_on', '<', day).execute()
}
