import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { errorCode, Refusal } from '../errors.ts'
import { makePassable } from './postgres-account.ts'

/** Sole ownership of a data folder; the operating system ends it with the process, kill -9 included. */
export type DataFolder = Readonly<{
  dir: string
  /** The last owner was killed, and processes of theirs may take a moment to end. */
  wasAbandoned: boolean
  /** Lets other commands join the running server instead of waiting for the folder. */
  announce(server: { ownerUrl: string; address: string }): void
  release(): void
}>

const Holder = z.object({
  pid: z.number(),
  doing: z.string(),
  since: z.string(),
  ownerUrl: z.string().optional(),
  address: z.string().optional(),
})
type Holder = z.infer<typeof Holder>

/** Takes the folder, or says who has it. */
export function takeDataFolder(dir: string, doing: string): DataFolder {
  const folder = tryTake(resolve(dir), doing)
  if (folder) return folder
  const holder = readHolder(resolve(dir))
  const where = holder?.address ? `, at ${holder.address}` : ''
  const who = holder ? `kith ${holder.doing} (process ${holder.pid}, since ${holder.since}${where})` : 'another process'
  throw new Refusal(`${resolve(dir)} is in use by ${who}. Stop it first, or set KITH_DATA_DIR to another folder.`)
}

export type JoinOptions = Readonly<{
  dir: string
  doing: string
  say: (message: string) => void
  stopping: AbortSignal
  patienceMs?: number
  sayAfterMs?: number
}>

export type Joined = Readonly<{ kind: 'took'; folder: DataFolder }> | Readonly<{ kind: 'joined'; ownerUrl: string }>

/** Joins the server that runs on the folder; else takes the folder, after any other command has finished with it. */
export async function joinDataFolder(options: JoinOptions): Promise<Joined> {
  const dir = resolve(options.dir)
  const began = Date.now()
  let told = false
  for (;;) {
    const folder = tryTake(dir, options.doing)
    if (folder) return { kind: 'took', folder }
    const holder = readHolder(dir)
    if (holder?.ownerUrl) return { kind: 'joined', ownerUrl: holder.ownerUrl }
    const waited = Date.now() - began
    const who = holder ? `kith ${holder.doing} (process ${holder.pid})` : 'another command'
    if (waited > (options.patienceMs ?? 60_000)) throw new Refusal(`${dir} is still in use by ${who}. Try again later.`)
    if (!told && waited >= (options.sayAfterMs ?? 1_000)) {
      options.say(`waiting for ${who} to finish with ${dir}`)
      told = true
    }
    options.stopping.throwIfAborted()
    await sleep(50)
  }
}

// Collecting the database object would close it and so end the ownership.
const owned = new Set<DatabaseSync>()

function tryTake(dir: string, doing: string): DataFolder | undefined {
  const lock = lockFile(dir)
  if (!lock) return undefined
  owned.add(lock)
  const wasAbandoned = readHolder(dir) !== undefined
  const holder: Holder = { pid: process.pid, doing, since: new Date().toISOString().slice(0, 19).replace('T', ' ') }
  writeHolder(dir, holder)
  return {
    dir,
    wasAbandoned,
    announce: server => writeHolder(dir, { ...holder, ...server }),
    release: () => {
      if (!owned.delete(lock)) return
      rmSync(holderPath(dir), { force: true })
      lock.close()
    },
  }
}

// SQLite serves here as the one way from Node without native code to a file lock that the kernel drops with its process.
// Lock files with process numbers need a guess about who is still alive, and two processes can guess at the same time.
function lockFile(dir: string): DatabaseSync | undefined {
  const path = join(dir, 'lock')
  try {
    makePassable(dir)
    // Never open an existing lock file: closing it again would drop a lock this process holds.
    if (!existsSync(path)) writeFileSync(path, '', { flag: 'a', mode: 0o600 })
  } catch (error) {
    throw fileFault(error, dir)
  }
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(path, { timeout: 0 })
    lock.exec('begin exclusive')
    return lock
  } catch (error) {
    lock?.close()
    if (sqliteCode(error) === 5) return undefined
    throw fileFault(error, dir)
  }
}

const sqliteCode = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'errcode' in error ? error.errcode : undefined

function fileFault(error: unknown, dir: string): unknown {
  const code = errorCode(error)
  if (code === 'ENOSPC') return new Refusal(`The disk with ${dir} is full.`)
  if (code === 'ENOTDIR' || code === 'EEXIST') return new Refusal(`KITH_DATA_DIR: ${dir} is not a folder.`)
  const isDenied = code === 'ENOENT' || code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
  if (isDenied || sqliteCode(error) === 14 || sqliteCode(error) === 8) {
    return new Refusal(`The data folder ${dir} cannot be written by this user. Set KITH_DATA_DIR to one that can.`)
  }
  return error
}

const holderPath = (dir: string): string => join(dir, 'holder.json')

function readHolder(dir: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(holderPath(dir), 'utf8')))
  } catch {
    return undefined // not written yet, or just released: the lock decides, this only describes
  }
}

function writeHolder(dir: string, holder: Holder): void {
  const path = holderPath(dir)
  try {
    writeFileSync(`${path}.new`, JSON.stringify(holder), { mode: 0o600 })
    renameSync(`${path}.new`, path)
  } catch (error) {
    throw fileFault(error, dir)
  }
}
