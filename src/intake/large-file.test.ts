import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { startTestWorker, until } from '#platform/testing/worker.ts'
import { handInFile } from './hand-in-file.ts'
import { intakeJobs } from './intake.jobs.ts'
import { intakeRoutes } from './intake.routes.ts'
import { readSubmission } from './read-submission.ts'
import { senderOf } from './sender.ts'
import { arrived } from './testing/arrived.ts'
import { largeFile } from './testing/large-file.ts'
import { intake, makeTestPartnership } from './testing/test-partnership.ts'

const database = await cloneTestDatabase()
const ours = await makeTestPartnership(database, 'ours')
const { partnershipId } = ours
const agencyId = ours.agencies.get('Constabulary') ?? ''
const app = createTestApp(database)
const site = await createTestSite(app, intakeRoutes(intake))
const manager = await signInAs(database, { partnershipId, agencyId, roles: ['business-manager'] })
const analyst = await signInAs(database, { partnershipId, agencyId, roles: ['analyst'] })
const otherAgencyId = ours.agencies.get('Youth Connections') ?? ''
const stranger = await signInAs(database, { partnershipId, agencyId: otherAgencyId, roles: ['analyst'] })

const send = async (content: Buffer, by = manager) =>
  handInFile(
    app,
    senderOf(by.actor),
    intake,
    { name: 'figures.csv', format: 'supplied-figures' },
    await arrived(app, ours.partnershipId, content),
  )
const stateOf = async (id: string) =>
  (await database.owner<{ state: string }>('select state from submission where submission_id = $1', [id]))[0]?.state
const figuresOf = async (id: string) =>
  Number(
    (await database.owner<{ n: number }>('select count(*) as n from observation where source_id = $1', [id]))[0]?.n,
  )
const attempt = { number: 1, isLast: false }
const pageOf = (id: string, by = manager) => site.get(`/intake/files/${id}`, by.token)

test('a large file has arrived before anybody reads it, and the page of it says so and looks again', async () => {
  const { submissionId, state } = await send(largeFile())
  assert.equal(state, 'arrived')
  const page = await pageOf(submissionId)
  assert.match(page.body, /Waits to be read/)
  assert.match(page.body, /<progress id="progress" data-live="bar" max="\d{6}"><\/progress>/)
  assert.equal(await figuresOf(submissionId), 0)
  const [kept] = await database.owner<{ content: Buffer | null; state: string; size: number }>(
    `select content, file.state, size::int from submission_file join file using (partnership_id, file_id) where submission_id = $1`,
    [submissionId],
  )
  assert.deepEqual(kept, { content: null, state: 'read-as-text', size: largeFile().length })

  await readSubmission(app, intake, { partnershipId, submissionId }, attempt)
  assert.equal(await stateOf(submissionId), 'accepted')
  assert.equal(await figuresOf(submissionId), 6_000)
  assert.match((await pageOf(submissionId)).body, /All 6000 rows were accepted/)
  const original = await site.get(`/intake/files/${submissionId}/original`, manager.token)
  assert.deepEqual(original.rawPayload, largeFile())
  const audit = await database.owner<{ event: string; actor: string }>(
    `select event, actor from audit_event where subject->>'submissionId' = $1 order by happened_at, event`,
    [submissionId],
  )
  assert.deepEqual(
    audit.map(({ event, actor }) => [event, actor]),
    [
      ['file-arrived', manager.actor.id],
      ['figures-received', manager.actor.id],
    ],
  )

  await readSubmission(app, intake, { partnershipId, submissionId }, attempt)
  assert.equal(await figuresOf(submissionId), 6_000)
})

test('the same large file again leads to the first, which is changed by nothing', async () => {
  const again = await send(largeFile())
  assert.deepEqual([again.isSame, again.state, await figuresOf(again.submissionId)], [true, 'accepted', 6_000])
})

