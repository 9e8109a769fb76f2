import { jobs } from './app.ts'
import type { ServerConfig } from './platform/config.ts'
import { roleUrl } from './platform/db/roles.ts'
import { startWorker } from './platform/jobs/worker.ts'
import type { Running } from './platform/serve.ts'
import { createProcessApp } from './process-app.ts'

/** The background jobs. */
export async function run(config: ServerConfig): Promise<Running> {
  const app = createProcessApp(config, 'worker')
  const worker = await startWorker({ app, jobs, workerUrl: roleUrl(config.databaseUrl, config.secret, 'kith_worker') })
  return {
    async stop() {
      await worker.stop()
      await app.close()
    },
  }
}
