import { type JobResult, PgBoss, type Job as PgBossJob } from 'pg-boss'
import { z } from 'zod'
import type { App } from '../app.ts'
import { inContext } from '../db/context.ts'
import { errorCode, errorMessage, Refusal } from '../errors.ts'
import type { Job, JobActor, JobRun, Lane } from './job.ts'
import { LANES } from './job.ts'
import { JOB_SCHEMA } from './job-schema.ts'
import { listPartnershipIds } from './jobs.store.ts'
import { jobs as jobList } from './jobs.ts'

export interface WorkerOptions {
  readonly app: App
  readonly jobs: readonly Job[]
  /** the database's address as kith_worker */
  readonly workerUrl: string
  /** how often it is looked for jobs whose worker was killed: their heartbeats have ended */
  readonly lookAfterSeconds?: number
}

export interface Worker {
  /** Lets running jobs finish, for at most this many seconds; what does not is tried again by another worker. */
  stop(seconds?: number): Promise<void>
}

// With LISTEN a job starts at once; the poll is for jobs that start later and for a lost connection. Only a lane that takes
// several at once goes on to the next without it.
// A fetch takes up to `batch` jobs, which then run at the same time.
const AT_ONCE: Readonly<Record<Lane, { fetchers: number; batch: number; pollSeconds: number }>> = {
  quick: { fetchers: 2, batch: 4, pollSeconds: 5 },
  long: { fetchers: 1, batch: 1, pollSeconds: 1 },
}
const STOP_SECONDS = 20
const LOOK_AFTER_SECONDS = 15

const Payload = z.object({
  job: z.string(),
  partnershipId: z.string().nullish(),
  data: z.unknown(),
  everyPartnership: z.boolean().optional(),
})
type Payload = z.infer<typeof Payload>

/** Runs jobs until stopped. Any number of workers may run on one database: each job goes to one of them. */
export async function startWorker({
  app,
  jobs,
  workerUrl,
  lookAfterSeconds = LOOK_AFTER_SECONDS,
}: WorkerOptions): Promise<Worker> {
  const byName = new Map(jobs.map(job => [job.name, job]))
  if (byName.size !== jobs.length) throw new TypeError('two jobs have the same name')
  const boss = new PgBoss({
    connectionString: workerUrl,
    schema: JOB_SCHEMA,
    application_name: 'kith_worker jobs',
    max: 6,
    migrate: false,
    createSchema: false,
    reindex: false,
    useListenNotify: true,
    instanceName: 'worker',
    clockMonitorIntervalSeconds: 600,
    superviseIntervalSeconds: lookAfterSeconds,
    monitorIntervalSeconds: lookAfterSeconds,
  })
  boss.on('error', error => app.log.error({ err: error }, 'the job list had an error'))
  boss.on('warning', warning => app.log.warn({ warning: warning.message }, 'the job list warns'))
  await boss.start()
  await keepTimetable(boss, jobs)
  for (const lane of LANES) {
    await boss.work(
      lane,
      {
        batchSize: AT_ONCE[lane].batch,
        localConcurrency: AT_ONCE[lane].fetchers,
        burstWhenBatchFull: true,
        perJobResults: true,
        notifyPollingIntervalSeconds: AT_ONCE[lane].pollSeconds,
        pollingIntervalSeconds: AT_ONCE[lane].pollSeconds,
      },
      (batch: PgBossJob<unknown>[]) => Promise.all(batch.map(waiting => runOne(app, byName, waiting))),
    )
  }
  return { stop: (seconds = STOP_SECONDS) => boss.stop({ graceful: true, timeout: seconds * 1_000 }) }
}

/** Makes the timetable say what the program's jobs say: earlier entries that no job has any more are removed. */
async function keepTimetable(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  const wanted = jobs.flatMap(job => (job.schedule ? [{ job, cron: job.schedule.cron }] : []))
  for (const { name, key } of await boss.getSchedules()) {
    if (!wanted.some(({ job }) => job.lane === name && job.name === key)) await boss.unschedule(name, key)
  }
  for (const { job, cron } of wanted) {
    const payload: Payload = { job: job.name, data: {}, everyPartnership: true }
    await boss.schedule(job.lane, cron, payload, { key: job.name, tz: 'Europe/London', missed: 'once' })
  }
}

async function runOne(app: App, byName: ReadonlyMap<string, Job>, waiting: PgBossJob<unknown>): Promise<JobResult> {
  const began = performance.now()
  const payload = Payload.safeParse(waiting.data)
  const name = payload.success ? payload.data.job : 'unreadable'
  try {
    const job = byName.get(name)
    if (!payload.success || !job) throw new Refusal(`This program has no job called ${name}.`)
    if (payload.data.everyPartnership) await addForEachPartnership(app, job)
    else await runJob(app, job, payload.data, waiting)
    app.log.info({ job: name, jobId: waiting.id, ms: Math.round(performance.now() - began) }, 'job done')
    return { id: waiting.id, status: 'completed' }
  } catch (error) {
    app.log.error({ job: name, jobId: waiting.id, err: error }, 'job failed')
    return { id: waiting.id, status: 'failed', output: failureOf(error) }
  }
}

async function runJob(app: App, job: Job, payload: Payload, waiting: PgBossJob<unknown>): Promise<void> {
  const partnershipId = payload.partnershipId ?? undefined
  const actor: JobActor = { id: `job:${job.name}`, name: job.name, partnershipId }
  const run: JobRun = {
    actor,
    signal: waiting.signal,
    retryCount: waiting.retryCount,
    transaction: work => inContext(app.database('kith_worker'), { partnershipId, actor: actor.id }, work),
  }
  await job.handle(app, job.schema.parse(payload.data), run)
}

async function addForEachPartnership(app: App, job: Job): Promise<void> {
  const worker = app.database('kith_worker')
  for (const partnershipId of await listPartnershipIds(worker)) {
    await inContext(worker, { partnershipId, actor: `job:${job.name}` }, tx =>
      jobList.add(tx, job, {}, { onceKey: 'schedule' }),
    )
  }
}

// A message of the database or of a library may quote what was written: it goes to the log of the machine, not to the list.
function failureOf(error: unknown): Record<string, string> {
  const name = error instanceof Error ? error.name : 'Error'
  const code = errorCode(error)
  return {
    error: name,
    ...(code === undefined ? {} : { code }),
    ...(error instanceof Refusal ? { message: errorMessage(error) } : {}),
  }
}
