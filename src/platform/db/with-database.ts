import type { Config } from '../config.ts'
import { secretFor } from '../secret.ts'
import { joinDataFolder } from './data-folder.ts'
import { startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'

export type Work<T> = (ownerUrl: string) => Promise<T>

type Situation = Readonly<{
  config: Config
  /** The command's name, for whoever has to wait for it. */
  doing: string
  say: (message: string) => void
  stopping: AbortSignal
}>

/**
 * Runs a command's work on the database: a given server, the one already running on the data folder, or one started for
 * this command alone.
 */
export async function withDatabase<T>(situation: Situation, work: Work<T>): Promise<T> {
  const { config, doing, say, stopping } = situation
  if (config.databaseUrl) return work(config.databaseUrl)
  const joined = await joinDataFolder({ dir: config.dataDir, doing, say, stopping })
  if (joined.kind === 'joined') return work(joined.ownerUrl)
  await using cleanup = new AsyncDisposableStack()
  cleanup.defer(() => joined.folder.release())
  const server = await startEmbedded({ dataDir: config.dataDir, log: say })
  cleanup.defer(() => server.stop())
  await migrate(server.ownerUrl, secretFor(config))
  return await untilStopped(work(server.ownerUrl), stopping)
}

/** Gives up waiting when asked to stop, so that the server can be stopped under work that does not end. */
async function untilStopped<T>(work: Promise<T>, stopping: AbortSignal): Promise<T> {
  stopping.throwIfAborted()
  const stopped = Promise.withResolvers<never>()
  const stop = () => stopped.reject(stopping.reason)
  stopping.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([work, stopped.promise])
  } finally {
    stopping.removeEventListener('abort', stop)
  }
}
