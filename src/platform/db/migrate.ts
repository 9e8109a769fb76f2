import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { Refusal } from '../errors.ts'
import { ensureJobSchema } from '../jobs/job-schema.ts'
import { ensureKeys } from '../keys/data-key.store.ts'
import { LOGIN_ROLES, OWNER_ROLE, rolePassword } from './roles.ts'

const MIGRATION_FILE = /^(\d{8}T\d{4}_[a-z0-9_]+)\.sql$/
const MIGRATIONS = new URL('../../../migrations/', import.meta.url)
// Any number that no other program picks; it keeps two migrating processes apart.
const LOCK = 5_484_001

export interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/** Reads the migrations in the order in which they run. */
export async function readMigrations(folder: URL = MIGRATIONS): Promise<Migration[]> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async file => {
      const name = MIGRATION_FILE.exec(file)?.[1]
      if (!name) throw new Refusal(`migrations/${file} must be named like 20261122T0900_create_agency.sql`)
      const sql = await readFile(new URL(file, folder), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings the database to the newest schema: makes the roles, runs each new migration in a transaction of its own,
 * and makes the keys and the job list if they are not there.
 * Forward only; `only` these migrations, for a restore. Refuses a database that is newer than the program, and a migration that was edited after it ran.
 */
export async function migrate(
  ownerUrl: string,
  secret: string,
  only?: ReadonlySet<string>,
): Promise<{ applied: string[] }> {
  const migrations = (await readMigrations()).filter(({ name }) => !only || only.has(name))
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await ensureRoles(client, secret)
    await client.query(`set role ${OWNER_ROLE}`)
    await client.query('create schema if not exists kith')
    await client.query(`create table if not exists kith.migration (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
    const done = await client.query<{ name: string; checksum: string }>('select name, checksum from kith.migration')
    const pending = pendingMigrations(migrations, done.rows)
    for (const migration of pending) await apply(client, migration)
    await ensureKeys(client, secret)
    await ensureJobSchema(ownerUrl, client)
    return { applied: pending.map(migration => migration.name) }
  } finally {
    await client.end()
  }
}

/** The migrations still to run. Throws a Refusal when what ran is not what the program holds. */
export function pendingMigrations(
  migrations: readonly Migration[],
  done: readonly { name: string; checksum: string }[],
): Migration[] {
  const known = new Map(migrations.map(migration => [migration.name, migration]))
  for (const { name, checksum } of done) {
    const migration = known.get(name)
    if (!migration)
      throw new Refusal(`The database is newer than this program: it has ${name}. Install the newer Kith.`)
    if (migration.checksum !== checksum)
      throw new Refusal(`migrations/${name}.sql was changed after it ran. Put it back and add a new migration.`)
  }
  const ran = new Set(done.map(row => row.name))
  return migrations.filter(migration => !ran.has(migration.name))
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query('set local search_path = kith, pg_catalog')
    await client.query(migration.sql)
    await client.query('insert into kith.migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${migration.name} failed`, { cause: error })
  }
}

async function ensureRoles(client: pg.Client, secret: string): Promise<void> {
  const existing = await client.query<{ rolname: string }>('select rolname from pg_roles')
  const names = new Set(existing.rows.map(row => row.rolname))
  if (!names.has(OWNER_ROLE)) await client.query(`create role ${OWNER_ROLE} nologin`)
  const me = await client.query<{ name: string; database: string }>(
    'select current_user as name, current_database() as database',
  )
  const { name, database } = me.rows[0] ?? { name: '', database: '' }
  if (name !== OWNER_ROLE) await client.query(`grant ${OWNER_ROLE} to ${pg.escapeIdentifier(name)}`)
  await client.query(`grant connect, create, temporary on database ${pg.escapeIdentifier(database)} to ${OWNER_ROLE}`)
  // Otherwise everybody who may connect may fill the disk with tables of their own, kith_public among them.
  await client.query(`revoke temporary on database ${pg.escapeIdentifier(database)} from public`)
  for (const role of LOGIN_ROLES) {
    if (!names.has(role)) await client.query(`create role ${role} nologin noinherit`)
    await client.query(`alter role ${role} login password ${pg.escapeLiteral(rolePassword(secret, role))}`)
    await client.query(`grant connect on database ${pg.escapeIdentifier(database)} to ${role}`)
    // Migrations, which run as the owner, make one role a member of another. Only a superuser may do so without this.
    await client.query(`grant ${role} to ${OWNER_ROLE} with admin true, inherit false, set false`)
  }
}
