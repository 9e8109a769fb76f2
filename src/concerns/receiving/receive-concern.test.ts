import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { clockAt } from '#platform/clock.ts'
import { inContext } from '#platform/db/context.ts'
import type { LoginRole } from '#platform/db/roles.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, signInAs } from '#platform/testing/site.ts'
import { aConcern, createConcernsPlace, receive, signInToTeam } from '../testing/concerns.ts'
import { NOBODY, receiveConcern } from './receive-concern.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-05-02T15:47:00Z')))
const ours = await createConcernsPlace(database)
const theirs = await createConcernsPlace(database, 'theirs')
const practitioner = await signInToTeam(database, ours)
const chair = await signInAs(database, { ...ours, roles: ['independent-chair'] })
const nurse = await signInAs(database, { ...ours, roles: ['learner'] })
const colleague = await signInAs(database, { ...ours, roles: ['agency-lead'] })

const CASE_TABLES = [
  'individual',
  'individual_key',
  'concern',
  'concern_account',
  'concern_referrer',
  'concern_feedback',
  'concern_decision',
  'concern_decision_draft',
  'concern_pause',
  'concern_link',
  'concern_event',
  'concern_file',
  'concern_challenge',
  'concern_challenge_level',
  'enquiry',
  'enquiry_conclusion',
  'enquiry_reopening',
  'enquiry_event',
  'enquiry_planning_meeting',
  'enquiry_line',
  'enquiry_request',
  'enquiry_chase',
  'enquiry_answer',
  'enquiry_finding',
  'enquiry_risk',
  'enquiry_plan',
  'enquiry_action',
  'enquiry_transfer',
  'enquiry_asking',
  'enquiry_wish',
  'enquiry_capacity',
  'enquiry_experience',
  'enquiry_experience_answer',
  'organisational_enquiry',
  'organisational_enquiry_event',
]

const rowsSeen = (
  role: LoginRole,
  table: string,
  context: { actor: string; partnershipId: string; agencyId: string },
) =>
  inContext(database.as(role), context, async tx => {
    return (await sql`select * from ${sql.table(table)}`.execute(tx)).rows.length
  })

test('a concern received on a Thursday before a bank holiday is due on the Thursday after', async () => {
  const { concernId, reference } = await receive(app, nurse.actor)
  assert.match(reference, /^AC-2024-[0-9A-Z]{5}$/)
  const [row] = await database.owner(
    `select received_on::text, due_on::text, first_due_on::text, age_band, clock_rule, pathway, team_id from concern where concern_id = $1`,
    [concernId],
  )
  assert.deepEqual(row, {
    received_on: '2024-05-02',
    due_on: '2024-05-09',
    first_due_on: '2024-05-09',
    age_band: '75-84',
    clock_rule: 'adult-decision-1',
    pathway: null,
    team_id: ours.teams.adult,
  })
})

test('an anonymous visitor hands in a concern and the portal can read none of it', async () => {
  const context = { partnershipId: ours.partnershipId, agencyId: ours.agencyId, actor: NOBODY }
  const anonymous = { ...aConcern().referrer, kind: 'anonymous' as const, name: '', email: '', mailIsSafe: false }
  const { concernId } = await inContext(database.as('kith_portal'), context, tx =>
    receiveConcern(app, tx, { id: NOBODY, partnershipId: ours.partnershipId }, aConcern({ referrer: anonymous })),
  )
  for (const table of CASE_TABLES)
    await assert.rejects(rowsSeen('kith_portal', table, context), /permission denied/, table)
  const owed = await database.owner('select kind from concern_feedback where concern_id = $1', [concernId])
  assert.deepEqual(owed, [])
})

