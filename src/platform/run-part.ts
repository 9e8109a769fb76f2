import type { PartConfig } from './part-config.ts'
import { type Begin, type LoadPart, type Notice, whenAborted } from './serve.ts'

/**
 * Runs one part in a process of its own: reads its code at once, and begins when the supervisor says so, which is when the
 * database can be used. Its settings come in that message, so that no secret is in its environment.
 */
export async function runPart(load: LoadPart, stopping: AbortSignal, onTold: (dataDir: string) => void): Promise<void> {
  const told = whenTold()
  // Read while the database starts. A fault in the code shows without waiting for that.
  const { run } = await load()
  if (!process.connected) return // nobody is there to begin it
  const config = await Promise.race([told, whenAborted(stopping)])
  if (!config || stopping.aborted) return
  onTold(config.dataDir)
  const { address, stop } = await run(config)
  tell({ ready: true, ...(address === undefined ? {} : { address }) })
  await whenAborted(stopping)
  await stop()
}

export const tell = (notice: Notice): void => void (process.connected && process.send?.(notice))

function whenTold(): Promise<PartConfig> {
  return new Promise(settle => {
    process.once('message', (message: Begin) => settle(message.begin))
  })
}
