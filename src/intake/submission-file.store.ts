import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { NotFound } from '#platform/errors.ts'

/** A file as the database keeps it: its content, or where that lies in the store of files. */
export type KeptFile =
  | { readonly content: Buffer; readonly isSealed: boolean }
  | { readonly partnershipId: string; readonly hash: Buffer }

export async function insertContent(
  tx: Tx,
  id: string,
  { content, isSealed }: { readonly content: Buffer; readonly isSealed: boolean },
): Promise<void> {
  await sql`insert into submission_file (partnership_id, submission_id, content, is_sealed)
    values (current_partnership(), ${id}, ${content}, ${isSealed})`.execute(tx)
}

export async function insertStoredFile(tx: Tx, id: string, fileId: string): Promise<void> {
  await sql`insert into submission_file (partnership_id, submission_id, file_id)
    values (current_partnership(), ${id}, ${fileId})`.execute(tx)
}

export async function getKeptFile(tx: Tx, id: string): Promise<KeptFile> {
  const found = await sql<{ content: Buffer | null; is_sealed: boolean; partnership_id: string; content_hash: Buffer }>`
    select f.content, f.is_sealed, f.partnership_id, s.content_hash from submission_file f
      join submission s on s.partnership_id = f.partnership_id and s.submission_id = f.submission_id
    where f.partnership_id = current_partnership() and f.submission_id = ${id}`.execute(tx)
  const row = found.rows[0]
  if (!row) throw new NotFound('There is no such file.')
  return row.content
    ? { content: row.content, isSealed: row.is_sealed }
    : { partnershipId: row.partnership_id, hash: row.content_hash }
}
