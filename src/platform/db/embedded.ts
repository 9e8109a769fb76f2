import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { errorCode, errorMessage, Refusal } from '../errors.ts'
import { type Cluster, noteUrl, openCluster, ownerRole } from './cluster.ts'
import { makePassable } from './postgres-account.ts'

export type EmbeddedOptions = Readonly<{
  dataDir: string
  log: (message: string) => void
  /** False only for tests: a crash of the machine then loses data. */
  durable?: boolean
  sharedBuffersMb?: number
}>

export type EmbeddedPostgres = Readonly<{
  ownerUrl: string
  port: number
  pid: number
  /** Settles when the server has ended, whether asked to or not. */
  ended: Promise<void>
  stop(): Promise<void>
}>

const databaseName = 'kith'

/** Starts the PostgreSQL that came with the dependencies on `dataDir`, which the caller must own (see data-folder.ts). */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir)
  makePassable(dataDir)
  const cluster = await openCluster(dataDir, options.log)
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const server = launch(cluster, dataDir, port, options)
    try {
      const ownerUrl = `postgres://${ownerRole}:${cluster.password}@127.0.0.1:${port}/${databaseName}`
      await untilReady(server, ownerUrl, options.log)
      noteUrl(dataDir, cluster, ownerUrl)
      return { ownerUrl, port, pid: server.pid, ended: server.ended, stop: server.stop }
    } catch (error) {
      await server.stop()
      if (!(error instanceof PortTaken) || attempt === 3) throw error
    }
  }
}

class PortTaken extends Refusal {}

type Launched = Readonly<{
  pid: number
  ended: Promise<void>
  hasEnded: () => boolean
  /** What it wrote to its log since it was started. */
  output: () => string
  stop: () => Promise<void>
}>

function launch(cluster: Cluster, dataDir: string, port: number, options: EmbeddedOptions): Launched {
  const logPath = join(dataDir, 'postgres.log')
  if ((statSync(logPath, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) renameSync(logPath, `${logPath}.1`)
  const logFile = openSync(logPath, 'a', 0o600)
  const logStart = statSync(logPath).size
  const settings = Object.entries(settingsFor(port, options)).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // Its own session: Ctrl-C in a terminal reaches us, and we stop it last.
  const child = spawn(join(cluster.files, 'bin/postgres'), ['-D', cluster.folder, ...settings], {
    ...cluster.account,
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', logFile, logFile],
    detached: true,
  })
  closeSync(logFile)
  let over = false
  const ended = new Promise<void>(settle => {
    const end = () => {
      over = true
      settle()
    }
    child.once('exit', end)
    child.once('error', end)
  })
  const pid = child.pid
  if (pid === undefined) throw new Refusal(`PostgreSQL could not be run from ${cluster.files}.`)
  const guard = stopWhenWeDie(pid, cluster)
  void ended.then(() => guard.kill('SIGKILL'))
  return {
    pid,
    ended,
    hasEnded: () => over,
    output: () => readFileSync(logPath).subarray(logStart).toString(),
    stop: () => stop(child, ended, () => over),
  }
}

function settingsFor(port: number, options: EmbeddedOptions): Record<string, string | number> {
  const memoryMb = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY) / 2 ** 20
  const sharedBuffersMb = options.sharedBuffersMb ?? Math.max(32, Math.min(512, Math.floor(memoryMb / 4)))
  const forTests = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  return {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: `${sharedBuffersMb}MB`,
    work_mem: '32MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(options.durable === false ? forTests : {}),
  }
}

/** A shell that waits for us to vanish (kill -9 included: its input then ends) and asks the server to stop. */
function stopWhenWeDie(pid: number, cluster: Cluster): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$0"', String(pid)], {
    ...cluster.account,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  guard.unref()
  return guard
}

async function stop(child: ChildProcess, ended: Promise<void>, isOver: () => boolean): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (isOver()) return
    child.kill(signal)
    const patienceOver = new AbortController()
    await Promise.race([ended, sleep(patience, undefined, { signal: patienceOver.signal }).catch(() => undefined)])
    patienceOver.abort()
  }
}

async function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const probe = createServer().once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? settle(address.port) : fail(new Error('no port'))))
    })
  })
}

async function untilReady(server: Launched, url: string, log: (message: string) => void): Promise<void> {
  const began = Date.now()
  let told = false
  while (!server.hasEnded()) {
    const fault = await tryConnect(url)
    if (fault === undefined) return
    const code = errorCode(fault)
    if (code === '3D000') await createDatabase(url)
    else if (code === '28P01') throw new Refusal('The database refuses the password kept in postgres.json.')
    else if (code !== 'ECONNREFUSED' && code !== '57P03' && code !== 'ECONNRESET') throw fault
    if (!told && Date.now() - began > 3_000) {
      log('the database is recovering from an unclean stop')
      told = true
    }
    await sleep(10)
  }
  throw startFault(server.output())
}

function startFault(output: string): Refusal {
  if (output.includes('No space left on device')) return new Refusal('The disk is full: PostgreSQL cannot start.')
  if (output.includes('could not bind')) return new PortTaken('PostgreSQL found no free port on 127.0.0.1.')
  const reason = /FATAL:\s*(.*)/.exec(output)?.[1] ?? output.trim().split('\n').at(-1) ?? ''
  return new Refusal(`PostgreSQL could not start: ${reason} (see postgres.log in the data folder)`)
}

async function tryConnect(connectionString: string): Promise<unknown> {
  const client = new pg.Client({ connectionString })
  try {
    await client.connect()
    await client.end()
    return undefined
  } catch (error) {
    return error
  }
}

async function createDatabase(url: string): Promise<void> {
  const maintenance = new URL(url)
  maintenance.pathname = '/postgres'
  const client = new pg.Client({ connectionString: maintenance.href })
  await client.connect()
  try {
    await client.query(`create database ${databaseName}`)
  } catch (error) {
    throw new Refusal(`PostgreSQL could not create its database: ${errorMessage(error)}`)
  } finally {
    await client.end()
  }
}
