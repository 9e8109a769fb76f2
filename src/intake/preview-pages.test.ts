import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SUPPLIED_MEASURES } from '#indicators'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { handInFile } from './hand-in-file.ts'
import { intakeDueItems } from './intake.due.ts'
import { intakeRoutes } from './intake.routes.ts'
import { readSubmission } from './read-submission.ts'
import { receiveFile } from './receive-file.ts'
import { lookingFirst, senderOf } from './sender.ts'
import { arrived } from './testing/arrived.ts'
import { largeFile } from './testing/large-file.ts'
import { intake, makeTestPartnership } from './testing/test-partnership.ts'

const database = await cloneTestDatabase()
const ours = await makeTestPartnership(database, 'ours')
const app = createTestApp(database)
const site = await createTestSite(app, intakeRoutes(intake))
const agencyId = ours.agencies.get('Constabulary') ?? ''
const { partnershipId } = ours
const manager = await signInAs(database, { partnershipId, agencyId, roles: ['business-manager'] })
const analyst = await signInAs(database, { partnershipId, agencyId, roles: ['analyst'] })
const elsewhere = ours.agencies.get('Youth Connections') ?? ''
const stranger = await signInAs(database, { partnershipId, agencyId: elsewhere, roles: ['analyst'] })

const figures = (...rows: [string, number][]) =>
  Buffer.from(`measure,period,value\n${rows.map(([code, value]) => `${code},2023-24,${value}\n`).join('')}`)
async function send(content: Buffer, by = manager) {
  const file = { name: 'figures.csv', content }
  const { submissionId } = await handInFile(
    app,
    lookingFirst(senderOf(by.actor)),
    intake,
    file,
    await arrived(app, ours.partnershipId, content),
  )
  return `/intake/files/${submissionId}`
}
const page = async (path: string, token = manager.token) => (await site.get(path, token)).body
const seenOn = (body: string) => /name="seen" value="(\w+)"/.exec(body)?.[1] ?? assert.fail('nothing to accept')

const COUNTS = SUPPLIED_MEASURES.filter(({ form, code }) => form === 'count' && !code.startsWith('training.')).map(
  ({ code }) => code,
)

test('who may approve sees what their own file would change before it counts, and accepts or refuses it whole', async () => {
  const first = await send(figures(['adult.concerns.people', 100], ['adult.concerns.received', 200]))
  const body = await page(first)
  for (const words of [/What would change/, /Of 2 figures 2 are new\./, /Accept these figures/, /Refuse this file/])
    assert.match(body, words)
  await site.post(`${first}/approve`, { seen: seenOn(body) }, manager.token)
  const second = await send(figures(['adult.concerns.people', 100], ['adult.concerns.received', 210]))
  const changed = await page(second)
  assert.match(changed, /Of 2 figures 1 that was approved would get another value and 1 stays as it is\./)
  assert.match(changed, />200<[\s\S]*<b>210<\/b>/)
  assert.match(changed, /Why does an approved figure change\?/)
})

test('a correction without a reason is shown again; with one it is accepted, and the change is counted everywhere', async () => {
  const file = await send(figures(['adult.concerns.people', 120]))
  const seen = seenOn(await page(file))
  const without = await site.post(`${file}/approve`, { seen, reason: '  ' }, manager.token)
  assert.equal(without.statusCode, 400)
  assert.match(without.body, /1 figure that was approved would change\. Enter why/)
  await site.post(`${file}/approve`, { seen, reason: 'A team was left out.' }, manager.token)
  const accepted = await page(file)
  for (const words of [/What it changed after approval/, /A team was left out\./, /Was/, />100</, /<b>120<\/b>/])
    assert.match(accepted, words)
  const list = await page('/intake')
  assert.match(list, /1 by it/)
  assert.match(list, /1 of it since/)
})

test('when other figures were accepted in the meantime the page is shown again, with what was typed', async () => {
  const file = await send(figures(['adult.concerns.people', 130]))
  const seen = seenOn(await page(file))
  const other = await send(figures(['adult.concerns.people', 125]))
  await site.post(`${other}/approve`, { seen: seenOn(await page(other)), reason: 'First.' }, manager.token)
  const late = await site.post(`${file}/approve`, { seen, reason: 'My own words.' }, manager.token)
  assert.equal(late.statusCode, 409)
  assert.match(late.body, /Other figures were accepted since you looked/)
  assert.match(late.body, />125<[\s\S]*<b>130<\/b>/)
  assert.match(late.body, /My own words\.<\/textarea>/)
})

