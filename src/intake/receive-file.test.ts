import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { sql } from 'kysely'
import { colourOf, figuresOf, readKpiMatrix } from '#indicators'
import { clockAt } from '#platform/clock.ts'
import { inContext } from '#platform/db/context.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp } from '#platform/testing/site.ts'
import { receiveFile, receiveFileIn } from './receive-file.ts'
import { ssda903 } from './ssda903/ssda903.ts'
import { goodReturn } from './ssda903/testing/made-return.ts'
import { getSubmission } from './submission.store.ts'
import { getSubmittedFile } from './submitted-file.ts'
import { intake, makeTestPartnership, publishedFile } from './testing/test-partnership.ts'

const database = await cloneTestDatabase()
const ours = await makeTestPartnership(database, 'ours')
const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-05-02T10:00:00Z')))
const manager = ours.actor(['business-manager'])
const content = publishedFile('kpi-matrix.csv')
const send = (text: string | Buffer, more: { reason?: string; dryRun?: boolean } = {}) =>
  receiveFile(
    app,
    manager,
    intake,
    { name: 'kpi.csv', content: Buffer.from(text), format: 'kpi-matrix', reason: more.reason },
    { dryRun: more.dryRun ?? false },
  )
const countOf = async (table: string) =>
  (await database.owner<{ n: number }>(`select count(*) as n from ${table}`))[0]?.n

test('a dry run checks and writes nothing', async () => {
  const receipt = await send(content, { dryRun: true })
  assert.ok(receipt.accepted)
  assert.deepEqual([receipt.rows, receipt.submissionId, Number(await countOf('submission'))], [272, undefined, 0])
})

test('the published matrix is accepted whole: 272 figures, with what is odd about them told', async () => {
  const receipt = await send(content)
  assert.ok(receipt.accepted)
  assert.equal(receipt.rows, 272)
  assert.equal(receipt.period, '2023-24')
  assert.equal(Number(await countOf('observation')), 272)
  assert.deepEqual(
    receipt.issues.filter(issue => issue.severity === 'warning').map(issue => [issue.rule, issue.record]),
    [['target-disagrees', '1.11']],
  )
  assert.equal(receipt.issues.filter(issue => issue.rule === 'zero-or-no-data').length, 7)
})

test('the colours of the stored matrix follow the rule', async () => {
  const read = await app.transaction(manager, tx => readKpiMatrix(tx, { period: '2023-24' }))
  assert.ok(read)
  const cells = figuresOf(read.matrix)
  assert.equal(cells.length, 272)
  const counts = ['green', 'amber', 'red', null].map(
    colour => cells.filter(cell => colourOf(cell.rated.rating) === colour).length,
  )
  assert.deepEqual(counts, [163, 14, 20, 75])
  const stateCount = (state: string) => cells.filter(cell => cell.observed.state === state).length
  assert.deepEqual(['not-applicable', 'nil-return', 'to-be-confirmed'].map(stateCount), [48, 26, 1])
  // An oracle of its own: integers, and the printed text.
  for (const { observation, target, rated } of cells) {
    const value = Number(observation?.printed)
    const aim = Number(target?.numerator)
    const expected = Number.isNaN(value)
      ? null
      : value >= aim
        ? 'green'
        : (aim - value) * 100 <= 15 * aim
          ? 'amber'
          : 'red'
    assert.equal(colourOf(rated.rating), expected)
  }
})

test('the same file again is noticed and changes nothing', async () => {
  const before = await countOf('submission')
  const receipt = await send(content)
  assert.ok(receipt.accepted)
  assert.deepEqual([receipt.issues.map(issue => issue.rule), await countOf('submission')], [['same-file'], before])
})

test('a correction is a new revision of what changed, and every past figure can still be read', async () => {
  const corrected = content.toString().replace("1.4,80,Children's Social Care,68", "1.4,80,Children's Social Care,81")
  const { state } = await send(corrected, { reason: 'Leavers were counted.' })
  assert.equal(state, 'accepted')
  assert.equal(Number(await countOf('observation')), 273)
  const rows = await database.owner<{ value: string; revision: number; is_current: boolean }>(
    `select value, revision, is_current from observation join agency_label using (partnership_id, agency_id)
     where measure_code = 'training.kpi.1.4' and name = 'Children''s Social Care' order by revision`,
  )
  assert.deepEqual(rows, [
    { value: '68', revision: 1, is_current: false },
    { value: '81', revision: 2, is_current: true },
  ])
})

test('a file with one fault changes nothing at all, and is kept with what was wrong', async () => {
  const before = await countOf('observation')
  const receipt = await send(content.toString().replace('1.1,85,Constabulary,100', '1.1,85,Constabulary,1000'))
  assert.equal(receipt.accepted, false)
  assert.equal(await countOf('observation'), before)
  const [kept] = await database.owner<{ state: string; size: number }>(
    `select state, octet_length(content) as size from submission join submission_file using (partnership_id, submission_id)
     where submission_id = $1`,
    [receipt.submissionId],
  )
  assert.equal(kept?.state, 'rejected')
  assert.ok((kept?.size ?? 0) > 9_000)
})

test('two files sent at once are recorded one after the other, and one figure of each cell is current', async () => {
  const file = (value: number) => `kpi,target,agency,value\n1.5,100,Constabulary,${value}\n`
  const reason = 'Counted again.'
  const receipts = await Promise.all([61, 62, 63].map(value => send(file(value), { reason })))
  assert.deepEqual(new Set(receipts.map(({ state }) => state)), new Set(['accepted']))
  const current = await database.owner(
    `select 1 from observation join agency_label using (partnership_id, agency_id)
     where is_current and measure_code = 'training.kpi.1.5' and name = 'Constabulary'`,
  )
  assert.equal(current.length, 1)
})

