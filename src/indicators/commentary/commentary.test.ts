import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { suppliedSite } from '../testing/supplied.ts'

const database = await cloneTestDatabase()
const { site, manager, signIn, supply, read } = await suppliedSite(database)
const CODE = 'adult.concerns.received'
await supply(CODE, { '2022-23': 1654, '2023-24': 1603 })
const URL = `/measures/${CODE}/commentary?period=2023-24`
const page = () => read(`/measures/${CODE}?period=2023-24`)
const write = (body: string, version: number, token = manager.token) =>
  site.post(URL, { body, read: String(version) }, token)

test('a commentary stands beside its figure with its author and day, on the page and in the file, and in no other year', async () => {
  assert.equal((await write('The year joins two ways of counting.', 0)).statusCode, 303)
  assert.match(
    await page(),
    /The year joins two ways of counting\.<\/p><p class="kith-context">Test business-manager, 22 November 2026/,
  )
  assert.doesNotMatch(await read(`/measures/${CODE}?period=2022-23`), /two ways of counting/)
  const [headings = '', ...rows] = (await read(`/measures/${CODE}/data.csv`)).trim().split('\r\n')
  assert.match(headings, /definition_from,series_break,commentary,commentary_by,commentary_on$/)
  assert.match(rows[0] ?? '', /,2019-04-01,,,,$/)
  assert.match(rows[1] ?? '', /,The year joins two ways of counting\.,Test business-manager,2026-11-22$/)
  const [entry] = await database.owner<{ subject: Record<string, unknown> }>(
    `select subject from audit_event where event = 'commentary-written'`,
  )
  assert.deepEqual([entry?.subject['measure'], entry?.subject['period']], [CODE, '2023-24'])
})

test('a change is a new version and the earlier one is kept; whoever wrote after another keeps what they typed', async () => {
  assert.equal((await write('We look again after twelve months.', 1)).statusCode, 303)
  assert.match(
    await page(),
    /We look again after twelve months\.[\s\S]*Earlier versions \(1\)[\s\S]*two ways of counting/,
  )
  const late = await write('Written from the first version.', 1)
  assert.equal(late.statusCode, 409)
  assert.match(late.body, /wrote meanwhile[\s\S]*We look again[\s\S]*Written from the first version/)
  assert.equal((await write('', 2)).statusCode, 303)
  assert.match(await page(), /Taken back by Test business-manager/)
  assert.equal((await database.owner(`select from commentary`)).length, 3)
})

test('an empty or overlong commentary is sent back with what was typed', async () => {
  const other = `/measures/${CODE}/commentary?period=2022-23`
  const empty = await site.post(other, { body: '  ', read: '0' }, manager.token)
  assert.equal(empty.statusCode, 400)
  assert.match(empty.body, /Enter a commentary/)
  const long = await site.post(other, { body: 'word '.repeat(500), read: '0' }, manager.token)
  assert.match(long.body, /2,000 characters or fewer/)
})

test('an agency’s analyst writes in the name of their own agency, a learner not at all, and nobody alters a version', async () => {
  const analyst = await signIn('analyst')
  assert.equal((await write('Read with the police figures.', 3, analyst.token)).statusCode, 303)
  assert.match(await page(), /Read with the police figures\.<\/p><p class="kith-context">Test analyst/)
  const learner = await signIn('learner')
  assert.equal((await write('Mine', 4, learner.token)).statusCode, 403)
  assert.match(await read(`/measures/${CODE}?period=2023-24`, learner), /Read with the police figures/)
  const tables = await database.owner<{ role: string }>(
    `select r.rolname as role from pg_roles r where r.rolname in ('kith_app', 'kith_agency', 'kith_worker')
      and (has_table_privilege(r.oid, 'kith.commentary', 'update') or has_table_privilege(r.oid, 'kith.commentary', 'delete'))`,
  )
  assert.deepEqual(tables, [])
})

test('a measure says what it meant before, what its year cannot be compared with, and which records have no place', async () => {
  const RETURNED = '/measures/audits.section-175.returned'
  await supply('audits.section-175.returned', { '2022-23': 80, '2023-24': 83 })
  assert.match(await read(RETURNED), /Until 31 August 2023[\s\S]*asked once in each financial year/)
  const from = { 'from-day': '1', 'from-month': '9', 'from-year': '2023' }
  await site.post(
    `${RETURNED}/changes`,
    { kind: 'break', ...from, title: 'By school year', reason: 'Moved.' },
    manager.token,
  )
  const shown = await read(RETURNED)
  assert.match(shown, /It was counted another way, so the two are not compared/)
  assert.match(shown, /31 March 2024; series break on 1 September 2023: By school year/)
  assert.match(await read(`${RETURNED}/data.csv`), /2023-24,.*,2023-09-01,2023-09-01: By school year,/)

  const POWERS = '/measures/police.protection-powers'
  await supply('police.protection-powers', { '12m-to-2024-03': 41 })
  assert.match(await read(POWERS), /have no place, and so are in no figure, was not supplied/)
  await supply('police.protection-powers.no-beat-code', { '12m-to-2024-03': 27 }, 'force')
  assert.match(await read(POWERS), /Not in this figure: 27 of the whole force, which no area can be given/)
})
