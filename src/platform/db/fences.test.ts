import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { cloneTestDatabase } from '../testing/database.ts'
import { inContext } from './context.ts'
import { LOGIN_ROLES } from './roles.ts'

/** Tables without row-level security, each with the reason why that is safe. */
const EXEMPT: Readonly<Record<string, string>> = {
  'kith.migration': 'names and checksums of migrations; no application role may read it',
}

/** Schemas without row-level security, each with the reason. */
const EXEMPT_SCHEMAS: Readonly<Record<string, string>> = {
  pgboss:
    'waiting jobs: identifiers and codes only. No role but kith_worker has a grant; others add through kith.add_job, which holds them to the partnership in context (see jobs.test.ts)',
}

const database = await cloneTestDatabase()
const OURS = '01900000-0000-7000-8000-000000000001'
const THEIRS = '01900000-0000-7000-8000-000000000002'

before(async () => {
  await database.owner(
    `insert into partnership (partnership_id, slug, name) values ($1, 'ours', 'Ours'), ($2, 'theirs', 'Theirs')`,
    [OURS, THEIRS],
  )
  for (const id of [OURS, THEIRS]) {
    await database.owner(
      `insert into agency (partnership_id, name, kind, joined_on) values ($1, 'Council', 'local-authority', '2020-01-01')`,
      [id],
    )
  }
})

test('every table is under row-level security unless it is exempt with a reason', async () => {
  const tables = await database.owner<{ name: string; rls: boolean }>(
    `
    select n.nspname || '.' || c.relname as name, c.relrowsecurity as rls
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname !~ '^pg_|^information_schema$' and n.nspname <> all($1)`,
    [Object.keys(EXEMPT_SCHEMAS)],
  )
  assert.ok(tables.length > 5)
  assert.deepEqual(
    tables.filter(table => !table.rls && !EXEMPT[table.name]).map(table => table.name),
    [],
  )
  for (const name of Object.keys(EXEMPT))
    assert.ok(
      tables.some(table => table.name === name),
      `${name} is exempt but does not exist`,
    )
})

test('no application role owns a table, may change the schema, or escapes row-level security', async () => {
  const roles = await database.owner<{ rolname: string }>(
    `select rolname from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
    [LOGIN_ROLES],
  )
  assert.deepEqual(roles, [])
  const creators = await database.owner(
    `select r, n from unnest($1::text[]) r, unnest(array['kith', 'published', 'public']) n
     where exists (select from pg_namespace where nspname = n) and has_schema_privilege(r, n, 'create')`,
    [LOGIN_ROLES],
  )
  assert.deepEqual(creators, [])
})

test('every view runs with the rights of the reader', async () => {
  const views = await database.owner<{ name: string }>(`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'v' and n.nspname = 'kith' and coalesce(not ('security_invoker=true' = any(c.reloptions)), true)`)
  assert.deepEqual(views, [])
})

test('every foreign key between partnership tables includes the partnership', async () => {
  const loose = await database.owner<{ constraint: string }>(
    `
    select k.conname as constraint from pg_constraint k
    join pg_attribute mine on mine.attrelid = k.conrelid and mine.attname = 'partnership_id'
    join pg_attribute theirs on theirs.attrelid = k.confrelid and theirs.attname = 'partnership_id'
    where k.contype = 'f' and k.connamespace = 'kith'::regnamespace
      and not mine.attnum = any(k.conkey) and k.conname not in (select unnest($1::text[]))`,
    [['audit_content_audit_event_id_fkey']],
  )
  assert.deepEqual(loose, [])
})

test('without a partnership in context kith_app sees nothing', async () => {
  const seen = await database.as('kith_app').kysely.selectFrom('agency').select('agency_id').execute()
  assert.deepEqual(seen, [])
})

test('in the context of one partnership kith_app sees no row of another', async () => {
  const seen = await inContext(database.as('kith_app'), { partnershipId: OURS, actor: 'test' }, tx =>
    tx.selectFrom('agency').select('partnership_id').execute(),
  )
  assert.deepEqual(seen, [{ partnership_id: OURS }])
})

test('kith_app cannot write a row into another partnership', async () => {
  const writing = inContext(database.as('kith_app'), { partnershipId: OURS, actor: 'test' }, tx =>
    tx
      .insertInto('agency')
      .values({
        partnership_id: THEIRS,
        name: 'Intruder',
        kind: 'other',
        joined_on: Temporal.PlainDate.from('2024-01-01'),
      })
      .execute(),
  )
  await assert.rejects(writing, /row-level security/)
})

test('the context ends with its transaction', async () => {
  await inContext(database.as('kith_app'), { partnershipId: OURS, actor: 'test' }, tx =>
    tx.selectFrom('agency').select('agency_id').execute(),
  )
  const left = await sql<{
    context: string
  }>`select coalesce(current_setting('kith.partnership', true), '') as context`.execute(database.as('kith_app').kysely)
  assert.equal(left.rows[0]?.context, '')
})

test('kith_public may not even enter the schema kith', async () => {
  await assert.rejects(
    sql`select agency_id from kith.agency`.execute(database.as('kith_public').kysely),
    /permission denied/,
  )
})
