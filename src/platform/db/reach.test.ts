import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { createTestPartnership } from '../testing/accounts.ts'
import { cloneTestDatabase } from '../testing/database.ts'
import { type Context, inContext } from './context.ts'
import { migrate } from './migrate.ts'
import { LOGIN_ROLES, type LoginRole } from './roles.ts'

const database = await cloneTestDatabase()
const ours = await createTestPartnership(database, 'ours')
const theirs = await createTestPartnership(database, 'theirs')
const context: Context = { partnershipId: ours.partnershipId, agencyId: ours.agencyId, actor: 'person:test' }

const attempt = (role: LoginRole, statement: string, values: readonly unknown[] = []): Promise<unknown> =>
  inContext(database.as(role), context, async tx => {
    const parts = statement.split('?')
    return sql
      .join(
        parts.flatMap((part, at) => [sql.raw(part), ...(at < values.length ? [sql`${values[at]}`] : [])]),
        sql``,
      )
      .execute(tx)
  })

const DENIED = /permission denied|row-level security/

test('every function that runs as the owner names its search path, temporary tables last, and is open to named roles alone', async () => {
  const loose = await database.owner<{ name: string }>(`
    select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname in ('kith', 'published', 'public')
      and (not coalesce(p.proconfig::text ~ 'search_path=(kith|published), pg_temp"', false)
        or has_function_privilege('public', p.oid, 'execute') or has_function_privilege('kith_public', p.oid, 'execute'))`)
  assert.deepEqual(loose, [])
})

test('no role makes tables, not even temporary ones', async () => {
  // A clone does not inherit what its template grants: the migration is what takes it away.
  await migrate(database.ownerUrl, database.secret)
  const may = await database.owner(
    `select role from unnest($1::text[]) role where has_database_privilege(role, current_database(), 'temporary')`,
    [LOGIN_ROLES],
  )
  assert.deepEqual(may, [])
  await assert.rejects(attempt('kith_public', 'create temporary table mine (a int)'), DENIED)
})

test('no role changes or removes what is in the audit trail, or gives an entry its place in the chain', async () => {
  const may = await database.owner<{ role: string; act: string }>(
    `select role, act from unnest($1::text[]) role, unnest(array['update', 'delete', 'truncate']) act
     where has_table_privilege(role, 'kith.audit_event', act)`,
    [LOGIN_ROLES],
  )
  assert.deepEqual(may, [])
  for (const role of LOGIN_ROLES)
    await assert.rejects(
      attempt(role, `insert into kith.audit_event (actor, event, position) values ('x', 'x', 1)`),
      DENIED,
    )
})

test('no role but the owner makes a partnership, or makes one a demonstration', async () => {
  for (const role of LOGIN_ROLES) {
    await assert.rejects(attempt(role, 'update kith.partnership set is_demonstration = true'), DENIED, role)
    await assert.rejects(
      attempt(role, `insert into kith.partnership (slug, name) values ('more', 'More')`),
      DENIED,
      role,
    )
  }
})

test('an entry of the audit trail is written for the partnership in context alone, and never by sign-in directly', async () => {
  const entry = `insert into kith.audit_event (partnership_id, actor, event) values (?::uuid, 'person:test', 'tried')`
  for (const role of ['kith_app', 'kith_agency', 'kith_worker', 'kith_auth'] as const)
    await assert.rejects(attempt(role, entry, [theirs.partnershipId]), DENIED, role)
  await assert.rejects(attempt('kith_auth', entry, [ours.partnershipId]), DENIED)
  await attempt('kith_agency', entry, [ours.partnershipId])
})

test('roles and accounts are given by no agency, and by no partnership to another', async () => {
  const role = `insert into kith.person_role (partnership_id, person_id, role, starts_on) values (?::uuid, ?::uuid, 'administrator', '2020-01-01')`
  const [person] = await database.owner<{ person_id: string }>(
    `insert into person (partnership_id, agency_id, name, starts_on) values ($1, $2, 'Somebody', '2020-01-01') returning person_id`,
    [theirs.partnershipId, theirs.agencyId],
  )
  await assert.rejects(attempt('kith_app', role, [theirs.partnershipId, person?.person_id]), DENIED)
  for (const narrow of ['kith_agency', 'kith_worker', 'kith_auth', 'kith_portal', 'kith_public'] as const) {
    await assert.rejects(attempt(narrow, role, [ours.partnershipId, person?.person_id]), DENIED, narrow)
    await assert.rejects(attempt(narrow, `update kith.person set account_id = null`), DENIED, narrow)
  }
  await assert.rejects(attempt('kith_app', 'select email from kith.account'), DENIED)
})

test('a file arrives from an agency as waiting or rejected, never as accepted, and never for another agency', async () => {
  const file = (state: string, agency: string, decided: string) =>
    attempt(
      'kith_agency',
      `insert into kith.submission (partnership_id, agency_id, format, period, state, file_name, content_hash, byte_count, row_count,
         sent_by, sent_by_name, sent_at, decided_at)
       values (?::uuid, ?::uuid, 'kpi-matrix', '2023-24', ?, 'a.csv', sha256('a'), 1, 1, 'person:test', 'Test', now(), ${decided})`,
      [ours.partnershipId, agency, state],
    )
  await file('waiting', ours.agencyId, 'null')
  await file('rejected', ours.agencyId, 'null')
  await assert.rejects(file('accepted', ours.agencyId, 'now()'), DENIED)
  await assert.rejects(file('waiting', ours.agencyId, 'now()'), DENIED)
  await assert.rejects(file('waiting', theirs.agencyId, 'null'), DENIED)
  const seen = await inContext(database.as('kith_agency'), { ...context, agencyId: theirs.agencyId }, tx =>
    tx.selectFrom('submission').select('submission_id').execute(),
  )
  assert.deepEqual(seen, [])
})
