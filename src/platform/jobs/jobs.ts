import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Job } from './job.ts'

export interface AddOptions {
  readonly startAt?: Temporal.Instant
  /** While a job with this key waits for the same partnership, no second one is added. */
  readonly onceKey?: string
  /** higher runs first; 0 when not given */
  readonly priority?: number
}

/** Puts work on the list in the caller's transaction: it is done only if the transaction commits, and then for certain. */
export interface Jobs {
  /** The job's id, or undefined when one with the same `onceKey` already waits. */
  add<T>(tx: Tx, job: Job<T>, data: T, options?: AddOptions): Promise<string | undefined>
}

export const jobs: Jobs = {
  async add(tx, job, data, options = {}) {
    const payload = JSON.stringify(job.schema.parse(data))
    const added = await sql<{ id: string | null }>`select add_job(
      lane => ${job.lane}, job => ${job.name},
      data => jsonb_build_object('partnershipId', nullif(current_setting('kith.partnership', true), ''), 'data', ${payload}::jsonb),
      start_at => ${options.startAt ?? null}, once_key => ${options.onceKey ?? null}, priority => ${options.priority ?? 0},
      retry_limit => ${job.retry.times}, retry_delay_seconds => ${job.retry.afterSeconds},
      expire_seconds => ${job.seconds}) as id`.execute(tx)
    return added.rows[0]?.id ?? undefined
  },
}
