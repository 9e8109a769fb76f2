import { jobs } from './app.ts'
import { startBackground } from './platform/background.ts'
import type { ServerConfig } from './platform/config.ts'
import { roleUrl } from './platform/db/roles.ts'
import type { Running } from './platform/serve.ts'
import { createProcessApp } from './process-app.ts'

/** The background jobs, and the seal of the audit trail. */
export async function run(config: ServerConfig): Promise<Running> {
  const app = createProcessApp(config, 'worker')
  const background = await startBackground({
    app,
    jobs,
    workerUrl: roleUrl(config.databaseUrl, config.secret, 'kith_worker'),
  })
  return {
    async stop() {
      await background.stop()
      await app.close()
    },
  }
}
