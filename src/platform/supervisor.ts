import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Surroundings } from './command.ts'
import { environmentWith, publicEnvironmentWith, type ServerConfig } from './config.ts'
import { type DataFolder, takeDataFolder } from './db/data-folder.ts'
import { startEmbedded } from './db/embedded.ts'
import { migrate } from './db/migrate.ts'
import { roleUrl } from './db/roles.ts'
import { Refusal } from './errors.ts'
import { type KeptProcess, keepRunning } from './kept-process.ts'
import { secretFor } from './secret.ts'
import { type ServerPart, whenAborted } from './serve.ts'
import { requireDatabase, requireFreePorts } from './start-faults.ts'

/** Work between the migrations and the first page, such as loading the demonstration. Finds out itself whether it is needed. */
export type Preparation = (config: ServerConfig, say: (message: string) => void) => Promise<void>

export type SupervisorOptions = Readonly<{
  /** The file that runs `web`, `worker` and `public`. */
  program: string
  preparations: readonly Preparation[]
}>

/** Runs everything: database, preparations, then each part as a process of its own, until asked to stop. */
export async function supervise(options: SupervisorOptions, surroundings: Surroundings): Promise<void> {
  const { config, stopping, say } = surroundings
  await using cleanup = new AsyncDisposableStack()
  const folder = takeDataFolder(config.dataDir, 'start')
  cleanup.defer(() => folder.release())
  await requireFreePorts(config, folder.wasAbandoned ? 5_000 : 0)
  const database = await openDatabase(surroundings, cleanup)
  const secret = secretFor(config)
  const serverConfig: ServerConfig = { ...config, databaseUrl: database.ownerUrl, secret }
  await migrate(database.ownerUrl, secret)
  for (const prepare of options.preparations) {
    if (!stopping.aborted) await prepare(serverConfig, say)
  }
  if (stopping.aborted) return
  const start = partStarter(options, serverConfig, say, cleanup)
  const sites = { web: start('web'), public: start('public') }
  const stopped = Promise.race([whenAborted(stopping), database.failed, sites.web.givenUp, sites.public.givenUp])
  const addresses = await Promise.race([Promise.all([sites.web.ready, sites.public.ready]), stopped])
  if (!addresses) return
  // The worker reads as much code as a site does: beside them it would make both wait.
  const worker = start('worker')
  announce(addresses, folder, serverConfig, surroundings)
  await Promise.race([stopped, worker.ready.then(() => stopped), worker.givenUp])
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
  config: ServerConfig,
  say: (message: string) => void,
  cleanup: AsyncDisposableStack,
): (part: ServerPart) => KeptProcess {
  const { databaseUrl, secret } = config
  const logFolder = config.environment === 'production' ? undefined : join(config.dataDir, 'log')
  if (logFolder) mkdirSync(logFolder, { recursive: true, mode: 0o700 })
  const parts: KeptProcess[] = []
  cleanup.defer(async () => void (await Promise.all(parts.map(part => part.stop()))))
  return part => {
    const environment =
      part === 'public'
        ? publicEnvironmentWith(roleUrl(databaseUrl, secret, 'kith_public'))
        : environmentWith(databaseUrl, secret)
    const started = keepRunning({ program: options.program, part, environment, logFolder, say })
    parts.push(started)
    return started
  }
}

function announce(
  [web, publicSite]: readonly (string | undefined)[],
  folder: DataFolder,
  config: ServerConfig,
  { answer }: Surroundings,
): void {
  const address = web ?? config.baseUrl
  const publicAddress = publicSite ?? config.publicUrl
  folder.announce({ ownerUrl: config.databaseUrl, address })
  answer({ ready: address, public: publicAddress }, () => `public site ${publicAddress}\nready ${address}`)
}
