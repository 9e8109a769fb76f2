import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { clockAt } from '#platform/clock.ts'
import { inContext } from '#platform/db/context.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp } from '#platform/testing/site.ts'
import { createConcernsPlace, signInToTeam } from '../testing/concerns.ts'
import { insertTestEnquiry } from './testing/enquiry-rows.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-05-02T15:47:00Z')))
const ours = await createConcernsPlace(database)
const practitioner = await signInToTeam(database, ours)
const p = ours.partnershipId

const newEnquiry = () => insertTestEnquiry(database, app, ours, practitioner.actor)

const CONCLUDED = `state = 'concluded', concluded_on = '2024-06-03', conclusion = 'no-risk-no-action', asked = 'not-asked', lacked_capacity = 'no'`
const conclude = (enquiryId: string) =>
  database.owner(`update enquiry set ${CONCLUDED} where partnership_id = $1 and enquiry_id = $2`, [p, enquiryId])

const addAction = async (enquiryId: string): Promise<string> => {
  const actionId = randomUUIDv7()
  await database.owner(
    `insert into enquiry_action (partnership_id, action_id, enquiry_id, what, owner, added_on, added_by, due_on)
     values ($1, $2, $3, 'Review the care plan', 'Hollin Home Care', '2024-05-10', 'person:a', '2024-05-24')`,
    [p, actionId, enquiryId],
  )
  return actionId
}

const addRequest = async (enquiryId: string): Promise<string> => {
  const requestId = randomUUIDv7()
  await database.owner(
    `insert into enquiry_request (partnership_id, request_id, enquiry_id, asked_of, question, asked_on, asked_by, due_on)
     values ($1, $2, $3, 'Brindle Lane Surgery', 'Which medicines were prescribed?', '2024-05-10', 'person:a', '2024-05-24')`,
    [p, requestId, enquiryId],
  )
  return requestId
}

test('the database concludes no enquiry while an action is neither assured nor waived', async () => {
  const { enquiryId } = await newEnquiry()
  const actionId = await addAction(enquiryId)
  await assert.rejects(conclude(enquiryId), /neither assured nor waived/)
  await database.owner(
    `update enquiry_action set waived_on = '2024-06-01', waived_by = 'person:a', waived_reason = 'He moved away' where action_id = $1`,
    [actionId],
  )
  await conclude(enquiryId)
})

test('the database concludes no enquiry while an answer is neither in nor waived', async () => {
  const { enquiryId } = await newEnquiry()
  const requestId = await addRequest(enquiryId)
  await assert.rejects(conclude(enquiryId), /neither in nor waived/)
  await database.owner(`update enquiry_request set answered_on = '2024-05-20' where request_id = $1`, [requestId])
  await conclude(enquiryId)
})

test('the database adds no open action to a concluded enquiry', async () => {
  const { enquiryId } = await newEnquiry()
  await conclude(enquiryId)
  await assert.rejects(addAction(enquiryId), /neither assured nor waived/)
  await assert.rejects(addRequest(enquiryId), /neither in nor waived/)
})

test('nobody assures what they did themselves, and nothing is assured before it is done', async () => {
  const { enquiryId } = await newEnquiry()
  const actionId = await addAction(enquiryId)
  const assure = (doneBy: string | null, doneOn: string | null) =>
    database.owner(
      `update enquiry_action set done_by = $2, done_on = $3, done_note = case when $2::text is null then null else '' end,
         assured_by = 'person:a', assured_on = '2024-06-01', assured_how = 'Saw the plan' where action_id = $1`,
      [actionId, doneBy, doneOn],
    )
  await assert.rejects(assure('person:a', '2024-05-20'), /enquiry_action_is_assured_by_another/)
  await assert.rejects(assure(null, null), /enquiry_action_is_done_before_it_is_assured/)
  await assure('person:b', '2024-05-20')
})

