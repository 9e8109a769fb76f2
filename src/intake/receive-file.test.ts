import assert from 'node:assert/strict'
import { test } from 'node:test'
import { colourOf, figuresOf, readKpiMatrix } from '#indicators'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp } from '#platform/testing/site.ts'
import { receiveFile } from './receive-file.ts'
import { intake, makeTestPartnership, publishedFile } from './testing/test-partnership.ts'

const database = await cloneTestDatabase()
const ours = await makeTestPartnership(database, 'ours')
const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-05-02T10:00:00Z')))
const manager = ours.actor(['business-manager'])
const content = publishedFile('kpi-matrix.csv')
const send = (text: string | Buffer, more: { format?: string; period?: string; dryRun?: boolean } = {}) =>
  receiveFile(
    app,
    manager,
    intake,
    { name: 'kpi.csv', content: Buffer.from(text), format: more.format ?? 'kpi-matrix', period: more.period },
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
  const count = (colour: string | null) => cells.filter(cell => colourOf(cell.rated.rating) === colour).length
  console.log(['green', 'amber', 'red', null].map(count))
  assert.equal(cells.filter(cell => cell.observed.state === 'not-applicable').length, 48)
  assert.equal(cells.filter(cell => cell.observed.state === 'nil-return').length, 26)
  assert.equal(cells.filter(cell => cell.observed.state === 'to-be-confirmed').length, 1)
})
