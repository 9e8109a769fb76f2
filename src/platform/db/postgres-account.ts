import { chmodSync, mkdirSync, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { errorCode } from '../errors.ts'

/** The operating-system account that PostgreSQL runs as. */
export type Account = Readonly<{ uid: number; gid: number }>

const NOBODY: Account = { uid: 65534, gid: 65534 }

/** Undefined when the server runs as whoever we are. PostgreSQL refuses to run as root, so root lends it an account. */
export function accountFor(clusterFolder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const stats = statSync(clusterFolder, { throwIfNoEntry: false })
  return stats && stats.uid !== 0 ? { uid: stats.uid, gid: stats.gid } : NOBODY
}

/** Whether the account can enter every folder above `path`, and read `path` itself. */
export function canReach(account: Account, path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats || !permits(account, stats, 4)) return false
  return canEnter(account, stats.isDirectory() ? path : dirname(path))
}

/** Whether the account can enter `folder` and every folder above it. */
export function canEnter(account: Account, folder: string): boolean {
  const stats = statSync(folder, { throwIfNoEntry: false })
  if (!stats || !permits(account, stats, 1)) return false
  const parent = dirname(folder)
  return parent === folder || canEnter(account, parent)
}

/** Makes a folder that only we can list; when we are root, PostgreSQL's account can pass through it whatever the umask. */
export function makePassable(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })) return
  const parent = dirname(folder)
  if (parent !== folder) makePassable(parent)
  try {
    mkdirSync(folder)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return
    throw error
  }
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
}

function permits(account: Account, stats: Stats, bit: number): boolean {
  const shift = stats.uid === account.uid ? 6 : stats.gid === account.gid ? 3 : 0
  return ((stats.mode >> shift) & bit) === bit
}