test('an agency’s sender sees the preview, says why figures change, and may not accept', async () => {
  const kpi = (value: number) => Buffer.from(`kpi,target,agency,value\n1.1,85,Constabulary,${value}\n`)
  await receiveFile(app, manager.actor, intake, { name: 'kpi.csv', content: kpi(70), period: '2023-24' })
  const { submissionId } = await receiveFile(app, analyst.actor, intake, {
    name: 'kpi.csv',
    content: kpi(75),
    period: '2023-24',
  })
  const file = `/intake/files/${submissionId}`
  const own = await page(file, analyst.token)
  assert.match(own, />70%<[\s\S]*<b>75%<\/b>/)
  assert.doesNotMatch(own, /Accept these figures|Refuse this file/)
  const empty = await site.post(`${file}/reason`, { reason: '' }, analyst.token)
  assert.match(empty.body, /Enter why approved figures change/)
  await site.post(`${file}/reason`, { reason: 'Two new starters.' }, analyst.token)
  assert.match(await page(file), /Two new starters\.<\/textarea>/)
  assert.equal((await site.get(`${file}/changes`, stranger.token)).statusCode, 404)
  assert.equal((await site.get(`${file}/changes.csv`, stranger.token)).statusCode, 404)
})

test('a refused file says by whom and why, on its page and on its sender’s home page', async () => {
  const { submissionId } = await receiveFile(app, analyst.actor, intake, {
    name: 'kpi.csv',
    content: Buffer.from('kpi,target,agency,value\n1.2,85,Constabulary,12\n'),
    period: '2023-24',
  })
  const file = `/intake/files/${submissionId}`
  assert.match((await site.post(`${file}/refuse`, { reason: '' }, manager.token)).body, /Enter why it is refused/)
  const refused = await site.post(`${file}/refuse`, { reason: 'That is the year before.' }, manager.token)
  assert.equal(refused.headers.location, file)
  assert.match(await page(file, analyst.token), /It was refused by Test business-manager: That is the year before\./)
  const due = await app.transaction(analyst.actor, tx =>
    intakeDueItems(tx, analyst.actor, Temporal.PlainDate.from('2026-11-23')),
  )
  assert.match(due.map(({ why }) => why).join(), /That is the year before\./)
  assert.match(await page(`${file}/refuse`), /there is nothing to refuse/)
})

test('many changes are summed up by measure, and the whole is pages away and a CSV file', async () => {
  const many = COUNTS.slice(0, 40).map((code, index): [string, number] => [code, 5_000 + index])
  const file = await send(figures(...many))
  const body = await page(file)
  assert.match(body, /See all 4\d|See all 3\d/)
  assert.doesNotMatch(body, />5,?001</)
  const first = await page(`${file}/changes`)
  assert.match(first, /Showing 25 of \d+ figures/)
  const next = /href="([^"]+)" rel="next"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? assert.fail('no next page')
  const second = await page(next)
  const back = /href="([^"]+)" rel="prev"/.exec(second)?.[1]?.replaceAll('&amp;', '&') ?? assert.fail('no page before')
  assert.doesNotMatch(second, /rel="next"/)
  const rowsOf = (text: string) => text.match(/<tbody[\s\S]*<\/tbody>/)?.[0]
  assert.equal(rowsOf(await page(back)), rowsOf(first))
  const [code = ''] = COUNTS
  assert.match(await page(`${file}/changes?measure=${code}`), /Showing 1 of 1 figures/)
  const csv = await page(`${file}/changes.csv`)
  assert.equal(csv.trim().split('\n').length, 41)
})

test('of a large file the worker works out what would change; approved by one who saw something else, it waits again', async () => {
  const read = async (file: string) =>
    readSubmission(
      app,
      intake,
      { partnershipId, submissionId: file.split('/').at(-1) ?? '' },
      { number: 1, isLast: false },
    )
  const first = await send(largeFile())
  await read(first)
  const body = await page(first)
  assert.match(body, /6,000 are new/)
  await site.post(`${first}/approve`, { seen: 'something else' }, manager.token)
  await read(first)
  const again = await page(first)
  assert.match(again, /Other figures were accepted since you looked/)
  assert.match(again, /Waiting to be accepted/)
  await site.post(`${first}/approve`, { seen: seenOn(again) }, manager.token)
  assert.match(await page(first), /Being read/)
  await read(first)
  assert.match(await page(first), /All 6000 rows were accepted/)
})
