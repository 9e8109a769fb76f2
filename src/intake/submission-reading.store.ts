import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Issue } from './issue.ts'

/** `recording`: it is without faults, and its figures are being written. */
export type ReadingStage = 'reading' | 'recording'

/** How far the worker has come with a file. */
export interface ReadingProgress {
  readonly stage: ReadingStage
  /** From 1. */
  readonly attempt: number
  readonly beganAt: Temporal.Instant
  readonly movedAt: Temporal.Instant
  readonly bytesRead: number
  readonly rowsRead: number
  readonly firstIssues: readonly Issue[]
}

interface ReadingRow {
  readonly stage: ReadingStage
  readonly attempt: number
  readonly began_at: Temporal.Instant
  readonly moved_at: Temporal.Instant
  readonly bytes_read: number
  readonly rows_read: number
  readonly first_issues: Issue[]
}

/** Begins, or begins again. */
export async function putReading(
  tx: Tx,
  id: string,
  { stage, attempt, beganAt }: Pick<ReadingProgress, 'stage' | 'attempt' | 'beganAt'>,
): Promise<void> {
  await sql`insert into submission_reading (partnership_id, submission_id, stage, attempt, began_at, moved_at)
    values (current_partnership(), ${id}, ${stage}, ${attempt}, ${beganAt}, ${beganAt})
    on conflict (partnership_id, submission_id) do update set stage = excluded.stage, attempt = excluded.attempt,
      began_at = excluded.began_at, moved_at = excluded.moved_at, bytes_read = 0, rows_read = 0, first_issues = '[]'`.execute(
    tx,
  )
}

/** Nothing when it is settled already. */
export async function updateReading(
  tx: Tx,
  id: string,
  { stage, movedAt, bytesRead, rowsRead, firstIssues }: Omit<ReadingProgress, 'attempt' | 'beganAt'>,
): Promise<void> {
  await sql`update submission_reading set stage = ${stage}, moved_at = ${movedAt}, bytes_read = ${bytesRead}, rows_read = ${rowsRead},
      first_issues = ${JSON.stringify(firstIssues)}::jsonb
    where partnership_id = current_partnership() and submission_id = ${id}`.execute(tx)
}

/** Undefined while nobody has begun. */
export async function findReading(tx: Tx, id: string): Promise<ReadingProgress | undefined> {
  const found = await sql<ReadingRow>`select stage, attempt, began_at, moved_at, bytes_read, rows_read, first_issues
    from submission_reading where partnership_id = current_partnership() and submission_id = ${id}`.execute(tx)
  const row = found.rows[0]
  return (
    row && {
      stage: row.stage,
      attempt: row.attempt,
      beganAt: row.began_at,
      movedAt: row.moved_at,
      bytesRead: row.bytes_read,
      rowsRead: row.rows_read,
      firstIssues: row.first_issues,
    }
  )
}

export async function deleteReading(tx: Tx, id: string): Promise<void> {
  await sql`delete from submission_reading where partnership_id = current_partnership() and submission_id = ${id}`.execute(
    tx,
  )
}
