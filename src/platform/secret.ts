import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { makePassable } from './db/postgres-account.ts'
import { errorCode } from './errors.ts'

/** The installation's key: the one given, or outside production the one made once and kept in the data folder. */
export function secretFor(config: Pick<Config, 'secret' | 'dataDir'>): string {
  if (config.secret) return config.secret
  const path = join(config.dataDir, 'secret')
  return readSecret(path) ?? makeSecret(path, config.dataDir)
}

function readSecret(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

// Linked into place, so that of two processes that make one at the same time both use the first.
function makeSecret(path: string, dataDir: string): string {
  makePassable(dataDir)
  const made = `${path}.${process.pid}`
  const secret = randomBytes(32).toString('base64url')
  writeFileSync(made, secret, { mode: 0o600 })
  try {
    linkSync(made, path)
    return secret
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
    return readFileSync(path, 'utf8')
  } finally {
    rmSync(made)
  }
}