test('no application role can alter or remove a figure, and agencies can write none', async () => {
  const context = { partnershipId: ours.partnershipId, actor: 'test' }
  const attempt = (role: 'kith_app' | 'kith_agency' | 'kith_worker', statement: string) =>
    inContext(database.as(role), context, tx => sql.raw(statement).execute(tx))
  await assert.rejects(attempt('kith_app', `update observation set value = 1`), /permission denied/)
  await assert.rejects(attempt('kith_app', `delete from observation`), /permission denied/)
  await assert.rejects(attempt('kith_agency', `update observation set is_current = false`), /permission denied/)
  await assert.rejects(
    attempt('kith_agency', `insert into data_version (partnership_id) values (current_partnership())`),
    /permission denied/,
  )
  await assert.rejects(attempt('kith_worker', `update data_version set version = 1`), /permission denied/)
})

test('another partnership sees none of it, with or without a context', async () => {
  const theirs = await makeTestPartnership(database, 'theirs')
  for (const role of ['kith_app', 'kith_agency'] as const) {
    for (const context of [{ actor: 'test' }, { partnershipId: theirs.partnershipId, actor: 'test' }]) {
      for (const table of [
        'measure',
        'observation',
        'submission',
        'submission_file',
        'figure_source',
        'data_quality_note',
        'data_version',
      ]) {
        const seen = await inContext(database.as(role), context, tx =>
          sql`select 1 from ${sql.table(table)}`.execute(tx),
        )
        assert.equal(seen.rows.length, 0, `${role} ${table}`)
      }
    }
  }
})

test('what is cut off before it is done leaves nothing behind', async () => {
  const tables = ['submission', 'submission_file', 'figure_source', 'observation', 'audit_event']
  const before = await Promise.all(tables.map(countOf))
  const cutOff = app.transaction(manager, async tx => {
    const file = {
      name: 'kpi.csv',
      content: Buffer.from('kpi,target,agency,value\n1.7,80,Constabulary,55\n'),
      format: 'kpi-matrix',
    }
    assert.equal((await receiveFileIn(tx, { actor: manager, intake, clock: app.clock }, file)).state, 'accepted')
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
  })
  await assert.rejects(cutOff)
  assert.deepEqual(await Promise.all(tables.map(countOf)), before)
})

const census = (name: string) => readFileSync(new URL(`./cin-census/samples/${name}.xml`, import.meta.url))

test('a census is known by how it begins, is about the year to its reference date, and is kept sealed', async () => {
  const content = census('good')
  const receipt = await receiveFile(app, manager, intake, { name: 'cin.xml', content })
  assert.deepEqual(
    [receipt.state, receipt.format, receipt.period, receipt.rows],
    ['accepted', 'cin-census', '2023-24', 2],
  )
  const [kept] = await database.owner<{ content: Buffer }>(
    `select content from submission_file where submission_id = '${receipt.submissionId}'`,
  )
  assert.ok(kept && !kept.content.includes('A1001'))
  const opened = await app.transaction(manager, tx => getSubmittedFile(tx, app, receipt.submissionId ?? ''))
  assert.ok(opened.equals(content))
})

test('faults of a census name rule, child, item and line; what says who a child is stays out of the database', async () => {
  const content = Buffer.from(census('bad').toString().replace('2012-06-14', '2032-06-14'))
  const { state, issues, submissionId } = await receiveFile(app, manager, intake, { name: 'cin.xml', content })
  assert.equal(state, 'rejected')
  const born = issues.find(issue => issue.rule === '8520')
  assert.deepEqual([born?.record, born?.field, born?.row, born?.value], ['A1001', 'PersonBirthDate', 19, '2032-06-14'])
  const kept = await app.transaction(manager, tx => getSubmission(tx, submissionId ?? ''))
  assert.equal(kept.issues.find(issue => issue.rule === '8520')?.value, null)
  assert.equal(kept.issues.find(issue => issue.rule === '4220')?.value, 'ABAM')
})

test('the tables of a looked-after return are one sending: packed, known by how it begins, kept sealed', async () => {
  const { name, content } = ssda903.join?.(goodReturn().files()) ?? assert.fail()
  const receipt = await receiveFile(app, manager, intake, { name, content, period: '2023-24' })
  assert.deepEqual(
    [receipt.state, receipt.format, receipt.period, receipt.rows, receipt.issues],
    ['accepted', 'ssda903', '2023-24', 5, []],
  )
  const [kept] = await database.owner<{ content: Buffer }>(
    `select content from submission_file where submission_id = '${receipt.submissionId}'`,
  )
  assert.ok(kept && !kept.content.includes('A801200112345'))
  const counted = await database.owner<{ measure_code: string; value: string }>(
    `select measure_code, value from observation where measure_code like 'children.cla.%' and is_current order by 1`,
  )
  assert.deepEqual(
    counted.map(({ measure_code, value }) => [measure_code, Number(value)]),
    [
      ['children.cla.at-31-march', 2],
      ['children.cla.ceased', 2],
      ['children.cla.started', 2],
    ],
  )
  const [header] = goodReturn().set('Header', 'A1', { DOB: '01/04/2024' }).files()
  assert.ok(header)
  const refused = await receiveFile(app, manager, intake, { ...header, period: '2023-24' })
  assert.deepEqual([refused.state, refused.format], ['rejected', 'ssda903'])
  const born = refused.issues.find(({ rule }) => rule === '301')
  assert.deepEqual([born?.module, born?.record, born?.field, born?.row], ['Header', 'A1', 'DOB', 2])
  const stored = await app.transaction(manager, tx => getSubmission(tx, refused.submissionId ?? ''))
  assert.equal(stored.issues.find(({ rule }) => rule === '301')?.value, null)
})
