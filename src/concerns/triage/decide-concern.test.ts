import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { movingClock } from '#platform/testing/moving-clock.ts'
import { createTestApp, createTestSite } from '#platform/testing/site.ts'
import { concernsRoutes } from '../concerns.routes.ts'
import { ANONYMOUS } from '../referrer.ts'
import { createConcernsPlace, receive, signInToTeam } from '../testing/concerns.ts'
import { aDecision, decideAs, decisionFields } from '../testing/decisions.ts'
import { decideConcern } from './decide-concern.ts'

const clock = movingClock('2024-05-02T15:47:00Z')
const database = await cloneTestDatabase()
const app = createTestApp(database, clock)
const site = await createTestSite(app, concernsRoutes)
const ours = await createConcernsPlace(database)
const kezia = await signInToTeam(database, ours)
const tam = await signInToTeam(database, ours)

const received = async (on: string, changes: Parameters<typeof receive>[2] = {}) => {
  clock.set(on)
  return receive(app, kezia.actor, changes)
}
const one = async <T = Record<string, unknown>>(query: string, ...values: unknown[]): Promise<T | undefined> =>
  (await database.owner(query, values))[0] as T | undefined

test('a decision without its reasons is refused with everything typed kept, and nothing is recorded', async () => {
  const { concernId, reference } = await received('2024-05-02T15:47:00Z')
  const typed = { version: '1', ...decisionFields('s42-2'), 'limb-c-reason': '', reason: '' }
  const { statusCode, body } = await site.post(`/concerns/${reference}/decision`, typed, kezia.token)
  assert.equal(statusCode, 400)
  assert.match(body, /Enter your reason for \(c\)/)
  assert.match(body, /Enter the reason for the decision/)
  assert.match(body, /Two planned night visits did not happen\./)
  assert.match(body, /value="s42-2" checked/)
  assert.equal((await one('select pathway from concern where concern_id = $1', concernId))?.['pathway'], null)
})

test('one decision writes its row, the national class, the enquiry, what the referrer is owed, the history and the trail', async () => {
  const { concernId, reference } = await received('2024-05-02T15:47:00Z')
  clock.set('2024-05-08T09:00:00Z')
  const typed = { version: '1', ...decisionFields('s42-2') }
  const { statusCode, headers } = await site.post(`/concerns/${reference}/decision`, typed, kezia.token)
  assert.equal(statusCode, 303)
  assert.equal(headers.location, `/concerns/${reference}`)
  const concern = await one(
    'select pathway, national_class, decided_on::text, decided_in_time, version from concern where concern_id = $1',
    concernId,
  )
  assert.deepEqual(concern, {
    pathway: 's42-2',
    national_class: 'section-42-enquiry',
    decided_on: '2024-05-08',
    decided_in_time: true,
    version: 2,
  })
  const enquiry = await one('select kind, state, planning_due_on::text from enquiry where concern_id = $1', concernId)
  assert.deepEqual(enquiry, { kind: 'section-42', state: 'planning', planning_due_on: '2024-05-22' })
  const owed = await one(
    `select entitlement, due_on::text, pathway_words from concern_feedback where concern_id = $1 and kind = 'decision'`,
    concernId,
  )
  assert.deepEqual(owed, {
    entitlement: 'need-to-know',
    due_on: '2024-05-10',
    pathway_words: 'Enquiry under section 42(2)',
  })
  const page = await site.get(`/concerns/${reference}`, kezia.token)
  assert.match(page.body, /Decided: Enquiry under section 42\(2\)/)
  assert.ok(
    await one(`select 1 from audit_event where event = 'concern-decided' and subject ->> 'concern' = $1`, concernId),
  )
})

test('an anonymous reporter is owed no answer', async () => {
  const { concernId, reference } = await received('2024-05-02T15:47:00Z', { referrer: ANONYMOUS, source: 'anonymous' })
  await decideAs(app, kezia.actor, { reference, version: 1, pathway: 'not-met' })
  assert.equal(await one('select 1 from concern_feedback where concern_id = $1', concernId), undefined)
})

test('a late decision needs its cause', async () => {
  const { reference } = await received('2024-05-02T15:47:00Z')
  clock.set('2024-05-10T09:00:00Z')
  const without = await site.post(
    `/concerns/${reference}/decision`,
    { version: '1', ...decisionFields('s42-1') },
    kezia.token,
  )
  assert.equal(without.statusCode, 400)
  assert.match(without.body, /Select why the decision is late/)
  await assert.rejects(
    decideAs(app, kezia.actor, { reference, version: 1, pathway: 's42-1' }),
    /Say why the decision is late/,
  )
  const lateCause = 'waiting-for-police' as const
  const decided = await decideConcern(app, kezia.actor, {
    reference,
    version: 1,
    decision: aDecision('s42-1', { lateCause }),
  })
  assert.equal(decided.isInTime, false)
})

