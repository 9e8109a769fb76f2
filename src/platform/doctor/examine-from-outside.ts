import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { createApp } from '../create-app.ts'
import { openDatabase } from '../db/database.ts'
import { wrappingKey } from '../keys/envelope.ts'
import { silentLog } from '../log.ts'
import type { Check } from './check.ts'
import { examine } from './doctor.ts'

/** Examines an installation from a command: with an App of its own, as whoever owns the database. */
export async function examineFromOutside(
  config: Config & { readonly secret: string },
  ownerUrl: string,
): Promise<Check[]> {
  const open = () => openDatabase(ownerUrl, config.secret, 'kith_auth', { max: 1 })
  const app = createApp({ config, clock: systemClock, log: silentLog(), wrapping: wrappingKey(config.secret), open })
  try {
    return await examine(app, ownerUrl, config.secret)
  } finally {
    await app.close()
  }
}
