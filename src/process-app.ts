import type { App } from './platform/app.ts'
import { systemClock } from './platform/clock.ts'
import type { ServerConfig } from './platform/config.ts'
import { createApp } from './platform/create-app.ts'
import { openDatabase } from './platform/db/database.ts'
import { createLog } from './platform/log.ts'

/** What use cases are given in a process that serves: real time, a log, a pool for each role that is used. */
export function createProcessApp(config: ServerConfig, process: 'web' | 'worker'): App {
  const log = createLog(config.logLevel, process)
  const onError = (error: Error): void => log.error({ err: error }, 'a database connection broke')
  return createApp({
    config,
    clock: systemClock,
    log,
    open: role => openDatabase(config.databaseUrl, config.secret, role, { onError }),
  })
}