test('of two who decide at once one wins, and the other is told what changed and keeps what they typed', async () => {
  const { concernId, reference } = await received('2024-05-02T15:47:00Z')
  const form = { version: '1', ...decisionFields('s42-2') }
  const answers = await Promise.all([
    site.post(`/concerns/${reference}/decision`, form, kezia.token),
    site.post(`/concerns/${reference}/decision`, form, tam.token),
  ])
  assert.deepEqual(answers.map(answer => answer.statusCode).sort(), [303, 409])
  const loser = answers.find(answer => answer.statusCode === 409)
  assert.match(loser?.body ?? '', /changed this record .*: Decided: Enquiry under section 42\(2\)/)
  assert.match(loser?.body ?? '', /Two planned night visits did not happen\./)
  const rows = await database.owner('select version from concern_decision where concern_id = $1', [concernId])
  assert.equal(rows.length, 1)
})

test('a changed decision stands beside the first, withdraws the enquiry it no longer asks for, and is owed to the referrer', async () => {
  const { concernId, reference } = await received('2024-05-02T15:47:00Z')
  await decideAs(app, kezia.actor, { reference, version: 1, pathway: 's42-2' })
  await decideAs(app, kezia.actor, {
    reference,
    version: 2,
    pathway: 'not-met',
    why: 'The needs were another person’s.',
  })
  const decisions = await database.owner(
    'select version, pathway from concern_decision where concern_id = $1 order by 1',
    [concernId],
  )
  assert.deepEqual(decisions, [
    { version: 1, pathway: 's42-2' },
    { version: 2, pathway: 'not-met' },
  ])
  assert.equal((await one('select state from enquiry where concern_id = $1', concernId))?.['state'], 'withdrawn')
  await decideAs(app, kezia.actor, { reference, version: 3, pathway: 'other-enquiry', why: 'It has to be found out.' })
  const again = await one('select state, kind from enquiry where concern_id = $1', concernId)
  assert.deepEqual(again, { state: 'planning', kind: 'other' })
  const owed = await database.owner(
    `select pathway_words from concern_feedback where concern_id = $1 and kind = 'decision'`,
    [concernId],
  )
  assert.deepEqual(owed, [{ pathway_words: 'Other enquiry' }])
})

test('what was told of a decision stays on record when the changed decision is owed', async () => {
  const { concernId, reference } = await received('2024-05-02T15:47:00Z')
  await decideAs(app, kezia.actor, { reference, version: 1, pathway: 's42-1' })
  await database.owner(
    `update concern_feedback set given_at = now(), given_on = '2024-05-03', told = 'The decision', how = 'mail', given_by = 'x' where concern_id = $1 and kind = 'decision'`,
    [concernId],
  )
  await decideAs(app, kezia.actor, { reference, version: 2, pathway: 'not-met', why: 'More is known.' })
  const rows = await database.owner(`select told from concern_feedback where concern_id = $1 and kind = 'decision'`, [
    concernId,
  ])
  assert.equal(rows.length, 2)
})

test('a screened-out contact answers no limb and counts no longer as a concern', async () => {
  const { concernId, reference } = await received('2024-05-02T15:47:00Z')
  const form = { version: '1', reason: 'A request for a ramp.', 'told-reason': 'This is a request for equipment.' }
  assert.equal((await site.post(`/concerns/${reference}/screen-out`, form, kezia.token)).statusCode, 303)
  const row = await one('select pathway, national_class from concern where concern_id = $1', concernId)
  assert.deepEqual(row, { pathway: 'screened-out', national_class: 'not-a-concern' })
})

test('a child’s contact asks no limb and takes the outcomes of the front door', async () => {
  const worker = await signInToTeam(database, ours, 'child')
  clock.set('2024-05-02T15:47:00Z')
  const { concernId, reference } = await receive(app, worker.actor, { about: 'child', abuseTypes: ['emotional'] })
  const page = await site.get(`/concerns/${reference}`, worker.token)
  assert.match(page.body, /Referral to children’s social care/)
  assert.doesNotMatch(page.body, /section 42/)
  const form = {
    version: '1',
    pathway: 'early-help',
    reason: 'Mother asks for help.',
    'told-reason': 'The family is offered help.',
  }
  assert.equal((await site.post(`/concerns/${reference}/decision`, form, worker.token)).statusCode, 303)
  const row = await one('select pathway, national_class from concern where concern_id = $1', concernId)
  assert.deepEqual(row, { pathway: 'early-help', national_class: 'not-counted-nationally' })
  assert.equal((await site.get(`/concerns/${reference}`, kezia.token)).statusCode, 404)
})
