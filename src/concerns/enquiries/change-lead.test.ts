import assert from 'node:assert/strict'
import { test } from 'node:test'
import { restrictRecord } from '#platform/auth/restriction/restrict-record.ts'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, signInAs } from '#platform/testing/site.ts'
import { createConcernsPlace, signInToTeam } from '../testing/concerns.ts'
import type { Change } from './change-enquiry.ts'
import { changeLead } from './change-lead.ts'
import { insertTestEnquiry } from './testing/enquiry-rows.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-05-08T09:00:00Z')))
const ours = await createConcernsPlace(database)
const one = await signInToTeam(database, ours)
const two = await signInToTeam(database, ours)
const manager = await signInToTeam(database, ours, 'adult', 'triage-manager')
const enquiry = await insertTestEnquiry(database, app, ours, one.actor)

const rowNow = async (): Promise<{ version: number; lead_id: string | null }> => {
  const [row] = await database.owner<{ version: number; lead_id: string | null }>(
    'select version, lead_id from enquiry where enquiry_id = $1',
    [enquiry.enquiryId],
  )
  assert.ok(row)
  return row
}

const DONE = { outcome: 'done' }

test('a manager gives the lead to any member who may open it; others take what nobody leads and hand over their own', async () => {
  const give = async (from: typeof one, to: typeof one) =>
    changeLead(app, from.actor, { reference: enquiry.reference, version: (await rowNow()).version }, to.personId)
  const refusedFor = async (change: Promise<Change>): Promise<string | undefined> => {
    const outcome = await change
    return outcome.outcome === 'refused' ? outcome.errors['leadId'] : undefined
  }
  const notTheirs = 'Only the team’s manager may give away an enquiry that somebody else leads'
  assert.equal(await refusedFor(give(one, two)), notTheirs)
  assert.deepEqual(await give(one, one), DONE)
  assert.equal((await rowNow()).lead_id, one.personId)
  assert.equal(await refusedFor(give(two, two)), notTheirs)
  assert.deepEqual(await give(one, two), DONE)
  assert.deepEqual(await give(manager, one), DONE)
  const stranger = await signInAs(database, { ...ours, roles: ['triage-practitioner'] })
  assert.equal(await refusedFor(give(manager, stranger)), 'They do not belong to the team today')
  const stale = await changeLead(app, manager.actor, { reference: enquiry.reference, version: 1 }, two.personId)
  assert.equal(stale.outcome, 'changed')
  const trail = await database.owner(
    `select event from audit_event where event = 'enquiry-lead-changed' and subject ->> 'enquiry' = $1`,
    [enquiry.enquiryId],
  )
  assert.equal(trail.length, 3)
  await app.transaction(manager.actor, tx =>
    restrictRecord(app, tx, manager.actor, {
      record: { kind: 'concern', id: enquiry.concernId, reference: 'AC-2024-22222' },
      reason: 'staff-linked',
      note: '',
      readers: [manager.personId, one.personId],
      reviewOn: Temporal.PlainDate.from('2024-08-08'),
    }),
  )
  assert.match((await refusedFor(give(manager, two))) ?? '', /may not open this record$/)
})
