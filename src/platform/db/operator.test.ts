import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { restoreBackup } from '../backup/restore-backup.ts'
import { writeBackup } from '../backup/write-backup.ts'
import { systemClock } from '../clock.ts'
import { atEnd } from '../testing/at-end.ts'
import { startTestCluster, TEST_SECRET } from '../testing/cluster.ts'
import { cloneTestDatabase } from '../testing/database.ts'
import { createTestApp } from '../testing/site.ts'
import { migrate, readMigrations } from './migrate.ts'
import { OWNER_ROLE } from './roles.ts'

const cluster = await startTestCluster()
atEnd(() => cluster.stop())

async function ask(url: URL, ...statements: string[]): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    let rows: pg.QueryResultRow[] = []
    for (const statement of statements) rows = (await client.query(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}

const as = (name: string, database: string): URL => {
  const url = new URL(cluster.ownerUrl)
  Object.assign(url, { username: name, password: 'test', pathname: `/${database}` })
  return url
}

// A server of somebody else's knows no kith_owner; the embedded one begins with one, who may do everything.
async function makeServerOfSomebodyElse(): Promise<URL> {
  await ask(new URL(cluster.ownerUrl), `create role server_admin superuser login password 'test'`)
  const admin = as('server_admin', 'postgres')
  await ask(admin, 'drop database kith with (force)', `alter role ${OWNER_ROLE} rename to somebody`)
  await ask(admin, `create role kith_operator login createrole password 'test'`)
  await ask(admin, 'create database kith owner kith_operator')
  return as('kith_operator', 'kith')
}

test('an operator who is no superuser, and may only create roles, installs Kith from a backup and upgrades it', async () => {
  const source = await cloneTestDatabase()
  const { store } = createTestApp(source).files
  const folder = mkdtempSync(join(tmpdir(), 'kith-operator-'))
  atEnd(() => rmSync(folder, { recursive: true, force: true }))
  const [path, passphrase] = [join(folder, 'backup'), 'a few words to open it']
  await writeBackup({ ownerUrl: source.ownerUrl, secret: source.secret, store, clock: systemClock, path, passphrase })

  const operator = await makeServerOfSomebodyElse()
  const ownerUrl = operator.href
  await restoreBackup({ ownerUrl, secret: TEST_SECRET, store, dataDir: folder, path, passphrase, say: () => {} })
  assert.deepEqual((await migrate(ownerUrl, TEST_SECRET)).applied, [])
  const ran = await ask(operator, 'set role kith_owner', 'select name from kith.migration order by name')
  assert.deepEqual(
    ran.map(row => row['name']),
    (await readMigrations()).map(({ name }) => name),
  )
  const powers = await ask(
    operator,
    `select from pg_roles where rolname like 'kith%' and (rolsuper or rolbypassrls or (rolcreaterole and rolname <> 'kith_operator'))`,
  )
  assert.equal(powers.length, 0)
})
