import { systemClock } from '#platform/clock.ts'
import { loadConfig } from '#platform/config.ts'
import { createApp } from '#platform/create-app.ts'
import { openDatabase } from '#platform/db/database.ts'
import { roleUrl } from '#platform/db/roles.ts'
import { startWorker } from '#platform/jobs/worker.ts'
import { wrappingKey } from '#platform/keys/envelope.ts'
import { silentLog } from '#platform/log.ts'
import { intakeJobs } from '../intake.jobs.ts'
import { intake } from './test-partnership.ts'

// A worker that a test can kill: the database's address and the secret come from the command line.
const [databaseUrl = '', secret = '', dataDir = ''] = process.argv.slice(2)
const app = createApp({
  config: loadConfig({ KITH_ENV: 'test', KITH_DATA_DIR: dataDir, KITH_SECRET: secret, DATABASE_URL: databaseUrl }),
  clock: systemClock,
  log: silentLog(),
  wrapping: wrappingKey(secret),
  open: role => openDatabase(databaseUrl, secret, role, { max: 4 }),
})
await startWorker({
  app,
  jobs: intakeJobs(async () => intake),
  workerUrl: roleUrl(databaseUrl, secret, 'kith_worker'),
  lookAfterSeconds: 1,
})
process.send?.('ready')
