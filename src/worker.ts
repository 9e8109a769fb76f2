import { jobs } from './jobs.ts'
import { startBackground } from './platform/background.ts'
import { keepHolidaysInForce } from './platform/bank-holidays/holidays-in-force.ts'
import { addressOf } from './platform/db/roles.ts'
import type { PartConfig } from './platform/part-config.ts'
import type { Running } from './platform/serve.ts'
import { createProcessApp } from './process-app.ts'

/** The background jobs, and the seal of the audit trail. */
export async function run(config: PartConfig): Promise<Running> {
  const app = createProcessApp(config, 'worker')
  const holidays = await keepHolidaysInForce(app, 'kith_app')
  const background = await startBackground({
    app,
    jobs,
    workerUrl: addressOf('kith_worker', config.addresses),
  })
  return {
    async stop() {
      holidays.stop()
      await background.stop()
      await app.close()
    },
  }
}
