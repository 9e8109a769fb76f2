import { letEnd, whenAskedToStop } from '#platform/ending.ts'
import { runPart, tell } from '#platform/run-part.ts'
import type { LoadPart, ServerPart } from '#platform/serve.ts'

// What `kith start` runs, once for each part. Apart from main.ts, so that a part does not read the code of every command.
const parts: Readonly<Record<ServerPart, LoadPart>> = {
  web: () => import('./web.ts'),
  worker: () => import('./worker.ts'),
  public: () => import('./public.ts'),
}

let dataDir: string | undefined
const stopping = whenAskedToStop()
process.on('uncaughtException', error => void fail(error).finally(() => process.exit()))

async function fail(error: unknown): Promise<void> {
  const { lineFor } = await import('#platform/crash-report.ts')
  const failed = lineFor(error, dataDir)
  console.error(failed)
  process.exitCode = 1
  tell({ failed })
}

try {
  await runPart(parts[process.argv[2] as ServerPart], stopping, told => {
    dataDir = told
  })
} catch (error) {
  await fail(error)
}
letEnd()
