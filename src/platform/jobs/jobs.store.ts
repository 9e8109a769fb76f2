import { sql } from 'kysely'
import type { Database } from '../db/database.ts'

/** For whom a job on a timetable is run. */
export async function listPartnershipIds(worker: Database): Promise<string[]> {
  const found = await sql<{ id: string }>`select partnerships_for_jobs() as id`.execute(worker.kysely)
  return found.rows.map(row => row.id)
}
