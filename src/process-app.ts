import type { App } from './platform/app.ts'
import { systemClock } from './platform/clock.ts'
import { createApp } from './platform/create-app.ts'
import { openDatabaseAs } from './platform/db/database.ts'
import { asWrappingKey } from './platform/keys/envelope.ts'
import { createLog } from './platform/log.ts'
import type { PartConfig } from './platform/part-config.ts'

/** What use cases are given in a process that serves: real time, a log, a pool for each role that is used. */
export function createProcessApp({ addresses, ringKey, ...config }: PartConfig, process: 'web' | 'worker'): App {
  const log = createLog(config.logLevel, process)
  const onError = (error: Error): void => log.error({ err: error }, 'a database connection broke')
  return createApp({
    config,
    clock: systemClock,
    log,
    wrapping: ringKey === undefined ? undefined : asWrappingKey(Buffer.from(ringKey, 'base64url')),
    open: role => openDatabaseAs(role, addresses, { onError }),
  })
}
