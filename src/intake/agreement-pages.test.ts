import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { NotAllowed } from '#platform/errors.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { approveSubmission } from './approve-submission.ts'
import { intakeDueItems } from './intake.due.ts'
import { intakeRoutes } from './intake.routes.ts'
import { receiveFile } from './receive-file.ts'
import { intake, makeTestPartnership } from './testing/test-partnership.ts'

const database = await cloneTestDatabase()
const ours = await makeTestPartnership(database, 'ours')
const app = createTestApp(database)
const site = await createTestSite(app, intakeRoutes(intake))
const agencyId = ours.agencies.get('Constabulary') ?? ''
const { partnershipId } = ours
const { token, actor: manager } = await signInAs(database, { partnershipId, agencyId, roles: ['business-manager'] })
const other = await signInAs(database, { partnershipId, agencyId, roles: ['administrator'] })
const administrator = other.actor
const analyst = await signInAs(database, { partnershipId, agencyId, roles: ['analyst'] })

const FORMAT = '/intake/agreements/kpi-matrix'
const change = (fields: Record<string, string>, by = token) =>
  site.post(FORMAT, { agency: 'all', acceptance: 'second-person', reference: '', read: '0', ...fields }, by)
let value = 10
const send = (actor = manager) => {
  const content = Buffer.from(`kpi,target,agency,value\n1.1,85,Constabulary,${++value}\n`)
  return receiveFile(app, actor, intake, { name: 'kpi.csv', content, period: '2023-24', reason: 'Newer.' })
}

test('until something is agreed, who sends and may approve accepts by sending', async () => {
  assert.match((await site.get('/intake/agreements', token)).body, /Anybody who approves figures, the sender too/)
  assert.equal((await send()).state, 'accepted')
})

test('when the agreement asks for a second person, the sender’s own file waits for somebody else', async () => {
  const done = await change({ reference: 'Schedule 2' })
  assert.equal(done.headers.location, '/intake/agreements')
  assert.match(
    (await site.get('/intake/agreements', token)).body,
    /A second person, never the sender.*[\s\S]*Schedule 2/,
  )
  const { state, submissionId = '' } = await send()
  assert.equal(state, 'waiting')
  await assert.rejects(approveSubmission(app, manager, intake, submissionId), NotAllowed)
  const due = (actor: typeof manager) =>
    app.transaction(actor, tx => intakeDueItems(tx, actor, Temporal.PlainDate.from('2026-11-23')))
  assert.deepEqual([(await due(manager)).length, (await due(administrator)).length], [0, 1])
  const page = await site.get(`/intake/files/${submissionId}`, token)
  assert.match(page.body, /The agreement on these files \(Schedule 2\) asks for a second person/)
  await approveSubmission(app, administrator, intake, submissionId)
})

test('the button to accept is for whoever may, and not for who sent it', async () => {
  const { submissionId = '' } = await send()
  const page = (by: string) => site.get(`/intake/files/${submissionId}`, by)
  assert.doesNotMatch((await page(token)).body, /\/approve"/)
  assert.match((await page(other.token)).body, /\/approve"/)
  const refused = await site.post(`/intake/files/${submissionId}/approve`, {}, token)
  assert.equal(refused.statusCode, 403)
  assert.equal((await site.post(`/intake/files/${submissionId}/approve`, {}, other.token)).statusCode, 303)
})

test('one agency may have a line of its own, which ends again', async () => {
  const version = async () =>
    /name="read" value="(\d+)"/.exec((await site.get(FORMAT, token)).body)?.[1] ?? assert.fail('no version')
  await change({ read: await version(), agency: agencyId, acceptance: 'anybody-who-approves' })
  assert.match((await site.get('/intake/agreements', token)).body, /<\/a>, Constabulary/)
  assert.equal((await send()).state, 'accepted')
  await change({ read: await version(), agency: agencyId, acceptance: 'as-for-all-agencies' })
  assert.doesNotMatch((await site.get('/intake/agreements', token)).body, /<\/a>, Constabulary/)
  assert.equal((await send()).state, 'waiting')
})

test('of two people the second reads what the first set, and what they chose is kept', async () => {
  const late = await change({ read: '1', reference: 'My own words' }, other.token)
  assert.equal(late.statusCode, 400)
  assert.match(late.body, /changed it meanwhile/)
  assert.match(late.body, /value="My own words"/)
})

test('a form that lacks something says what, and all agencies cannot be as all agencies', async () => {
  assert.match((await change({ acceptance: '' })).body, /Select who accepts the files/)
  assert.match(
    (await change({ acceptance: 'as-for-all-agencies' })).body,
    /Select who accepts the files of all agencies/,
  )
  assert.match((await change({ agency: 'nobody' })).body, /Select whose files it is about/)
  assert.equal((await site.get('/intake/agreements/no-such', token)).statusCode, 404)
  assert.equal((await site.get('/intake/agreements', analyst.token)).statusCode, 403)
})

test('no agreement is altered or removed, and an agency sets none', async () => {
  const attempt = (actor: typeof manager, statement: string) =>
    app.transaction(actor, tx => sql.raw(statement).execute(tx))
  await assert.rejects(attempt(manager, `update supply_agreement set reference = ''`), /permission denied/)
  await assert.rejects(attempt(analyst.actor, `delete from supply_agreement`), /permission denied/)
})
