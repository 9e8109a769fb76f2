import type { z } from 'zod'
import type { App } from '../app.ts'
import type { Actor } from '../auth/actor.ts'
import type { Tx } from '../db/database.ts'

/** Jobs of one lane do not wait behind another's. Reports and imports are long; all else is quick. */
export const LANES = ['quick', 'long'] as const
export type Lane = (typeof LANES)[number]

/** What a job runs in: one partnership (or none, for a job that belongs to the installation). */
export interface JobRun {
  readonly actor: JobActor
  /** A transaction as kith_worker, with the job's partnership in context. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Aborts when the job runs out of time or the worker is told to stop. */
  readonly signal: AbortSignal
  /** How often it was tried before. */
  readonly retryCount: number
}

/** `job:<name>`; acts for the partnership that the job was added in. */
export type JobActor = Pick<Actor, 'id' | 'name'> & { readonly partnershipId: string | undefined }

export interface Job<T = unknown> {
  /** kebab-case verb, such as `send-mail` */
  readonly name: string
  /** identifiers and codes only: what waits is not under row-level security */
  readonly schema: z.ZodType<T>
  readonly lane: Lane
  readonly retry: Retry
  /** most seconds that one run may take */
  readonly seconds: number
  /** runs once for each partnership at these times */
  readonly schedule?: Schedule
  handle(app: App, data: T, run: JobRun): Promise<void>
}

export interface Retry {
  readonly times: number
  /** seconds before the first; doubled each time after */
  readonly afterSeconds: number
}

export interface Schedule {
  /** minute, hour, day of month, month, day of week, in London */
  readonly cron: string
}

const USUAL_RETRY: Retry = { times: 3, afterSeconds: 10 }
const USUAL_SECONDS: Readonly<Record<Lane, number>> = { quick: 60, long: 3_600 }

type JobRow<T> = Omit<Job<T>, 'lane' | 'retry' | 'seconds'> & Partial<Pick<Job<T>, 'lane' | 'retry' | 'seconds'>>

/** A row of a domain's list of jobs. A job on a schedule takes no data: it looks up its work. */
export function defineJob<T>(row: JobRow<T>): Job<T> {
  const lane = row.lane ?? 'quick'
  return { retry: USUAL_RETRY, ...row, lane, seconds: row.seconds ?? USUAL_SECONDS[lane] }
}
