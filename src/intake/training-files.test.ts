import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { indicatorRoutes } from '#indicators'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { intakeRoutes } from './intake.routes.ts'
import { receiveFile } from './receive-file.ts'
import { intake, makeTestPartnership, publishedFile } from './testing/test-partnership.ts'

const database = await cloneTestDatabase()
const ours = await makeTestPartnership(database, 'ours')
const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-05-01T10:00:00Z')))
const site = await createTestSite(app, [...indicatorRoutes(intake.catalogue), ...intakeRoutes(intake)])
const agencyId = ours.agencies.get('Constabulary') ?? ''
const place = { partnershipId: ours.partnershipId, agencyId }
const manager = await signInAs(database, { ...place, roles: ['business-manager'] })
const page = async (path: string) => (await site.get(path, manager.token)).body
const sample = (format: string, name: string) => readFileSync(new URL(`${format}/samples/${name}.csv`, import.meta.url))
const send = (format: string, content: Buffer, period?: string) =>
  receiveFile(app, manager.actor, intake, { name: `${format}.csv`, content, format, period })

test('a quarter stands beside the year: the page opens on the newest year, and the quarter can be chosen', async () => {
  assert.ok((await send('kpi-matrix', publishedFile('kpi-matrix.csv'), '2022-23')).accepted)
  assert.ok((await send('kpi-return', sample('kpi-return', 'good'))).accepted)
  const first = await page('/training/indicators')
  assert.match(first, /1 April 2022 to 31 March 2023/)
  assert.match(first, /Quarter 3, 2023 to 2024/)
  const quarter = await page('/training/indicators?period=2023-24-Q3')
  assert.match(quarter, /2 of 17<\/b> agencies have sent/)
  assert.match(quarter, /14 within their first six months are not counted/)
  assert.match(await page(`/training/indicators/agencies/${agencyId}?period=2023-24-Q3`), /80/)
  const measure = await page(`/measures/training.kpi.1.8?area=${agencyId}&period=2023-24-Q3`)
  assert.match(measure, /95 of 118/)
  assert.match(measure, /as at 31 December 2023, from Learning records/)
})

test('training records become figures; the file is kept sealed, no reference stands in any table, and reading it is written down', async () => {
  const { accepted, submissionId = '' } = await send('training-records', sample('training-records', 'good'), '2023-24')
  assert.ok(accepted)
  assert.match(await page('/measures/training.completion-rate'), /20 of 22/)
  assert.match(await page('/measures/training.sessions.delivered?period=2023-24'), /<p class="kith-display">4<\/p>/)
  const kept = await database.owner<{ content: Buffer; is_sealed: boolean }>(
    'select content, is_sealed from submission_file where submission_id = $1',
    [submissionId],
  )
  assert.equal(kept[0]?.is_sealed, true)
  assert.ok(!kept[0]?.content.includes('L0042'))
  const tables = ['observation', 'submission', 'audit_event', 'footnote', 'data_quality_note']
  for (const table of tables) {
    const [found] = await database.owner<{ count: number }>(
      `select count(*)::int as count from ${table} t where t::text like '%L0042%'`,
    )
    assert.equal(found?.count, 0, table)
  }
  const original = await site.get(`/intake/files/${submissionId}/original`, manager.token)
  assert.match(original.body, /L0042/)
  const read = await database.owner(`select 1 from audit_event where event = 'file-about-people-read'`)
  assert.equal(read.length, 1)
})

test('what stands in a refused file of training records is not kept beside its faults', async () => {
  const { submissionId = '' } = await send('training-records', sample('training-records', 'bad'))
  const [kept] = await database.owner<{ issues: string }>(
    'select issues::text as issues from submission where submission_id = $1',
    [submissionId],
  )
  assert.match(kept?.issues ?? '', /looks-like-a-name/)
  assert.doesNotMatch(kept?.issues ?? '', /Alex|example\.org/)
  assert.match(await page('/intake'), /Training records/)
  assert.match(await page('/intake/templates/training-records'), /Child protection refresher/)
})
