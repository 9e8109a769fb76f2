import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode, Refusal } from '../errors.ts'

/**
 * Stops a PostgreSQL that was left running on `cluster` when its supervisor was killed, so that there are never two on
 * one folder. The caller must own the data folder: a server found here then belongs to nobody.
 */
export async function stopLeftoverServer(cluster: string, log: (message: string) => void): Promise<void> {
  const lock = readLock(cluster)
  if (!lock) return
  if (isServerOf(lock.pid, cluster)) {
    log('stopping the PostgreSQL left behind by an earlier run')
    await end(lock.pid, cluster)
  }
  if (!(await waitUntil(() => attachedTo(lock.sharedMemoryId) === 0, 15_000))) {
    throw new Refusal(`Processes of an earlier PostgreSQL still use ${cluster}. Stop them, then start again.`)
  }
  // PostgreSQL clears a lock file itself, unless its process number has meanwhile gone to another program.
  const left = readLock(cluster)
  if (left && exists(left.pid) && !isServerOf(left.pid, cluster)) rmSync(join(cluster, 'postmaster.pid'))
}

type Lock = Readonly<{ pid: number; sharedMemoryId: string | undefined }>

function readLock(cluster: string): Lock | undefined {
  const lines = read(join(cluster, 'postmaster.pid'))?.split('\n')
  const pid = Number(lines?.[0])
  if (!lines || !Number.isInteger(pid) || pid <= 1) return undefined
  return { pid, sharedMemoryId: lines[6]?.trim().split(/\s+/)[1] }
}

async function end(pid: number, cluster: string): Promise<void> {
  const gone = () => !isServerOf(pid, cluster)
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if (errorCode(error) === 'ESRCH') return
      throw new Refusal(`A PostgreSQL run by another user (process ${pid}) still uses ${cluster}. Stop it first.`)
    }
    if (await waitUntil(gone, patience)) return
  }
  throw new Refusal(`The PostgreSQL of an earlier run (process ${pid}) does not stop. Stop it, then start again.`)
}

// A command line, not /proc/PID/cwd: that one is closed to root in a container without ptrace. It is empty for a zombie.
function isServerOf(pid: number, cluster: string): boolean {
  return read(`/proc/${pid}/cmdline`)?.split('\0').includes(cluster) ?? false
}

function exists(pid: number): boolean {
  return read(`/proc/${pid}/stat`) !== undefined
}

/** How many processes hold the server's shared memory: backends can outlive their postmaster for a moment. */
function attachedTo(sharedMemoryId: string | undefined): number {
  const rows = read('/proc/sysvipc/shm')?.split('\n').slice(1) ?? []
  const row = rows.map(line => line.trim().split(/\s+/)).find(columns => columns[1] === sharedMemoryId)
  return Number(row?.[6] ?? 0)
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'EACCES') throw new Refusal(`${path} belongs to another user of this machine.`)
    return undefined
  }
}

async function waitUntil(isSo: () => boolean, patienceMs: number): Promise<boolean> {
  const until = Date.now() + patienceMs
  while (!isSo()) {
    if (Date.now() > until) return false
    await sleep(25)
  }
  return true
}