test('a practitioner adds versions of a finding and alters none', async () => {
  const { enquiryId } = await newEnquiry()
  const findingId = randomUUIDv7()
  const add = (version: number, correction: string) =>
    app.transaction(practitioner.actor, tx =>
      sql`insert into enquiry_finding (partnership_id, finding_id, version, enquiry_id, found, balance, rests_on, correction, recorded_by, recorded_at)
        values (${p}, ${findingId}, ${version}, ${enquiryId}, 'Two visits were missed', 'happened', 'The rota', ${correction},
          ${practitioner.actor.id}, now())`.execute(tx),
    )
  await add(1, '')
  await assert.rejects(add(2, ''), /enquiry_finding_corrected_says_why/)
  await add(2, 'It was three')
  await assert.rejects(
    app.transaction(practitioner.actor, tx => sql`update enquiry_finding set found = 'None'`.execute(tx)),
    /permission denied/,
  )
})

const HASH = 'a'.repeat(64)

async function mailContribution(enquiryId: string, hash: string): Promise<string> {
  const requestId = await addRequest(enquiryId)
  await database.owner(
    `insert into enquiry_contribution (partnership_id, request_id, token_hash, asked_of, question, due_on, sent_at, expires_at)
     values ($1, $2, $3, 'Brindle Lane Surgery', 'Which medicines were prescribed?', '2024-05-24', '2024-05-10T09:00Z', '2024-06-10T09:00Z')`,
    [p, requestId, hash],
  )
  return requestId
}

const asContributor = <T>(hash: string, statement: string): Promise<T[]> =>
  inContext(database.as('kith_portal'), { actor: 'nobody' }, async tx => {
    await sql`select set_config('kith.contribution', ${hash}, true)`.execute(tx)
    return (await sql.raw<T>(statement).execute(tx)).rows
  })

test('whoever holds a link and its code sees that one question and nothing else', async () => {
  const { enquiryId } = await newEnquiry()
  const requestId = await mailContribution(enquiryId, HASH)
  await mailContribution(enquiryId, 'b'.repeat(64))
  assert.deepEqual(await asContributor(HASH, 'select request_id from enquiry_contribution'), [
    { request_id: requestId },
  ])
  assert.deepEqual(await asContributor('c'.repeat(64), 'select request_id from enquiry_contribution'), [])
  assert.deepEqual(await asContributor('', 'select request_id from enquiry_contribution'), [])
  for (const table of ['enquiry', 'enquiry_request', 'enquiry_answer', 'enquiry_event', 'individual', 'concern'])
    await assert.rejects(asContributor(HASH, `select * from ${table}`), /permission denied/, table)
  await assert.rejects(asContributor(HASH, `update enquiry_contribution set question = 'x'`), /permission denied/)
  await asContributor(HASH, `update enquiry_contribution set draft = 'Begun', saved_at = '2024-05-11T09:00Z'`)
  const rows = await database.owner(`select draft from enquiry_contribution where request_id <> $1 and draft <> ''`, [
    requestId,
  ])
  assert.deepEqual(rows, [])
})

const ANSWER = (at: string) =>
  `update enquiry_contribution set answer = 'None', answered_at = '${at}', answered_on = '${at.slice(0, 10)}'`

test('an answer from outside comes into the enquiry once, and after its time not at all', async () => {
  const { enquiryId } = await newEnquiry()
  const requestId = await mailContribution(enquiryId, 'd'.repeat(64))
  await asContributor('d'.repeat(64), ANSWER('2024-05-12T09:00:00Z'))
  const [answer] = await database.owner(`select answer, given_by from enquiry_answer where request_id = $1`, [
    requestId,
  ])
  assert.deepEqual(answer, { answer: 'None', given_by: 'Brindle Lane Surgery' })
  const [enquiry] = await database.owner(`select version from enquiry where enquiry_id = $1`, [enquiryId])
  assert.deepEqual(enquiry, { version: 2 })
  await assert.rejects(asContributor('d'.repeat(64), ANSWER('2024-05-13T09:00:00Z')), /not altered/)

  await mailContribution(enquiryId, 'e'.repeat(64))
  await assert.rejects(asContributor('e'.repeat(64), ANSWER('2024-07-12T09:00:00Z')), /no longer waited for/)
})
