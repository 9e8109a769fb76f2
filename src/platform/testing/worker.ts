import type { App } from '../app.ts'
import { roleUrl } from '../db/roles.ts'
import type { Job } from '../jobs/job.ts'
import { startWorker, type Worker } from '../jobs/worker.ts'
import { atEnd } from './at-end.ts'
import type { TestDatabase } from './database.ts'

/** A worker on a test database that runs these jobs until the file's tests are over. */
export async function startTestWorker(app: App, database: TestDatabase, jobs: readonly Job[]): Promise<Worker> {
  const worker = await startWorker({ app, jobs, workerUrl: roleUrl(database.ownerUrl, database.secret, 'kith_worker') })
  atEnd(() => worker.stop(1))
  return worker
}

/** Waits until something is so, for work that another part of the program does. So long that a busy machine breaks no test. */
export async function until(what: string, isSo: () => Promise<boolean>, seconds = 60): Promise<void> {
  const end = performance.now() + seconds * 1_000
  while (performance.now() < end) {
    if (await isSo()) return
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  throw new Error(`after ${seconds} seconds it is still not so: ${what}`)
}