test('of two people who send the same file at once, one is told that the other’s was taken in', async () => {
  const content = largeFile({ first: 500_000 })
  const [one, two] = await Promise.all([send(content), send(content)])
  const ids = [...new Set([one.submissionId, two.submissionId])]
  await Promise.all(ids.map(submissionId => readSubmission(app, intake, { partnershipId, submissionId }, attempt)))
  const states = await Promise.all(ids.map(stateOf))
  assert.equal(states.filter(state => state === 'accepted').length, 1)
  const [refused] = ids.filter((_, index) => states[index] === 'rejected')
  if (refused === undefined) return
  const accepted = ids.find(id => id !== refused)
  const { body } = await pageOf(refused)
  assert.match(body, /the same, byte for byte/)
  assert.ok(body.includes(`/intake/files/${accepted}`))
})

test('a fault in the last row refuses the whole of a large file', async () => {
  const { submissionId } = await send(largeFile({ first: 9, faultyRow: 5_999 }))
  await readSubmission(app, intake, { partnershipId, submissionId }, attempt)
  assert.equal(await stateOf(submissionId), 'rejected')
  assert.equal(await figuresOf(submissionId), 0)
  assert.match((await pageOf(submissionId)).body, /because of 1 fault/)
})

test('an agency’s large file waits for approval, holds its own figures alone, and is hidden from other agencies', async () => {
  const content = Buffer.from(`kpi,target,agency,value\n1.1,85,Constabulary,77\n${'\n'.repeat(300_000)}`)
  const sent = await handInFile(
    app,
    senderOf(analyst.actor),
    intake,
    { name: 'kpi.csv', format: 'kpi-matrix', period: '2022-23' },
    await arrived(app, ours.partnershipId, content),
  )
  assert.equal((await pageOf(sent.submissionId, stranger)).statusCode, 404)
  await readSubmission(app, intake, { partnershipId, submissionId: sent.submissionId }, attempt)
  assert.equal(await stateOf(sent.submissionId), 'waiting')

  const others = await handInFile(
    app,
    senderOf(analyst.actor),
    intake,
    { name: 'kpi.csv', format: 'kpi-matrix', period: '2022-23' },
    await arrived(app, partnershipId, Buffer.from(content.toString().replace('Constabulary', 'Youth Connections'))),
  )
  await readSubmission(app, intake, { partnershipId, submissionId: others.submissionId }, attempt)
  assert.equal(await stateOf(others.submissionId), 'rejected')
  assert.match((await pageOf(others.submissionId, analyst)).body, /You may send figures for Constabulary only/)

  const approved = await site.post(`/intake/files/${sent.submissionId}/approve`, {}, manager.token)
  assert.equal(approved.statusCode, 303)
  assert.equal(await stateOf(sent.submissionId), 'reading')
  await readSubmission(app, intake, { partnershipId, submissionId: sent.submissionId }, attempt)
  assert.equal(await stateOf(sent.submissionId), 'accepted')
  const [source] = await database.owner<{ supplied_by_name: string; approved_by_name: string }>(
    'select supplied_by_name, approved_by_name from figure_source where source_id = $1',
    [sent.submissionId],
  )
  assert.deepEqual(source, { supplied_by_name: 'Test analyst', approved_by_name: 'Test business-manager' })
})

test('a file at which reading broke off every time is given back, not tried for ever', async () => {
  const { submissionId } = await send(largeFile({ first: 70_000 }))
  await readSubmission(app, intake, { partnershipId, submissionId }, { number: 4, isLast: true })
  assert.equal(await stateOf(submissionId), 'rejected')
  assert.match((await pageOf(submissionId)).body, /broke off each time/)
})

test('the worker reads what has arrived without being asked', async () => {
  await startTestWorker(
    app,
    database,
    intakeJobs(async () => intake),
  )
  const { submissionId } = await send(largeFile({ first: 80_000 }))
  await until('it is read', async () => (await stateOf(submissionId)) === 'accepted', 60)
  assert.equal(await figuresOf(submissionId), 6_000)
})
