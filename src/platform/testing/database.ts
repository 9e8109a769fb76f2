import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { type Database, openDatabase } from '../db/database.ts'
import type { EmbeddedPostgres } from '../db/embedded.ts'
import { migrate } from '../db/migrate.ts'
import { LOGIN_ROLES, type LoginRole } from '../db/roles.ts'
import { atEnd } from './at-end.ts'
import { startTestCluster, TEST_SECRET } from './cluster.ts'

/** Set by the test command, which starts one server and makes the template once for all test files. */
export const TEST_SERVER_VARIABLE = 'KITH_TEST_DATABASE_URL'
export const TEMPLATE = 'kith_template'

export interface TestDatabase {
  readonly ownerUrl: string
  readonly secret: string
  /** the pool of a role, opened on first use */
  as(role: LoginRole): Database
  /** runs a statement as the owner: for arranging and for looking behind the fences */
  owner<R extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>
}

/** Makes the template database on a server that has none: migrated and empty. */
export async function makeTemplate(serverUrl: string): Promise<void> {
  await onServer(serverUrl, `create database ${TEMPLATE}`)
  await migrate(withDatabase(serverUrl, TEMPLATE), TEST_SECRET)
}

/** A template that holds more than the migrated tables: filled once for all test files, by the first that asks. */
export interface FilledTemplate {
  readonly name: string
  fill(ownerUrl: string): Promise<void>
}

/**
 * A database of this test file's own, cloned from a template and dropped when the file's tests are over. Call it at
 * the top of the file, with `await`: inside a hook it would be dropped when the hook ends.
 */
export async function cloneTestDatabase(filled?: FilledTemplate): Promise<TestDatabase> {
  const shared = process.env[TEST_SERVER_VARIABLE]
  const cluster: EmbeddedPostgres | undefined = shared ? undefined : await startTestCluster()
  const serverUrl = shared ?? cluster?.ownerUrl ?? ''
  if (cluster) await makeTemplate(serverUrl)
  if (filled) await makeFilledTemplate(serverUrl, filled)
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(serverUrl, `create database ${name} template ${filled?.name ?? TEMPLATE}`)
  const ownerUrl = withDatabase(serverUrl, name)
  await onServer(ownerUrl, LOGIN_ROLES.map(role => `grant connect on database ${name} to ${role}`).join(';'))
  const pools = new Map<LoginRole, Database>()
  const ownerPool = new pg.Pool({ connectionString: ownerUrl, max: 2, options: '-c search_path=kith' })
  // An ended pool does not wait for its connections to close, and dropping the database cuts what is left of them.
  ownerPool.on('connect', client => client.on('error', () => {}))
  ownerPool.on('error', () => {})
  atEnd(async () => {
    await Promise.all([...pools.values()].map(database => database.close()))
    await ownerPool.end()
    await onServer(serverUrl, `drop database ${name} with (force)`)
    await cluster?.stop()
  })
  return {
    ownerUrl,
    secret: TEST_SECRET,
    as(role) {
      const open = pools.get(role) ?? openDatabase(ownerUrl, TEST_SECRET, role, { max: 4 })
      pools.set(role, open)
      return open
    },
    async owner<R extends pg.QueryResultRow>(text: string, values?: unknown[]) {
      return (await ownerPool.query<R>(text, values)).rows
    },
  }
}

// Under a name of its own until it is whole, so that nobody clones half of it; the lock goes with the connection.
async function makeFilledTemplate(serverUrl: string, { name, fill }: FilledTemplate): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const there = await client.query('select 1 from pg_database where datname = $1', [name])
    if (there.rows.length > 0) return
    await client.query(`drop database if exists ${name}_unfinished with (force)`)
    await client.query(`create database ${name}_unfinished template ${TEMPLATE}`)
    await fill(withDatabase(serverUrl, `${name}_unfinished`))
    await client.query(`alter database ${name}_unfinished rename to ${name}`)
  } finally {
    await client.end()
  }
}

function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.toString()
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
