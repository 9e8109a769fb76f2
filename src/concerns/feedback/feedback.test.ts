import assert from 'node:assert/strict'
import { test } from 'node:test'
import { restrictRecord } from '#platform/auth/restriction/restrict-record.ts'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { mailedTo } from '#platform/testing/mailed.ts'
import { createTestApp, createTestSite, signInAs, type TestPerson } from '#platform/testing/site.ts'
import { codesOf } from '../codes.ts'
import { ADULT_PATHWAYS, CHILD_PATHWAYS } from '../concern.ts'
import { concernsRoutes } from '../concerns.routes.ts'
import type { NewConcern } from '../receiving/new-concern.ts'
import { aConcern, createConcernsPlace, receive, signInToTeam } from '../testing/concerns.ts'
import { feedbackDueItems } from './feedback.due.ts'
import { waysFor } from './feedback.ts'
import { giveFeedback } from './give-feedback.ts'
import { giveaways, suggestedWords } from './need-to-know.ts'
import { oweFeedback } from './owe-feedback.store.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database, clockAt(Temporal.Now.instant()))
const ours = await createConcernsPlace(database)
const site = await createTestSite(app, concernsRoutes)
const practitioner = await signInToTeam(database, ours)
const ofChildren = await signInToTeam(database, ours, 'child')
const nurse = await signInAs(database, { ...ours, roles: ['learner'] })
const colleague = await signInAs(database, { ...ours, roles: ['agency-lead'] })
const chair = await signInAs(database, { ...ours, roles: ['independent-chair'] })

async function owedFor(by: TestPerson, changes: Partial<NewConcern> = {}) {
  const { concernId, reference } = await receive(app, by.actor, changes)
  const [row] = await database.owner<{ feedback_id: string }>(
    'select feedback_id from concern_feedback where concern_id = $1',
    [concernId],
  )
  return { concernId, reference, feedbackId: row?.feedback_id ?? '' }
}

const referrer = (changes: Partial<NewConcern['referrer']>): Partial<NewConcern> => ({
  referrer: { ...aConcern().referrer, ...changes },
})

const give = (feedbackId: string, changes: Partial<Parameters<typeof giveFeedback>[2]> = {}) =>
  giveFeedback(app, practitioner.actor, {
    feedbackId,
    told: 'We are looking into it.',
    how: 'mail',
    decisionVersion: 0,
    isChecked: true,
    ...changes,
  })

test('somebody without an account is sent the approved words, where they said mail is safe, under a subject that says nothing', async () => {
  const { feedbackId, reference } = await owedFor(nurse, referrer({ email: 'gp@surgery.example' }))
  await give(feedbackId)
  const [mail, ...others] = await mailedTo(app, database, 'gp@surgery.example')
  assert.equal(others.length, 0)
  assert.equal(mail?.subject, 'An answer to what you sent')
  assert.match(mail?.text ?? '', new RegExp(`${reference}[\\s\\S]*We are looking into it\\.`))
  assert.doesNotMatch(mail?.text ?? '', /Pellow|Arthur|AV4/)
})

test('somebody with an account is only told that there is an answer and where', async () => {
  const changes = referrer({ email: 'nurse@ward.example', personId: nurse.personId })
  const { feedbackId, reference } = await owedFor(nurse, changes)
  await give(feedbackId)
  const [mail] = await mailedTo(app, database, 'nurse@ward.example')
  assert.match(mail?.text ?? '', new RegExp(`/raised/${reference}`))
  assert.doesNotMatch(mail?.text ?? '', /looking into/)
})

test('nobody is mailed where mail was not declared safe', async () => {
  const { feedbackId } = await owedFor(nurse, referrer({ email: 'shared@home.example', mailIsSafe: false }))
  await assert.rejects(give(feedbackId), /cannot be told in this way/)
  await give(feedbackId, { how: 'letter' })
  assert.deepEqual(await mailedTo(app, database, 'shared@home.example'), [])
})

test('whoever may have done harm is never written to, whatever was typed of them', async () => {
  const byHand = {
    'who-by': 'Garrick Thole, carer, garrick.thole@agency.example',
    'provider-name': 'care@agency.example',
  }
  const before = await database.owner('select mail_id from mail')
  const { feedbackId } = await owedFor(nurse, { answers: byHand, ...referrer({ email: 'only@referrer.example' }) })
  await give(feedbackId)
  const sent = await database.owner<{ to_address: string }>('select to_address from mail')
  assert.equal(sent.length, before.length + 1)
  assert.ok(sent.some(({ to_address }) => to_address === 'only@referrer.example'))
  assert.ok(!sent.some(({ to_address }) => to_address.endsWith('@agency.example')))
})

