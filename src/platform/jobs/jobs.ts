import type { Tx } from '../db/database.ts'
import type { Job } from './job.ts'
import { insertJob } from './jobs.store.ts'

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
  add: (tx, job, data, options = {}) => insertJob(tx, job, JSON.stringify(job.schema.parse(data)), options),
}
