import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
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
const practitioner = await signInToTeam(database, ours)
const chair = await signInAs(database, { ...ours, roles: ['independent-chair'] })
const nurse = await signInAs(database, { ...ours, roles: ['learner'] })
const { concernId, reference } = await receive(app, practitioner.actor)
const own = await receive(app, nurse.actor)
const [row] = await database.owner<{ individual_id: string }>(
  'select individual_id from concern where concern_id = $1',
  [concernId],
)
const individualId = row?.individual_id ?? ''
const fileId = crypto.randomUUID()
await database.owner(
  `insert into file (partnership_id, file_id, name, declared_type, detected_type, hash, size, received_by, received_at, is_case)
   values ($1, $2, 'attachment.pdf', '', 'application/pdf', sha256('x'), 1, 'nobody', now(), true)`,
  [ours.partnershipId, fileId],
)
await database.owner(
  `insert into concern_file (partnership_id, concern_id, file_id, raised_by) values ($1, $2, $3, 'nobody')`,
  [ours.partnershipId, own.concernId, fileId],
)

const SENDERS: readonly (readonly [LoginRole, string])[] = [
  ['kith_agency', nurse.actor.id],
  ['kith_app', chair.actor.id],
  ['kith_portal', NOBODY],
]

const run = (role: LoginRole, actor: string, statement: RawBuilder<unknown>) =>
  inContext(database.as(role), { partnershipId: ours.partnershipId, agencyId: ours.agencyId, actor }, tx =>
    statement.execute(tx),
  )

const p = sql`current_partnership()`
const me = sql`current_setting('kith.actor')`

/** A row of each table that whoever hands in may write, added to a concern that is there already. */
const additions = (concern: string): Readonly<Record<string, RawBuilder<unknown>>> => ({
  account: sql`insert into concern_account (partnership_id, concern_id, raised_by, reference, about, received_at, in_brief, answers)
    values (${p}, ${concern}, ${me}, ${reference}, 'adult', now(), 'x', '{}')`,
  referrer: sql`insert into concern_referrer (partnership_id, concern_id, kind) values (${p}, ${concern}, 'anonymous')`,
  feedback: sql`insert into concern_feedback (partnership_id, feedback_id, concern_id, raised_by, reference, kind, entitlement, due_on)
    values (${p}, uuidv7(), ${concern}, ${me}, ${reference}, 'receipt', 'need-to-know', '2024-05-03')`,
  decisionFeedback: sql`insert into concern_feedback (partnership_id, feedback_id, concern_id, raised_by, reference, kind, entitlement, due_on)
    values (${p}, uuidv7(), ${concern}, ${me}, ${reference}, 'decision', 'need-to-know', '2024-05-03')`,
  link: sql`insert into concern_link (partnership_id, link_id, concern_id, individual_id, act, done_by, done_at)
    values (${p}, uuidv7(), ${concern}, ${individualId}, 'received', ${me}, now())`,
  event: sql`insert into concern_event (partnership_id, event_id, concern_id, happened_at, kind, words, done_by)
    values (${p}, uuidv7(), ${concern}, now(), 'received', 'x', ${me})`,
  note: sql`insert into concern_event (partnership_id, event_id, concern_id, happened_at, kind, words, done_by)
    values (${p}, uuidv7(), ${concern}, now(), 'note', 'x', ${me})`,
  file: sql`insert into concern_file (partnership_id, concern_id, file_id, raised_by) values (${p}, ${concern}, ${fileId}, ${me})`,
  key: sql`insert into individual_key (partnership_id, key, individual_id) values (${p}, 'n:x', ${individualId})`,
})

const challenged = (
  concern: string,
) => sql`insert into concern_event (partnership_id, event_id, concern_id, happened_at, kind, words, done_by)
  values (${p}, uuidv7(), ${concern}, now(), 'challenged', 'Disagrees', ${me})`

test('whoever handles no cases adds nothing to a concern that is there already, be it their own', async () => {
  for (const [role, actor] of SENDERS)
    for (const concern of [concernId, own.concernId])
      for (const [name, statement] of Object.entries(additions(concern)))
        await assert.rejects(run(role, actor, statement), { code: /42501|23505/ }, `${role} ${name}`)
})

