import { sql } from 'kysely'
import type { Database, Tx } from '../db/database.ts'
import type { Job } from './job.ts'
import type { AddOptions } from './jobs.ts'

/** For whom a job on a timetable is run. */
export async function listPartnershipIds(worker: Database): Promise<string[]> {
  const found = await sql<{ id: string }>`select partnerships_for_jobs() as id`.execute(worker.kysely)
  return found.rows.map(row => row.id)
}

/** Adds a job through the one function that every role may call; it is held to the partnership in context. */
export async function insertJob(
  tx: Tx,
  job: Pick<Job, 'lane' | 'name' | 'retry' | 'seconds'>,
  payload: string,
  { startAt, onceKey, priority = 0 }: AddOptions,
): Promise<string | undefined> {
  const added = await sql<{ id: string | null }>`select add_job(
    lane => ${job.lane}, job => ${job.name},
    data => jsonb_build_object('partnershipId', nullif(current_setting('kith.partnership', true), ''), 'data', ${payload}::jsonb),
    start_at => ${startAt ?? null}, once_key => ${onceKey ?? null}, priority => ${priority},
    retry_limit => ${job.retry.times}, retry_delay_seconds => ${job.retry.afterSeconds},
    expire_seconds => ${job.seconds}) as id`.execute(tx)
  return added.rows[0]?.id ?? undefined
}
