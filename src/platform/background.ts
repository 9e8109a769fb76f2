import type { App } from './app.ts'
import { startSealing } from './audit/seal.ts'
import type { Job } from './jobs/job.ts'
import { startWorker } from './jobs/worker.ts'

export interface Background {
  /** Lets running jobs finish first. */
  stop(): Promise<void>
}

interface BackgroundParts {
  readonly app: App
  readonly jobs: readonly Job[]
  /** the database's address as kith_worker */
  readonly workerUrl: string
}

/** What a worker process does: runs jobs, and seals the audit trail. Any number of workers may. */
export async function startBackground({ app, jobs, workerUrl }: BackgroundParts): Promise<Background> {
  const worker = await startWorker({ app, jobs, workerUrl })
  const sealing = startSealing(app)
  return {
    async stop() {
      await worker.stop()
      await sealing.stop()
    },
  }
}