test('a referrer says in the history of their own concern that they disagree, and of nobody else’s', async () => {
  await run('kith_agency', nurse.actor.id, challenged(own.concernId))
  await assert.rejects(run('kith_agency', nurse.actor.id, challenged(concernId)), { code: '42501' })
  await assert.rejects(run('kith_portal', NOBODY, challenged(own.concernId)), { code: '42501' })
})

test('a referrer disagrees with the decision on their own concern alone, and answers no disagreement', async () => {
  const decided = await receive(app, nurse.actor)
  for (const concern of [decided.concernId, concernId])
    await database.owner(
      `insert into concern_decision (partnership_id, concern_id, version, pathway, national_class, mapping, reason, due_on, in_time,
         decided_by, decided_at, decided_on)
       values ($1, $2, 1, 'screened-out', 'not-a-concern', 'x', 'why', '2024-05-09', true, $3, now(), '2024-05-03')`,
      [ours.partnershipId, concern, practitioner.actor.id],
    )
  const challengeId = crypto.randomUUID()
  const challenge = (
    id: string,
    concern: string,
  ) => sql`insert into concern_challenge (partnership_id, challenge_id, concern_id, reference,
      raised_by, challenger, challenger_name, decision_version, reason, raised_at, raised_on)
    values (${p}, ${id}, ${concern}, 'AC-2024-22222', ${me}, 'referrer', 'Ward', 1, 'why', now(), '2024-05-04')`
  const level = (
    number: number,
  ) => sql`insert into concern_challenge_level (partnership_id, challenge_id, level, raised_by, decided_by,
      began_on, clock_rule, due_on) values (${p}, ${challengeId}, ${number}, ${me}, 'person:x', '2024-05-04', 'x', '2024-05-09')`
  await assert.rejects(run('kith_agency', nurse.actor.id, challenge(crypto.randomUUID(), concernId)), { code: '42501' })
  await run('kith_agency', nurse.actor.id, challenge(challengeId, decided.concernId))
  await assert.rejects(run('kith_agency', nurse.actor.id, level(2)), { code: '42501' })
  await assert.rejects(run('kith_app', chair.actor.id, level(1)), { code: '42501' })
  await run('kith_agency', nurse.actor.id, level(1))
})

test('nobody hands in a concern about somebody who is known already', async () => {
  for (const [role, actor] of SENDERS)
    await assert.rejects(
      run(
        role,
        actor,
        sql`insert into concern (partnership_id, concern_id, reference, about, individual_id, team_id, channel, received_at, received_on,
            source, clock_rule, first_due_on, due_on)
          values (${p}, uuidv7(), 'AC-2024-22222', 'adult', ${individualId}, ${ours.teams.adult}, 'portal', now(), '2024-05-02', 'other', 'x',
            '2024-05-09', '2024-05-09')`,
      ),
      { code: '42501' },
      role,
    )
})

test('nobody hands in under somebody else’s name', async () => {
  const asChair = { id: chair.actor.id, partnershipId: ours.partnershipId }
  await assert.rejects(
    app.transaction(nurse.actor, tx => receiveConcern(app, tx, asChair, aConcern())),
    { code: '42501' },
  )
})

test('what came with a concern is read by who handles cases, and by no other reader of files', async () => {
  const seen = async (role: LoginRole, actor: string): Promise<number> => {
    const found = await run(role, actor, sql`select from file where file_id = ${fileId}`)
    return (found as { rows: unknown[] }).rows.length
  }
  assert.equal(await seen('kith_case', practitioner.actor.id), 1)
  assert.equal(await seen('kith_app', chair.actor.id), 0)
  assert.equal(await seen('kith_agency', nurse.actor.id), 0)
})

test('counts by part are for those who work for the whole partnership: an agency’s reader is given none', async () => {
  const counted = async (role: LoginRole, dimension: string): Promise<number> => {
    const found = await run(
      role,
      nurse.actor.id,
      sql`select from count_concerns('adult', '2024-04-01', '2025-03-31', 'infinity', ${dimension}, 90)`,
    )
    return (found as { rows: unknown[] }).rows.length
  }
  assert.equal(await counted('kith_agency', ''), 1)
  assert.equal(await counted('kith_agency', 'source'), 0)
  assert.equal(await counted('kith_app', 'source'), 1)
  await assert.rejects(
    run(
      'kith_agency',
      nurse.actor.id,
      sql`select from concern_totals('adult', '2024-04-01', '2025-03-31', array['received'], array['source'], false)`,
    ),
    /permission denied/,
  )
})