test('an answer is given once, from the decision that stands, and leaves its trace in the history', async () => {
  const { feedbackId, concernId } = await owedFor(nurse)
  await assert.rejects(give(feedbackId, { decisionVersion: 1 }), /decision was changed/)
  await give(feedbackId)
  await assert.rejects(give(feedbackId), /given already/)
  const events = await database.owner(
    "select kind from concern_event where concern_id = $1 and kind = 'feedback-given'",
    [concernId],
  )
  assert.equal(events.length, 1)
})

test('a text that names the person, or gives their postcode or number, is not given', async () => {
  const { feedbackId } = await owedFor(nurse)
  await assert.rejects(give(feedbackId, { told: 'Arthur is safe now.' }), /Take out “Arthur”/)
  const page = await site.post(
    `/triage/feedback/${feedbackId}`,
    { told: 'We saw Mr PELLOW at av42ld.', how: 'mail', 'decision-version': '0', 'who-checked': 'yes' },
    practitioner.token,
  )
  assert.equal(page.statusCode, 400)
  assert.match(page.body, /Take out “Pellow” and “AV4 2LD”/)
  assert.match(page.body, /We saw Mr PELLOW/)
})

test('everyday words are no names: “will” does not give away a man called Will', () => {
  const will = { givenName: 'Will', familyName: 'May', otherNames: '', postcode: '', nhsNumber: undefined }
  assert.deepEqual(giveaways('You will hear from us; it may take a week.', will), [])
  assert.deepEqual(giveaways('Will is safe.', will), ['Will'])
})

test('every decision has plain words for a professional, with how to disagree, and a member of the public is told no decision', () => {
  for (const pathway of [...codesOf(ADULT_PATHWAYS), ...codesOf(CHILD_PATHWAYS)]) {
    const told = suggestedWords({ kind: 'decision', entitlement: 'need-to-know', pathway, reason: 'Because.' })
    assert.match(told, /Because\.[\s\S]*If you think this is wrong/)
    assert.doesNotMatch(told, /section|s42|limb|criteria/i)
    const others = suggestedWords({ kind: 'decision', entitlement: 'looked-at', pathway, reason: 'Because.' })
    assert.doesNotMatch(others, /Because|enquir/)
  }
})

test('of a professional who did not sign in the page says so, and nothing is told before somebody has checked who it is', async () => {
  const { feedbackId, concernId } = await owedFor(nurse, referrer({ email: 'claims@surgery.example' }))
  const address = `/triage/feedback/${feedbackId}`
  const page = await site.get(address, practitioner.token)
  assert.match(page.body, /They did not sign in/)
  assert.match(page.body, /I have checked who this is/)
  const form = { told: 'An enquiry has begun.', how: 'mail', 'decision-version': '0' }
  const unchecked = await site.post(address, form, practitioner.token)
  assert.equal(unchecked.statusCode, 400)
  assert.match(unchecked.body, /Check who this is, and say that you have/)
  assert.match(unchecked.body, /An enquiry has begun\./)
  await assert.rejects(give(feedbackId, { isChecked: false }), /Check who this is/)
  assert.deepEqual(await mailedTo(app, database, 'claims@surgery.example'), [])
  assert.equal((await site.post(address, { ...form, 'who-checked': 'yes' }, practitioner.token)).statusCode, 303)
  assert.equal((await mailedTo(app, database, 'claims@surgery.example')).length, 1)
  const events = await database.owner<{ words: string }>(
    "select words from concern_event where concern_id = $1 and kind = 'feedback-given'",
    [concernId],
  )
  assert.match(events[0]?.words ?? '', /who they are was checked/)
})

test('nobody is asked to check who signed in, nor a member of the public, who learns nothing of the decision', async () => {
  const known = await owedFor(nurse, referrer({ personId: nurse.personId }))
  const neighbour = await owedFor(nurse, referrer({ kind: 'public', organisation: '' }))
  for (const { feedbackId } of [known, neighbour]) {
    const { body } = await site.get(`/triage/feedback/${feedbackId}`, practitioner.token)
    assert.doesNotMatch(body, /did not sign in|I have checked/)
    await give(feedbackId, { isChecked: false })
  }
})

test('mail is offered only where it was declared safe', () => {
  const nobody = {
    personId: undefined,
    name: '',
    email: 'a@b.example',
    phone: '',
    mailIsSafe: false,
    contactSafely: '',
  }
  assert.deepEqual(waysFor(nobody), ['letter', 'in-person'])
  assert.deepEqual(waysFor({ ...nobody, mailIsSafe: true }), ['mail', 'letter', 'in-person'])
})

test('answers owed are listed for the team alone, and what is late says so', async () => {
  const { feedbackId, reference } = await owedFor(nurse)
  await database.owner("update concern_feedback set due_on = '2024-05-03' where feedback_id = $1", [feedbackId])
  const { body } = await site.get('/triage/feedback', practitioner.token)
  assert.match(body, new RegExp(`${reference}[\\s\\S]*working days late`))
  const others = await site.get('/triage/feedback', ofChildren.token)
  assert.ok(!others.body.includes(reference))
  assert.equal((await site.get(`/triage/feedback/${feedbackId}`, ofChildren.token)).statusCode, 404)
  assert.equal((await site.get(`/triage/feedback/${feedbackId}`, chair.token)).statusCode, 403)
})

