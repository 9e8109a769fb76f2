import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { NotFound } from '#platform/errors.ts'

/** A file, or a piece of it, as the database keeps it. */
export interface KeptPiece {
  readonly content: Buffer
  readonly isSealed: boolean
}

/** The first piece of a submission is 0. */
export async function insertPiece(tx: Tx, id: string, piece: number, { content, isSealed }: KeptPiece): Promise<void> {
  await sql`insert into submission_file (partnership_id, submission_id, piece, content, is_sealed)
    values (current_partnership(), ${id}, ${piece}, ${content}, ${isSealed})`.execute(tx)
}

/** Undefined past the last piece. */
export async function findPiece(tx: Tx, id: string, piece: number): Promise<KeptPiece | undefined> {
  const found = await sql<{ content: Buffer; is_sealed: boolean }>`select content, is_sealed from submission_file
    where partnership_id = current_partnership() and submission_id = ${id} and piece = ${piece}`.execute(tx)
  const row = found.rows[0]
  if (!row && piece === 0) throw new NotFound('There is no such file.')
  return row && { content: row.content, isSealed: row.is_sealed }
}
