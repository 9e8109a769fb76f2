import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { atEnd } from '../testing/at-end.ts'
import { startTestCluster, TEST_SECRET } from '../testing/cluster.ts'
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

test('an operator who is no superuser, and may only create roles, installs and upgrades Kith', async () => {
  // A server of somebody else's knows no kith_owner; the embedded one begins with one, who may do everything.
  await ask(new URL(cluster.ownerUrl), `create role server_admin superuser login password 'test'`)
  const admin = as('server_admin', 'postgres')
  await ask(admin, 'drop database kith with (force)', `alter role ${OWNER_ROLE} rename to somebody`)
  await ask(admin, `create role kith_operator login createrole password 'test'`)
  await ask(admin, 'create database kith owner kith_operator')

  const operator = as('kith_operator', 'kith')
  const names = (await readMigrations()).map(({ name }) => name)
  assert.deepEqual((await migrate(operator.href, TEST_SECRET)).applied, names)
  assert.deepEqual((await migrate(operator.href, TEST_SECRET)).applied, [])
  const powers = await ask(
    operator,
    `select from pg_roles where rolname like 'kith%' and (rolsuper or rolbypassrls or (rolcreaterole and rolname <> 'kith_operator'))`,
  )
  assert.equal(powers.length, 0)
})
