import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holdRecord } from '#platform/auth/restriction/restrict-record.ts'
import { clockAt } from '#platform/clock.ts'
import { inContext } from '#platform/db/context.ts'
import { dayValues } from '#platform/http/day-field.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { withCase } from '../case/open-case.ts'
import { concernsRoutes } from '../concerns.routes.ts'
import { insertTestEnquiry } from '../enquiries/testing/enquiry-rows.ts'
import { createConcernsPlace, receive, signInToTeam } from '../testing/concerns.ts'
import { readRecord } from './pages/record/read-record.ts'
import { recordAside } from './pages/record/record-aside.view.ts'
import { refreshRecordsDue } from './retention.store.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-05-08T09:00:00Z')))
const ours = await createConcernsPlace(database)
const site = await createTestSite(app, concernsRoutes)
const practitioner = await signInToTeam(database, ours)
const lead = await signInAs(database, { ...ours, roles: ['information-governance-lead'] })

/** What stands beside the record. */
const asideOf = (reference: string): Promise<string> =>
  withCase(app, practitioner.actor, { reference }, async (tx, open) =>
    recordAside(await readRecord(app, practitioner.actor, tx, open)).toString(),
  )

const keptUntil = async (concernId: string): Promise<string | null> => {
  const [row] = await database.owner<{ until: string | null }>(
    'select retain_until::text as until from concern where concern_id = $1',
    [concernId],
  )
  return row?.until ?? null
}

const decide = (concernId: string, pathway: string, nationalClass: string, on = '2024-05-08') =>
  database.owner(
    `update concern set pathway = $2, national_class = $3, decision_version = decision_version + 1, decided_on = $4, decided_in_time = true
     where concern_id = $1`,
    [concernId, pathway, nationalClass, on],
  )

test('a concern has no day while it is open, eight years from its decision, and none again where that opens an enquiry', async () => {
  const { concernId } = await receive(app, practitioner.actor)
  assert.equal(await keptUntil(concernId), null)
  await decide(concernId, 'not-met', 'concern-only')
  assert.equal(await keptUntil(concernId), '2032-05-08')
  await decide(concernId, 's42-2', 'section-42-enquiry')
  assert.equal(await keptUntil(concernId), null)
})

test('a concern with an enquiry is kept as long as the enquiry, and has no day while that is open again', async () => {
  const { concernId, enquiryId } = await insertTestEnquiry(database, app, ours, practitioner.actor)
  await decide(concernId, 's42-2', 'section-42-enquiry')
  const conclude = (state: string, on: string | null) =>
    database.owner(
      `update enquiry set state = $2, concluded_on = $3::date, planning_held_on = '2024-05-06',
         conclusion = case when $3::date is not null then 'ceased-at-request' end,
         asked = case when $3::date is not null then 'not-asked' end, lacked_capacity = case when $3::date is not null then 'no' end
       where enquiry_id = $1`,
      [enquiryId, state, on],
    )
  await conclude('concluded', '2024-06-30')
  assert.equal(await keptUntil(concernId), '2032-06-30')
  await conclude('under-way', null)
  assert.equal(await keptUntil(concernId), null)
})

test('a contact about a child is kept until the 25th birthday, the 26th for one of 17, and from a birth that nobody knows as if born that day', async () => {
  const until: (string | null)[] = []
  for (const bornOn of ['2015-03-01', '2007-01-10', undefined]) {
    const { concernId } = await receive(app, practitioner.actor, { about: 'child' })
    await database.owner(
      'update individual set date_of_birth = $2 where individual_id = (select individual_id from concern where concern_id = $1)',
      [concernId, bornOn ?? null],
    )
    await decide(concernId, 'advice', 'not-counted-nationally')
    until.push(await keptUntil(concernId))
  }
  assert.deepEqual(until, ['2040-03-01', '2033-01-10', '2050-05-08'])
})

test('a partnership sets its own rule from a day on, and what was closed before keeps its day', async () => {
  const form = {
    about: 'adult',
    years: '6',
    source: 'Retention schedule of May',
    ...dayValues('startsOn', app.clock.today()),
  }
  const before = await receive(app, practitioner.actor)
  await decide(before.concernId, 'not-met', 'concern-only')
  const page = await site.get('/concerns/retention', lead.token)
  assert.match(page.body, /your partnership’s to decide/)
  assert.equal((await site.post('/concerns/retention', { ...form, years: '0' }, lead.token)).statusCode, 400)
  assert.equal((await site.post('/concerns/retention', form, lead.token)).statusCode, 303)
  assert.equal((await site.post('/concerns/retention', form, lead.token)).statusCode, 400, 'one rule a day')
  const after = await receive(app, practitioner.actor)
  await decide(after.concernId, 'not-met', 'concern-only')
  assert.deepEqual([await keptUntil(before.concernId), await keptUntil(after.concernId)], ['2032-05-08', '2030-05-08'])
  assert.equal((await site.get('/concerns/retention', practitioner.token)).statusCode, 403)
  assert.match(await asideOf(after.reference), /How long it is kept[\s\S]*Until 8 May 2030/)
})

test('the job lists what is past its day and under no hold, and deletes nothing', async () => {
  const [due, held] = [await receive(app, practitioner.actor), await receive(app, practitioner.actor)]
  for (const { concernId } of [due, held])
    await database.owner(
      `update concern set received_on = '2014-01-01', pathway = 'not-met', national_class = 'concern-only', decision_version = 1,
         decided_on = '2014-01-02', decided_in_time = true where concern_id = $1`,
      [concernId],
    )
  const manager = await signInAs(database, { ...ours, roles: ['business-manager'] })
  await app.transaction(manager.actor, tx =>
    holdRecord(app, tx, manager.actor, {
      record: { kind: 'concern', id: held.concernId, reference: held.reference },
      reason: 'An inquest',
    }),
  )
  const worker = { partnershipId: ours.partnershipId, actor: 'job:list-concerns-due-for-review' }
  const run = () =>
    inContext(app.database('kith_worker'), worker, tx => refreshRecordsDue(tx, app.clock.today(), app.clock.now()))
  assert.deepEqual(await run(), [due.concernId])
  assert.deepEqual(await run(), [], 'each is new once')
  const { body } = await site.get('/concerns/retention', lead.token)
  assert.match(body, new RegExp(due.reference))
  assert.doesNotMatch(body, new RegExp(held.reference))
  assert.equal((await database.owner('select from concern where concern_id = $1', [due.concernId])).length, 1)
  assert.match(await asideOf(held.reference), /Under a legal hold/)
})
