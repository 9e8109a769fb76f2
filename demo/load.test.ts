import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { findAgencyIdsByName, insertAgency, listAgencies, listPeople, structureOn } from '#partnership'
import { ROLES } from '#platform/auth/roles.ts'
import { inContext } from '#platform/db/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { loadDemonstration } from './load.ts'
import { resetDemonstration } from './reset.ts'

const database = await cloneTestDatabase()
const { ownerUrl } = database

const idOf = async (slug: string): Promise<string> =>
  (await database.owner<{ id: string }>(`select partnership_id as id from partnership where slug = $1`, [slug]))[0]
    ?.id ?? ''

const inPartnership = async <T>(slug: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inContext(database.as('kith_app'), { partnershipId: await idOf(slug), actor: 'test' }, work)

const rowsOf = (file: string): { agency: string; structure: string; group: string }[] =>
  parse(readFileSync(new URL(`data/published-2023-24/${file}`, import.meta.url)), { columns: true })

test('a load that fails leaves nothing behind', async () => {
  await database.owner(
    `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$`,
  )
  await database.owner(`create trigger refuse before insert on group_member for each row execute function refuse()`)
  await assert.rejects(loadDemonstration({ ownerUrl }), /full/)
  for (const table of ['partnership', 'agency', 'account', 'person', 'audit_event']) {
    const rows = await database.owner(`select 1 from ${table}`)
    assert.equal(rows.length, 0, table)
  }
  await database.owner(`drop trigger refuse on group_member`)
})

test('two loads at once load it once, and a later one finds it there', async () => {
  const both = await Promise.all([loadDemonstration({ ownerUrl }), loadDemonstration({ ownerUrl })])
  assert.deepEqual(both.map(each => each.outcome).sort(), ['loaded', 'was-there'])
  assert.deepEqual(await loadDemonstration({ ownerUrl }), { outcome: 'was-there' })
  const partnerships = await database.owner(`select slug from partnership where is_demonstration order by slug`)
  assert.deepEqual(partnerships, [{ slug: 'avonvale' }, { slug: 'kingsferry' }])
})

test('every role has somebody who holds it today, with an account', async () => {
  const people = await inPartnership('avonvale', listPeople)
  const held = new Set(
    people.filter(person => person.hasAccount).flatMap(person => person.roles.map(({ role }) => role)),
  )
  assert.deepEqual(
    Object.keys(ROLES).filter(role => ![...held].some(each => each === role)),
    [],
  )
})

test('every agency of the published matrix is one of its agencies', async () => {
  const names = [...new Set(rowsOf('kpi-matrix.csv').map(row => row.agency))].filter(name => name !== 'target')
  assert.equal(names.length, 17)
  const found = await inPartnership('avonvale', tx => findAgencyIdsByName(tx, names))
  assert.equal(found.size, 17)
  assert.equal(new Set(found.values()).size, 17)
})

test('both published structures stand on their days, with each published group', async () => {
  for (const [structure, on] of [
    ['old', '2024-03-31'],
    ['new', '2024-04-01'],
  ] as const) {
    const groups = await inPartnership('avonvale', tx => structureOn(tx, Temporal.PlainDate.from(on)))
    const names = new Set(groups.map(group => group.name))
    const published = rowsOf('groups.csv')
      .filter(row => row.structure === structure)
      .map(row => row.group)
      .filter(name => !name.startsWith('Delivery groups'))
    assert.deepEqual(
      published.filter(name => !names.has(name)),
      [],
    )
  }
})

test('the second partnership shares one body and nothing else', async () => {
  const ours = await inPartnership('avonvale', listAgencies)
  const theirs = await inPartnership('kingsferry', listAgencies)
  const shared = ours.filter(agency => theirs.some(other => other.agencyId === agency.agencyId))
  assert.deepEqual(
    shared.map(agency => agency.name),
    ['Integrated Care Board'],
  )
  const people = await inPartnership('kingsferry', listPeople)
  assert.ok(people.length > 0 && people.every(person => person.email?.endsWith('@kingsferry.example')))
})

test('a reset puts the demonstration back as it was, whatever was done in it', async () => {
  const partnershipId = await idOf('avonvale')
  await inPartnership('avonvale', tx =>
    insertAgency(tx, {
      partnershipId,
      name: 'Added Since',
      kind: 'other',
      joinedOn: Temporal.PlainDate.from('2024-05-01'),
    }),
  )
  await resetDemonstration({ ownerUrl, secret: database.secret })
  const agencies = await inPartnership('avonvale', listAgencies)
  assert.equal(agencies.length, 26)
  assert.ok(!agencies.some(agency => agency.name === 'Added Since'))
})

test('the demonstration is not loaded beside a partnership that is real', async () => {
  await database.owner(`insert into partnership (slug, name) values ('real', 'Real Partnership')`)
  assert.deepEqual(await loadDemonstration({ ownerUrl }), { outcome: 'has-own', partnershipName: 'Real Partnership' })
  await assert.rejects(
    resetDemonstration({ ownerUrl, secret: database.secret }),
    /Real Partnership.*Nothing was changed/,
  )
  assert.equal((await inPartnership('avonvale', listAgencies)).length, 26)
})
