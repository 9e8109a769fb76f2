import assert from 'node:assert/strict'
import { test } from 'node:test'
import { restrictRecord } from '#platform/auth/restriction/restrict-record.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { movingClock } from '#platform/testing/moving-clock.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { codesOf } from '../codes.ts'
import { concernsRoutes } from '../concerns.routes.ts'
import { createConcernsPlace, receive, signInToTeam } from '../testing/concerns.ts'
import { decideAs } from '../testing/decisions.ts'
import { challengeDueItems } from './challenge.due.ts'
import { CHALLENGE_ACTS, type ChallengeAct, type ChallengeStanding, challengeAllows } from './challenge.ts'
import { raiseChallenge, recordChallenge } from './raise-challenge.ts'
import { answerChallenge, endChallenge, escalateChallenge } from './settle-challenge.ts'

const clock = movingClock('2024-05-02T15:47:00Z')
const database = await cloneTestDatabase()
const app = createTestApp(database, clock)
const site = await createTestSite(app, concernsRoutes)
const ours = await createConcernsPlace(database)
const kezia = await signInToTeam(database, ours)
const joss = await signInToTeam(database, ours, 'adult', 'triage-manager')
const other = await signInToTeam(database, ours, 'adult', 'triage-manager')
const nurse = await signInAs(database, { ...ours, roles: ['learner'] })
const stranger = await signInAs(database, { ...ours, roles: ['learner'] })

const STANDINGS: Readonly<Record<string, ChallengeStanding>> = {
  'at level 1': { isEnded: false, level: 1, isAnswered: false },
  'answered at level 1': { isEnded: false, level: 1, isAnswered: true },
  'answered at level 3': { isEnded: false, level: 3, isAnswered: true },
  settled: { isEnded: true, level: 2, isAnswered: true },
}
const TABLE: Readonly<Record<ChallengeAct, readonly string[]>> = {
  answer: ['at level 1'],
  escalate: ['answered at level 1'],
  accept: ['answered at level 1', 'answered at level 3'],
  withdraw: ['at level 1', 'answered at level 1', 'answered at level 3'],
}
for (const act of codesOf(CHALLENGE_ACTS)) {
  for (const [name, standing] of Object.entries(STANDINGS)) {
    const may = TABLE[act].includes(name)
    test(`${act} is ${may ? 'allowed' : 'refused'} while a disagreement is ${name}`, () => {
      assert.equal(challengeAllows(standing, act) === true, may)
    })
  }
}

/** A concern that the nurse raised and Kezia decided. */
async function decided() {
  clock.set('2024-05-02T15:47:00Z')
  const { reference, concernId } = await receive(app, nurse.actor)
  await decideAs(app, kezia.actor, { reference, version: 1, pathway: 'not-met' })
  return { reference, concernId }
}
const levels = (concernId: string) =>
  database.owner(
    `select level, due_on::text, answer from concern_challenge_level join concern_challenge using (partnership_id, challenge_id)
     where concern_id = $1 order by level`,
    [concernId],
  )
const raise = (reference: string) =>
  raiseChallenge(app, nurse.actor, { reference, reason: 'He cannot use the call bell.' })

test('a referrer disagrees on their own page, reads no case by it, and the first level has 5 working days', async () => {
  const { reference, concernId } = await decided()
  const sent = await site.post(`/raised/${reference}/disagree`, { reason: 'He cannot use the call bell.' }, nurse.token)
  assert.equal(sent.statusCode, 303)
  assert.deepEqual(await levels(concernId), [{ level: 1, due_on: '2024-05-10', answer: null }])
  assert.equal((await site.get(`/raised/${reference}/disagree`, stranger.token)).statusCode, 404)
  assert.equal((await site.get(`/concerns/${reference}/challenge`, nurse.token)).statusCode, 403)
  assert.match((await site.get(`/raised/${reference}/disagree`, nurse.token)).body, /To answer by Friday 10 May 2024/)
})

test('whoever disagreed reads on the page of their concern what happens now, at each step', async () => {
  const { reference } = await decided()
  const answering = { reference, level: 1, answer: 'kept', reason: 'It was known.', answeredFor: '' } as const
  const page = async () => (await site.get(`/raised/${reference}`, nurse.token)).body
  assert.doesNotMatch(await page(), /Your disagreement/)
  await raise(reference)
  assert.match(
    await page(),
    /The manager of whoever decided looks at the decision again, and answers by Friday 10 May 2024\./,
  )
  assert.doesNotMatch(await page(), /If you disagree/)
  clock.set('2024-05-13T09:00:00Z')
  assert.match(await page(), /was to answer by Friday 10 May 2024 and has not answered yet/)
  await answerChallenge(app, joss.actor, answering)
  assert.match(
    await page(),
    /The decision is kept\. If that does not satisfy you, tell them: it then goes to the head of service\./,
  )
  await endChallenge(app, other.actor, { reference, level: 1, act: 'accept' })
  assert.match(await page(), /It was settled on 13 May 2024\. The decision is kept\./)
  assert.doesNotMatch((await site.get(`/raised/${reference}`, joss.token)).body, /Your disagreement/)
})