test('whoever handles no cases reads of them only what they sent themselves and were told', async () => {
  await receive(app, nurse.actor)
  await receive(app, chair.actor)
  const readable = ['concern_account', 'concern_feedback', 'concern_challenge', 'concern_challenge_level']
  for (const [role, person] of [
    ['kith_agency', nurse],
    ['kith_app', chair],
    ['kith_agency', colleague],
  ] as const) {
    const context = { partnershipId: ours.partnershipId, agencyId: ours.agencyId, actor: person.actor.id }
    for (const table of CASE_TABLES) {
      if (!readable.includes(table)) {
        await assert.rejects(rowsSeen(role, table, context), /permission denied/, `${role} ${table}`)
        continue
      }
      const [own] = await database.owner<{ count: string }>(`select count(*) from ${table} where raised_by = $1`, [
        person.actor.id,
      ])
      assert.equal(await rowsSeen(role, table, context), Number(own?.count), `${role} ${table}`)
    }
  }
})

test('a practitioner reads the cases of their own partnership and no other', async () => {
  const outsider = await signInAs(database, { ...theirs, roles: ['learner'] })
  await receive(app, outsider.actor)
  const seen = await app.transaction(practitioner.actor, tx =>
    tx.selectFrom('concern').select('partnership_id').distinct().execute(),
  )
  assert.deepEqual(seen, [{ partnership_id: ours.partnershipId }])
})

test('nobody hands in a concern that is decided already, or in another partnership', async () => {
  await assert.rejects(
    app.transaction(nurse.actor, tx =>
      receiveConcern(app, tx, { ...nurse.actor, partnershipId: theirs.partnershipId }, aConcern()),
    ),
    { code: '42501' },
  )
  await assert.rejects(
    app.transaction(nurse.actor, tx =>
      sql`insert into concern (partnership_id, concern_id, reference, about, individual_id, team_id, channel, received_at, received_on, source,
          clock_rule, first_due_on, due_on, pathway, national_class, decision_version, decided_on, decided_in_time)
        select partnership_id, uuidv7(), 'AC-2024-22222', 'adult', uuidv7(), team_id, 'portal', now(), '2024-05-02', 'other', 'x', '2024-05-09',
          '2024-05-09', 'not-met', 'concern-only', 1, '2024-05-03', true from triage_team where about = 'adult'`.execute(
        tx,
      ),
    ),
    { code: '42501' },
  )
})

test('a professional is owed a receipt by the next working day', async () => {
  const { concernId } = await receive(app, nurse.actor)
  const owed = await database.owner(
    'select kind, entitlement, due_on::text from concern_feedback where concern_id = $1',
    [concernId],
  )
  assert.deepEqual(owed, [{ kind: 'receipt', entitlement: 'need-to-know', due_on: '2024-05-03' }])
})

test('the database refuses a decision that does not follow from its limbs', async () => {
  const { concernId } = await receive(app, nurse.actor)
  const decide = (pathway: string, limbs: readonly (string | null)[]) =>
    database.owner(
      `insert into concern_decision (partnership_id, concern_id, version, pathway, national_class, mapping, limb_a, limb_a_reason, limb_b,
        limb_b_reason, limb_c, limb_c_reason, reason, due_on, in_time, decided_by, decided_at, decided_on)
       values ($1, $2, 1, $3, 'x', 'x', $4, 'r', $5, 'r', $6, 'r', 'why', '2024-05-09', true, 'x', now(), '2024-05-03')`,
      [ours.partnershipId, concernId, pathway, ...limbs],
    )
  await assert.rejects(decide('s42-2', ['yes', 'yes', 'no']), /concern_decision_follows_limbs/)
  await assert.rejects(decide('s42-1', ['yes', 'not-known', 'yes']), /concern_decision_follows_limbs/)
  await assert.rejects(decide('not-met', ['yes', 'yes', 'yes']), /concern_decision_follows_limbs/)
  await assert.rejects(decide('screened-out', ['yes', 'yes', 'no']), /concern_decision_follows_limbs/)
  await assert.rejects(decide('s42-2', ['yes', 'yes', null]), /concern_decision_limbs_are_answered_together/)
})
