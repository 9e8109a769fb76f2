import { setTimeout as sleep } from 'node:timers/promises'
import type { App } from '../app.ts'
import { inContext } from '../db/context.ts'
import { sealWaitingEvents, updateHeadMark } from './audit-event.store.ts'
import { markOf } from './chain.ts'
import { noteHead } from './head-note.ts'

// A thousand rows took 190 ms on a busy machine of two cores; a row waits for at most the pause and one pass.
const MOST_IN_ONE_PASS = 2_000
const PAUSE_MS = 1_000
const PAUSE_AFTER_FAULT_MS = 5_000

/** Gives waiting rows of the audit trail their place in the chain. How many it took; undefined when another worker is at it. */
export async function sealOnce(app: App, most = MOST_IN_ONE_PASS): Promise<number | undefined> {
  const key = await app.keys.key('audit')
  const done = await inContext(app.database('kith_worker'), { actor: 'job:seal-audit' }, async tx => {
    const sealed = await sealWaitingEvents(tx, most)
    if (!sealed || sealed.count === 0) return sealed && { count: 0, head: undefined }
    await updateHeadMark(tx, markOf(key, sealed.head))
    return sealed
  })
  if (done?.head) await noteHead(app.config.dataDir, done.head)
  return done?.count
}

export interface Sealing {
  stop(): Promise<void>
}

/** Seals the audit trail all the time, within seconds of each row. Any number of workers may; one at a time does. */
export function startSealing(app: App, pauseMs = PAUSE_MS): Sealing {
  const stopping = new AbortController()
  const rest = (ms: number) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined)
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        const sealed = await sealOnce(app)
        if (sealed !== MOST_IN_ONE_PASS) await rest(pauseMs)
      } catch (error) {
        if (!stopping.signal.aborted) app.log.error({ err: error }, 'the audit trail could not be sealed')
        await rest(PAUSE_AFTER_FAULT_MS)
      }
    }
  }
  const running = run()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