test('whoever raised a concern reads what they sent and were told, and nobody else does, nor reads the case by it', async () => {
  const { feedbackId, reference } = await owedFor(nurse)
  await give(feedbackId, { told: 'It was received, and a nurse visits tomorrow.' })
  const own = await site.get(`/raised/${reference}`, nurse.token)
  assert.match(own.body, /a nurse visits tomorrow/)
  assert.match(own.body, /Left alone overnight by his paid carers/)
  assert.match((await site.get('/raised', nurse.token)).body, new RegExp(reference))
  for (const other of [colleague, chair, practitioner])
    assert.equal((await site.get(`/raised/${reference}`, other.token)).statusCode, 404)
})

const NOBODY = { name: '', jobTitle: '', organisation: '', email: '', phone: '', mailIsSafe: false }

const owedKinds = async (concernId: string) =>
  (
    await database.owner<{ kind: string; given: boolean }>(
      'select kind, given_at is not null as given from concern_feedback where concern_id = $1 order by kind, given desc',
      [concernId],
    )
  ).map(({ kind, given }) => `${kind} ${given ? 'given' : 'owed'}`)

const owe = (concernId: string, kind: 'decision' | 'outcome') =>
  app.transaction(practitioner.actor, tx => oweFeedback(tx, { concernId, kind, dueOn: app.clock.today() }))

const giveAll = (concernId: string) =>
  database.owner(
    `update concern_feedback set told = 'Told', how = 'phone', given_by = 'x', given_on = '2024-05-03', given_at = now()
     where concern_id = $1 and given_at is null`,
    [concernId],
  )

test('a professional is owed the decision, the changed decision and the outcome', async () => {
  const { concernId } = await receive(app, nurse.actor)
  await giveAll(concernId)
  await owe(concernId, 'decision')
  await owe(concernId, 'decision')
  assert.deepEqual(await owedKinds(concernId), ['decision owed', 'receipt given'])
  await giveAll(concernId)
  await owe(concernId, 'decision')
  await owe(concernId, 'outcome')
  assert.deepEqual(await owedKinds(concernId), ['decision given', 'decision owed', 'outcome owed', 'receipt given'])
})

test('a member of the public is told once that it was looked at, and an anonymous reporter nothing', async () => {
  const neighbour = await receive(app, nurse.actor, referrer({ kind: 'public', organisation: '' }))
  await giveAll(neighbour.concernId)
  await owe(neighbour.concernId, 'decision')
  await giveAll(neighbour.concernId)
  await owe(neighbour.concernId, 'decision')
  await owe(neighbour.concernId, 'outcome')
  assert.deepEqual(await owedKinds(neighbour.concernId), ['decision given', 'receipt given'])
  const anonymous = await receive(app, nurse.actor, referrer({ ...NOBODY, kind: 'anonymous' }))
  await owe(anonymous.concernId, 'decision')
  await owe(anonymous.concernId, 'outcome')
  assert.deepEqual(await owedKinds(anonymous.concernId), [])
})

test('the home page counts answers owed by the reader’s team, without those closed to them or due long ago', async () => {
  const place = await createConcernsPlace(database, 'elsewhere')
  const one = await signInToTeam(database, place)
  const two = await signInToTeam(database, place, 'adult', 'triage-manager')
  const of = ({ actor }: TestPerson) => app.transaction(actor, tx => feedbackDueItems(tx, actor, app.clock.today()))
  assert.deepEqual(await of(one), [])
  await receive(app, one.actor)
  const hidden = await receive(app, one.actor)
  await app.transaction(two.actor, tx =>
    restrictRecord(app, tx, two.actor, {
      record: { kind: 'concern', id: hidden.concernId, reference: hidden.reference },
      reason: 'staff-linked',
      note: '',
      readers: [two.personId],
      reviewOn: app.clock.today().add({ months: 3 }),
    }),
  )
  const [item, ...others] = await of(one)
  assert.equal(others.length, 0)
  assert.equal(item?.title, '1 answer owed to those who raised a concern')
  assert.equal((await of(two))[0]?.title, '2 answers owed to those who raised a concern')
  const later = app.clock.today().add({ days: 14 })
  const [late] = await app.transaction(two.actor, tx => feedbackDueItems(tx, two.actor, later))
  assert.equal(late?.why, '2 of them are late.')
  const longAfter = app.clock.today().add({ days: 60 })
  assert.deepEqual(await app.transaction(two.actor, tx => feedbackDueItems(tx, two.actor, longAfter)), [])
  assert.deepEqual(await of(chair), [])
})
