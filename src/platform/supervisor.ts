import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Surroundings } from './command.ts'
import type { Config } from './config.ts'
import { type DataFolder, takeDataFolder } from './db/data-folder.ts'
import { startEmbedded } from './db/embedded.ts'
import { migrate } from './db/migrate.ts'
import { Refusal } from './errors.ts'
import { type KeptProcess, keepRunning } from './kept-process.ts'
import { partConfig } from './part-config.ts'
import { tell } from './run-part.ts'
import { secretFor } from './secret.ts'
import { type ServerPart, serverParts, whenAborted } from './serve.ts'
import { requireDatabase, requireFreePorts } from './start-faults.ts'

/** Work between the migrations and the first page, such as loading the demonstration. Finds out itself whether it is needed. */
export type Preparation = (
  config: Config & { readonly databaseUrl: string },
  say: (message: string) => void,
) => Promise<void>

export type SupervisorOptions = Readonly<{
  /** The file that runs a part. */
  program: string
  preparations: readonly Preparation[]
  /** Work that the first page need not wait for. */
  afterwards: readonly Preparation[]
}>

/** Runs everything: database, preparations, then each part as a process of its own, until asked to stop. */
export async function supervise(options: SupervisorOptions, surroundings: Surroundings): Promise<void> {
  const { config, stopping, say } = surroundings
  await using cleanup = new AsyncDisposableStack()
  const folder = takeDataFolder(config.dataDir, 'start')
  cleanup.defer(() => folder.release())
  await requireFreePorts(config, folder.wasAbandoned ? 5_000 : 0)
  // They read their code while the database starts, and begin when it can be used.
  const start = partStarter(options, surroundings, cleanup)
  const parts = { web: start('web'), public: start('public'), worker: start('worker') }
  const database = await openDatabase(surroundings, cleanup)
  const opened = { databaseUrl: database.ownerUrl, secret: secretFor(config) }
  await migrate(opened.databaseUrl, opened.secret)
  const prepareAll = async (preparations: readonly Preparation[]): Promise<void> => {
    for (const prepare of preparations) {
      if (!stopping.aborted) await prepare({ ...config, databaseUrl: opened.databaseUrl }, say)
    }
  }
  await prepareAll(options.preparations)
  if (stopping.aborted) return
  for (const part of serverParts) parts[part].begin(partConfig(part, config, opened))
  const { web, worker, public: publicSite } = parts
  const givenUp = [web.givenUp, worker.givenUp, publicSite.givenUp]
  const stopped = Promise.race([whenAborted(stopping), database.failed, ...givenUp])
  const addresses = await Promise.race([Promise.all([web.ready, publicSite.ready, worker.ready]), stopped])
  if (!addresses) return
  announce(addresses, folder, opened.databaseUrl, surroundings)
  tell({ ready: true }) // whoever started all this may have waited for it
  await Promise.race([stopped, prepareAll(options.afterwards).then(() => stopped)])
}

type OpenedDatabase = Readonly<{ ownerUrl: string; failed: Promise<never> }>

async function openDatabase(surroundings: Surroundings, cleanup: AsyncDisposableStack): Promise<OpenedDatabase> {
  const { config, say } = surroundings
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => undefined)
  if (config.databaseUrl) {
    await requireDatabase(config.databaseUrl)
    return { ownerUrl: config.databaseUrl, failed: failed.promise }
  }
  const server = await startEmbedded({ dataDir: config.dataDir, log: say })
  cleanup.defer(() => server.stop())
  const reason = `PostgreSQL stopped by itself; the reason is in ${join(config.dataDir, 'postgres.log')}`
  void server.ended.then(() => failed.reject(new Refusal(reason)))
  return { ownerUrl: server.ownerUrl, failed: failed.promise }
}

function partStarter(
  options: SupervisorOptions,
  { config, say }: Surroundings,
  cleanup: AsyncDisposableStack,
): (part: ServerPart) => KeptProcess {
  const logFolder = config.environment === 'production' ? undefined : join(config.dataDir, 'log')
  if (logFolder) mkdirSync(logFolder, { recursive: true, mode: 0o700 })
  const parts: KeptProcess[] = []
  cleanup.defer(async () => void (await Promise.all(parts.map(part => part.stop()))))
  return part => {
    const started = keepRunning({ program: options.program, part, logFolder, say })
    parts.push(started)
    return started
  }
}

function announce(
  [web, publicSite]: readonly (string | undefined)[],
  folder: DataFolder,
  ownerUrl: string,
  { config, answer }: Surroundings,
): void {
  const address = web ?? config.baseUrl
  const publicAddress = publicSite ?? config.publicUrl
  folder.announce({ ownerUrl, address })
  answer({ ready: address, public: publicAddress }, () => `public site ${publicAddress}\nready ${address}`)
}
