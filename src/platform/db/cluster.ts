import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '../errors.ts'
import { stopLeftoverServer } from './leftover-server.ts'
import { type Account, accountFor, canEnter, makePassable } from './postgres-account.ts'
import { postgresFiles, systemFolder } from './postgres-files.ts'

export const ownerRole = 'kith_owner'
const majorVersion = '18'

/** A folder of PostgreSQL's own files, the account that runs it and the password of its owner. */
export type Cluster = Readonly<{ folder: string; files: string; account: Account | undefined; password: string }>

const Note = z.object({ password: z.string(), folder: z.string(), url: z.string().optional() })
type Note = z.infer<typeof Note>

/** Finds the cluster of a data folder, or makes it on first use. */
export async function openCluster(dataDir: string, log: (message: string) => void): Promise<Cluster> {
  const note = readNote(dataDir)
  const folder = note?.folder ?? chooseFolder(dataDir)
  if (note && !existsSync(folder)) throw new Refusal(missingCluster(dataDir, folder))
  await stopLeftoverServer(folder, log)
  const account = accountFor(folder)
  const files = postgresFiles(account, dataDir)
  if (note) {
    refuseOtherVersion(folder)
    return { folder, files, account, password: note.password }
  }
  const cluster = { folder, files, account, password: randomBytes(32).toString('base64url') }
  log('creating the database (first start only)')
  setAside(folder)
  initialise(cluster)
  writeNote(dataDir, { password: cluster.password, folder })
  return cluster
}

/** Keeps the address of the running server beside its data, for whoever may read the folder. */
export function noteUrl(dataDir: string, cluster: Cluster, url: string): void {
  writeNote(dataDir, { password: cluster.password, folder: cluster.folder, url })
}

function readNote(dataDir: string): Note | undefined {
  const path = join(dataDir, 'postgres.json')
  if (!existsSync(path)) return undefined
  const note = Note.parse(JSON.parse(readFileSync(path, 'utf8')))
  const inside = join(dataDir, 'postgres')
  const outside = outsideFolder(dataDir)
  // The note moves with its folder, and so does a cluster inside it; a cluster outside belongs to one path only.
  if (note.folder === outside || !note.folder.startsWith(`${systemFolder}/`)) {
    return { ...note, folder: note.folder === outside ? outside : inside }
  }
  throw new Refusal(
    `${dataDir} was moved or copied: its database is ${note.folder}, which belongs to the folder's earlier path. Move the folder back, or set KITH_DATA_DIR to that path.`,
  )
}

function writeNote(dataDir: string, note: Note): void {
  const path = join(dataDir, 'postgres.json')
  writeFileSync(`${path}.new`, JSON.stringify(note), { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

const outsideFolder = (dataDir: string): string =>
  join(systemFolder, `data-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`, 'postgres')

function chooseFolder(dataDir: string): string {
  const inside = join(dataDir, 'postgres')
  const account = accountFor(inside)
  return !account || canEnter(account, dataDir) ? inside : outsideFolder(dataDir)
}

const missingCluster = (dataDir: string, folder: string): string =>
  `The database of ${dataDir} should be in ${folder}, and is not there. Put it back, or remove ${dataDir}/postgres.json to begin anew.`

function refuseOtherVersion(folder: string): void {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (found === majorVersion) return
  throw new Refusal(`${folder} was made by PostgreSQL ${found}; this program brings PostgreSQL ${majorVersion}.`)
}

// Files without a note: the data folder was removed by hand, or initdb was cut short. Neither is ours to delete.
function setAside(folder: string): void {
  if (existsSync(folder)) renameSync(folder, `${folder}-set-aside-${Date.now()}`)
}

function initialise(cluster: Cluster): void {
  const { folder, files, account, password } = cluster
  const made = `${folder}.new`
  const passwordFile = `${folder}.password`
  makePassable(join(folder, '..'))
  rmSync(made, { recursive: true, force: true })
  mkdirSync(made, { mode: 0o700 })
  chmodSync(made, 0o700)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) {
    chownSync(made, account.uid, account.gid)
    chownSync(passwordFile, account.uid, account.gid)
  }
  const options = ['-D', made, '-U', ownerRole, '-E', 'UTF8', '--locale=C', '--locale-provider=builtin']
  options.push('--builtin-locale=C.UTF-8', '--auth=scram-sha-256', `--pwfile=${passwordFile}`)
  const run = spawnSync(join(files, 'bin/initdb'), options, { ...account, cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC' } })
  rmSync(passwordFile)
  if (run.error) throw run.error
  if (run.status !== 0) throw new Refusal(initialiseFault(String(run.stderr)))
  renameSync(made, folder)
}

function initialiseFault(output: string): string {
  if (output.includes('No space left on device')) return 'The disk is full: PostgreSQL could not create its database.'
  if (output.includes('could not look up effective user ID')) {
    return `PostgreSQL needs the account it runs as to have a name, and user ${process.getuid?.()} has none. Use an account listed in /etc/passwd, or set DATABASE_URL to a PostgreSQL server.`
  }
  const lines = output.split('\n').filter(line => /error|fatal/i.test(line))
  return `PostgreSQL could not create its database: ${lines[0] ?? output.trim()}`
}
