import assert from 'node:assert/strict'
import { test } from 'node:test'
import { indicatorRoutes, indicatorsAtHome } from '#indicators'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite, signInAs, type TestPerson } from '#platform/testing/site.ts'
import { receiveFile } from './receive-file.ts'
import { intake, makeTestPartnership } from './testing/test-partnership.ts'
import { withdrawSubmission } from './withdraw-submission.ts'

const database = await cloneTestDatabase()
const ours = await makeTestPartnership(database, 'ours')
await database.owner(`update agency set kind = 'police' where name = 'Constabulary'`)
const app = createTestApp(database, clockAt(Temporal.Instant.from('2026-11-22T10:00:00Z')))
const site = await createTestSite(app, indicatorRoutes(intake.catalogue))
const at = (agency: string, role: 'business-manager' | 'agency-lead' | 'learner') =>
  signInAs(database, {
    partnershipId: ours.partnershipId,
    agencyId: ours.agencies.get(agency) ?? '',
    roles: [role],
  })
const manager = await at('Constabulary', 'business-manager')
const police = await at('Constabulary', 'agency-lead')
const other = await at("Children's Social Care", 'agency-lead')
const learner = await at('Constabulary', 'learner')
const { due } = indicatorsAtHome(intake.catalogue)
const inbox = async ({ actor }: TestPerson) =>
  (await app.transaction(actor, tx => due(tx, actor, app.clock.today()))).filter(({ title }) =>
    title.startsWith('Unusual'),
  )

const REPORTS = 'police.missing.reports'
let file = 0
async function send(figures: Readonly<Record<string, number>>, measure = REPORTS): Promise<string> {
  file += 1
  const rows = Object.entries(figures).map(([period, value]) => `${measure},${period},${value}`)
  const content = Buffer.from(`measure,period,value\n${rows.join('\n')}\n`)
  const receipt = await receiveFile(app, manager.actor, intake, {
    name: `f${file}.csv`,
    content,
    format: 'supplied-figures',
  })
  assert.ok(receipt.accepted, receipt.issues[0]?.message ?? '')
  return receipt.submissionId ?? ''
}
const month = (at: number) => `${2024 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
const months = (from: number, ...values: number[]) =>
  Object.fromEntries(values.map((value, i) => [month(from + i), value]))
const ORDINARY = [20, 24, 21, 25, 20, 23, 22, 24, 21, 23, 22, 24, 21]

test('an unusual month is told to those who answer for the measure, in cautious words, and to nobody else', async () => {
  await send(months(0, ...ORDINARY))
  assert.deepEqual(await inbox(police), [])
  await send(months(13, 60))
  const [item, ...more] = await inbox(police)
  assert.equal(more.length, 0)
  assert.equal(item?.title, 'Unusual: Reports of missing children')
  assert.match(item?.why ?? '', /February 2025 was above the upper limit\. It is outside ordinary variation/)
  assert.doesNotMatch(item?.why ?? '', /worse|60/)
  assert.equal(item?.whose, 'Constabulary')
  assert.equal((await inbox(manager)).length, 1)
  assert.deepEqual(await inbox(other), [])
  assert.deepEqual(await inbox(learner), [])
})

test('what goes on is not told again, nor is the same file', async () => {
  await send(months(14, 58))
  await send(months(13, 60, 58))
  assert.equal((await inbox(police)).length, 1)
  const rows = await database.owner<{ last_period: string }>('select last_period from series_alert')
  assert.deepEqual(rows, [{ last_period: '2025-03' }])
})

test('who owns the measure says that they looked at it, once; then nobody is asked, and the page says who did', async () => {
  const [alert] = await database.owner<{ alert_id: string }>('select alert_id from series_alert')
  const url = `/measures/${REPORTS}/alerts/${alert?.alert_id}`
  assert.match((await site.get(`/measures/${REPORTS}`, police.token)).body, /I have looked at it/)
  assert.doesNotMatch((await site.get(`/measures/${REPORTS}`, other.token)).body, /I have looked at it/)
  assert.equal((await site.post(url, {}, learner.token)).statusCode, 403)
  assert.equal((await site.post(url, {}, other.token)).statusCode, 403)
  assert.equal((await site.post(url, {}, police.token)).statusCode, 303)
  assert.equal((await site.post(url, {}, manager.token)).statusCode, 409)
  assert.deepEqual(await inbox(police), [])
  assert.deepEqual(await inbox(manager), [])
  assert.match((await site.get(`/measures/${REPORTS}`, other.token)).body, /looked at it on 22 November 2026/)
  await send(months(15, 61))
  assert.deepEqual(await inbox(police), [], 'the same goes on')
  const trail = await database.owner(`select 1 from audit_event where event = 'series-alert-answered'`)
  assert.equal(trail.length, 1)
})

test('twelve months to date call nobody, however they move', async () => {
  await send(
    Object.fromEntries([...ORDINARY, 90].map((value, i) => [`12m-to-${month(i)}`, value])),
    'police.missing.children',
  )
  assert.deepEqual(await inbox(manager), [])
})

test('what a withdrawn file made is not told, and is told again with the file that takes its place', async () => {
  const measure = 'police.domestic-abuse.incidents'
  await send(months(0, ...ORDINARY), measure)
  const id = await send(months(13, 60), measure)
  assert.equal((await inbox(police)).length, 1)
  await withdrawSubmission(app, manager.actor, intake, { id, seen: 'accepted', reason: 'Sent by mistake' })
  assert.deepEqual(await inbox(police), [])
  await send(months(13, 59), measure)
  assert.equal((await inbox(police)).length, 1)
})

test('what an agency returns by quarter is told to that agency', async () => {
  const quarters = Array.from(
    { length: 14 },
    (_, i) => `${2022 + Math.floor(i / 4)}-${23 + Math.floor(i / 4)} Q${(i % 4) + 1}`,
  )
  const rows = quarters.map((quarter, i) => `1.1,Children's Social Care,${quarter},${i === 13 ? 20 : 80 + (i % 3)},100`)
  const content = Buffer.from(`kpi,agency,quarter,up_to_date,relevant\n${rows.join('\n')}\n`)
  await receiveFile(app, manager.actor, intake, { name: 'return.csv', content, format: 'kpi-return' })
  assert.equal((await inbox(other)).length, 1)
  assert.match((await inbox(other))[0]?.href ?? '', /area=/)
  assert.ok((await inbox(police)).every(({ title }) => !/Prevent/.test(title)))
})