test('nobody disagrees with what is not decided, nor twice at once', async () => {
  clock.set('2024-05-02T15:47:00Z')
  const { reference } = await receive(app, nurse.actor)
  await assert.rejects(raise(reference), /it has not been decided yet/)
  await decideAs(app, kezia.actor, { reference, version: 1, pathway: 'not-met' })
  const twice = await Promise.allSettled([raise(reference), raise(reference)])
  assert.deepEqual(twice.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const given = { reference, challenger: 'agency', challengerName: 'Severnside Trust', reason: 'x' } as const
  await assert.rejects(recordChallenge(app, kezia.actor, given), /being answered already/)
})

test('the ladder: each level answers within its clock, the last answer settles it', async () => {
  const { reference, concernId } = await decided()
  await raise(reference)
  const answer = (level: number) =>
    answerChallenge(app, joss.actor, {
      reference,
      level,
      answer: 'kept',
      reason: 'No needs for care.',
      answeredFor: 'The head',
    })
  await answer(1)
  await assert.rejects(answer(1), /this level has answered it already/)
  await escalateChallenge(app, joss.actor, { reference, level: 1, reason: 'They want a second view.' })
  await assert.rejects(answer(1), /gone on since you read it/)
  await answer(2)
  await escalateChallenge(app, joss.actor, { reference, level: 2, reason: 'Again.' })
  await answer(3)
  assert.deepEqual(await levels(concernId), [
    { level: 1, due_on: '2024-05-10', answer: 'kept' },
    { level: 2, due_on: '2024-05-10', answer: 'kept' },
    { level: 3, due_on: '2024-05-17', answer: 'kept' },
  ])
  const [ended] = await database.owner('select outcome from concern_challenge where concern_id = $1', [concernId])
  assert.deepEqual(ended, { outcome: 'kept' })
})

test('whoever decided does not answer: neither the program nor the database lets them', async () => {
  clock.set('2024-05-02T15:47:00Z')
  const { reference, concernId } = await receive(app, nurse.actor)
  await decideAs(app, joss.actor, { reference, version: 1, pathway: 'not-met' })
  await raise(reference)
  const own = { reference, level: 1, answer: 'kept', reason: 'x', answeredFor: '' } as const
  await assert.rejects(answerChallenge(app, joss.actor, own), /somebody else answers/)
  await assert.rejects(answerChallenge(app, kezia.actor, own), /Only the team’s manager/)
  await assert.rejects(
    database.owner(
      `update concern_challenge_level set answer = 'kept', answer_reason = 'x', answered_by = decided_by, answered_at = now(), answered_on = '2024-05-03'
       where challenge_id = (select challenge_id from concern_challenge where concern_id = $1)`,
      [concernId],
    ),
    /concern_challenge_answered_by_another/,
  )
  await answerChallenge(app, other.actor, own)
})

test('an answer that the decision was changed needs a change by somebody else, and settles it', async () => {
  const { reference, concernId } = await decided()
  await raise(reference)
  const answering = {
    reference,
    level: 1,
    answer: 'changed',
    reason: 'He cannot call for help.',
    answeredFor: '',
  } as const
  await assert.rejects(answerChallenge(app, joss.actor, answering), /Change the decision first/)
  await decideAs(app, joss.actor, { reference, version: 2, pathway: 's42-2', why: 'He cannot call for help.' })
  await answerChallenge(app, joss.actor, answering)
  const [row] = await database.owner(
    `select outcome, (select count(*) from concern_decision d where d.challenge_id = c.challenge_id) as decisions from concern_challenge c where concern_id = $1`,
    [concernId],
  )
  assert.deepEqual({ ...row, decisions: Number(row?.['decisions']) }, { outcome: 'changed', decisions: 1 })
})

test('a disagreement may be withdrawn, and another raised after it', async () => {
  const { reference } = await decided()
  await raise(reference)
  await endChallenge(app, other.actor, { reference, level: 1, act: 'withdraw' })
  await raise(reference)
  const page = await site.get(`/concerns/${reference}/challenge`, joss.token)
  assert.equal(page.statusCode, 200)
  assert.match(page.body, /Withdrawn by who disagreed/)
})

test('a disagreement stands in the inbox of the manager who may answer it until it is answered, and of nobody else', async () => {
  clock.set('2024-05-02T15:47:00Z')
  const { reference, concernId } = await receive(app, nurse.actor)
  await decideAs(app, joss.actor, { reference, version: 1, pathway: 'not-met' })
  await raise(reference)
  const inbox = ({ actor }: typeof joss) => app.transaction(actor, tx => challengeDueItems(tx, actor, clock.today()))
  const isListed = async (who: typeof joss) => (await inbox(who)).some(({ href }) => href.includes(reference))
  assert.deepEqual([await isListed(other), await isListed(joss), await isListed(kezia)], [true, false, false])
  assert.match((await site.get(`/concerns/${reference}`, other.token)).body, /Somebody disagrees/)
  await app.transaction(joss.actor, tx =>
    restrictRecord(app, tx, joss.actor, {
      record: { kind: 'concern', id: concernId, reference },
      reason: 'staff-linked',
      note: '',
      readers: [joss.personId, kezia.personId],
      reviewOn: Temporal.PlainDate.from('2024-08-08'),
    }),
  )
  assert.equal(await isListed(other), false)
})
