import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Actor } from '#platform/auth/actor.ts'
import { restrictRecord } from '#platform/auth/restriction/restrict-record.ts'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, signInAs } from '#platform/testing/site.ts'
import { codesOf } from '../codes.ts'
import { ENQUIRY_ACTS, ENQUIRY_STATES, ENQUIRY_TRANSITIONS, type EnquiryAct, type EnquiryState } from '../enquiry.ts'
import { createConcernsPlace, signInToTeam } from '../testing/concerns.ts'
import { addAction } from './add-action.ts'
import { addNote } from './add-note.ts'
import { recordTransferAnswer } from './answer-transfer.ts'
import { askSomebody } from './ask-somebody.ts'
import { assureAction } from './assure-action.ts'
import type { Change, EnquiryRead } from './change-enquiry.ts'
import { completeAction } from './complete-action.ts'
import { type Closing, concludeEnquiry } from './conclude-enquiry.ts'
import { holdMeeting } from './hold-meeting.ts'
import { offerTransfer } from './offer-transfer.ts'
import { withdrawEnquiry } from './open-enquiry.ts'
import { readEnquiry } from './read-enquiry.ts'
import { recordAnswer } from './record-answer.ts'
import { recordExperience } from './record-experience.ts'
import { recordWish } from './record-wish.ts'
import { reopenEnquiry } from './reopen-enquiry.ts'
import { insertTestEnquiry, type TestEnquiry } from './testing/enquiry-rows.ts'
import { waiveAction } from './waive-action.ts'
import { waiveRequest } from './waive-request.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-05-08T09:00:00Z')))
const ours = await createConcernsPlace(database)
const one = await signInToTeam(database, ours)
const two = await signInToTeam(database, ours)
const manager = await signInToTeam(database, ours, 'adult', 'triage-manager')
const DAY = Temporal.PlainDate.from('2024-05-08')

const newEnquiry = (): Promise<TestEnquiry> => insertTestEnquiry(database, app, ours, one.actor)

interface Row extends Record<string, unknown> {
  readonly state: EnquiryState
  readonly version: number
}
const rowOf = async ({ enquiryId }: TestEnquiry): Promise<Row> => {
  const [row] = await database.owner<Row>('select * from enquiry where enquiry_id = $1', [enquiryId])
  assert.ok(row)
  return row
}
const readNow = async (enquiry: TestEnquiry): Promise<EnquiryRead> => ({
  reference: enquiry.reference,
  version: (await rowOf(enquiry)).version,
})
async function done(change: Promise<Change>): Promise<void> {
  assert.deepEqual(await change, { outcome: 'done' })
}

const MEETING = { plannedFor: undefined, heldOn: DAY, people: 'Adult, social worker', notes: '', lateCause: undefined }
const CLOSING: Closing = {
  conclusion: 'risk-identified-action',
  riskOutcome: 'reduced',
  asked: 'asked-expressed',
  achieved: 'fully',
  lackedCapacity: 'no',
  reason: 'The provider has changed its rota.',
}
const OFFER = { offeredTo: 'The next council', reason: 'It happened there' }
const EXPERIENCE = {
  askedOn: DAY,
  askedOf: 'adult',
  how: 'phone',
  declinedReason: 'Too tired',
  note: '',
  answers: {},
} as const

const ACTS: Readonly<Record<EnquiryAct, (enquiry: TestEnquiry) => Promise<unknown>>> = {
  'hold-planning-meeting': async enquiry => done(holdMeeting(app, one.actor, await readNow(enquiry), MEETING)),
  record: async enquiry => done(addNote(app, one.actor, await readNow(enquiry), 'Telephoned')),
  'offer-transfer': async enquiry => done(offerTransfer(app, one.actor, await readNow(enquiry), OFFER)),
  'accept-transfer': async enquiry => {
    const answer = { isAccepted: true, on: DAY, reason: '' }
    await done(recordTransferAnswer(app, one.actor, await readNow(enquiry), answer))
  },
  'decline-transfer': async enquiry => {
    const answer = { isAccepted: false, on: DAY, reason: 'He has moved back' }
    await done(recordTransferAnswer(app, one.actor, await readNow(enquiry), answer))
  },
  conclude: async enquiry => {
    const closing: Closing = { ...CLOSING, conclusion: 'ceased-at-request', riskOutcome: undefined }
    await done(concludeEnquiry(app, one.actor, await readNow(enquiry), closing))
  },
  reopen: async enquiry => done(reopenEnquiry(app, one.actor, await readNow(enquiry), 'It happened again')),
  'ask-experience': async enquiry => done(recordExperience(app, one.actor, await readNow(enquiry), EXPERIENCE)),
  withdraw: ({ concernId }) =>
    app.transaction(one.actor, tx => withdrawEnquiry(app, tx, one.actor, concernId, 'The decision was changed')),
}

const WAYS: Readonly<Record<EnquiryState, readonly EnquiryAct[]>> = {
  planning: [],
  'under-way': ['hold-planning-meeting'],
  'transfer-offered': ['hold-planning-meeting', 'offer-transfer'],
  transferred: ['offer-transfer', 'accept-transfer'],
  concluded: ['hold-planning-meeting', 'conclude'],
  withdrawn: ['withdraw'],
}

for (const state of codesOf(ENQUIRY_STATES)) {
  test(`of an enquiry that is ${state} the use cases do what the table allows and nothing else`, async () => {
    for (const act of codesOf(ENQUIRY_ACTS)) {
      // To withdraw what is withdrawn already changes nothing and is no mistake.
      if (state === 'withdrawn' && act === 'withdraw') continue
      // Once one was held and the clock stopped, a further meeting is an entry like any other.
      const isFurther = act === 'hold-planning-meeting' && WAYS[state].includes(act)
      const next = ENQUIRY_TRANSITIONS[state][isFurther ? 'record' : act]
      const enquiry = await newEnquiry()
      for (const way of WAYS[state]) await ACTS[way](enquiry)
      if (next === undefined) {
        await assert.rejects(ACTS[act](enquiry), /^Refusal: You cannot .+: the enquiry is .+\.$/, act)
        assert.equal((await rowOf(enquiry)).state, state, act)
        continue
      }
      await ACTS[act](enquiry)
      assert.equal((await rowOf(enquiry)).state, next, act)
    }
  })
}

const settle = ['open', 'done', 'assured', 'waived'] as const
const answer = ['open', 'answered', 'waived'] as const

test('an enquiry closes exactly when each action is assured or waived and each answer in or waived', async () => {
  const input = fc.record({
    actions: fc.array(fc.constantFrom(...settle), { maxLength: 3 }),
    requests: fc.array(fc.constantFrom(...answer), { maxLength: 2 }),
  })
  await fc.assert(
    fc.asyncProperty(input, async ({ actions, requests }) => {
      const enquiry = await newEnquiry()
      await ACTS['hold-planning-meeting'](enquiry)
      for (const [place, end] of actions.entries()) await arrangeAction(enquiry, `Action ${place}`, end)
      for (const [place, end] of requests.entries()) await arrangeRequest(enquiry, `Agency ${place}`, end)
      const against =
        actions.filter(end => end === 'open' || end === 'done').length + requests.filter(end => end === 'open').length
      const change = await concludeEnquiry(app, one.actor, await readNow(enquiry), CLOSING)
      assert.equal(change.outcome, against === 0 ? 'done' : 'refused')
      if (change.outcome === 'refused') assert.equal(Object.keys(change.errors).length, against)
      assert.equal((await rowOf(enquiry)).state, against === 0 ? 'concluded' : 'under-way')
    }),
    { numRuns: 25 },
  )
})

async function arrangeAction(enquiry: TestEnquiry, what: string, end: (typeof settle)[number]): Promise<void> {
  const action = { what, agencyId: undefined, ownerId: undefined, owner: 'Hollin Home Care', dueOn: DAY }
  await done(addAction(app, one.actor, await readNow(enquiry), action))
  const [row] = await database.owner<{ action_id: string }>(
    'select action_id from enquiry_action where enquiry_id = $1 and what = $2',
    [enquiry.enquiryId, what],
  )
  const id = row?.action_id ?? ''
  if (end === 'waived') await done(waiveAction(app, one.actor, await readNow(enquiry), id, 'No longer needed'))
  if (end === 'done' || end === 'assured')
    await done(completeAction(app, one.actor, await readNow(enquiry), id, { on: DAY, note: 'Done' }))
  if (end === 'assured')
    await done(assureAction(app, two.actor, await readNow(enquiry), id, { on: DAY, how: 'Saw the rota' }))
}

async function arrangeRequest(enquiry: TestEnquiry, askedOf: string, end: (typeof answer)[number]): Promise<string> {
  const request = { agencyId: undefined, askedOf, email: '', question: 'What do you know?', told: '', dueOn: DAY }
  await done(askSomebody(app, one.actor, await readNow(enquiry), request))
  const [row] = await database.owner<{ request_id: string }>(
    'select request_id from enquiry_request where enquiry_id = $1 and asked_of = $2',
    [enquiry.enquiryId, askedOf],
  )
  const id = row?.request_id ?? ''
  if (end === 'waived') await done(waiveRequest(app, one.actor, await readNow(enquiry), id, 'Known already'))
  const given = { cameOn: DAY, answer: 'Nothing', givenBy: askedOf, correction: '' }
  if (end === 'answered') await done(recordAnswer(app, one.actor, await readNow(enquiry), id, given))
  return id
}

test('a closed enquiry keeps its conclusion, owes the outcome and is to be asked about in eight weeks', async () => {
  const enquiry = await newEnquiry()
  await ACTS['hold-planning-meeting'](enquiry)
  await done(concludeEnquiry(app, one.actor, await readNow(enquiry), CLOSING))
  const [row] = await database.owner(
    `select conclusion, experience_due_on::text, retain_until::text from enquiry where enquiry_id = $1`,
    [enquiry.enquiryId],
  )
  assert.deepEqual(row, {
    conclusion: 'risk-identified-action',
    experience_due_on: '2024-07-03',
    retain_until: '2032-05-08',
  })
  const owed = await database.owner(
    `select kind, due_on::text from concern_feedback where concern_id = $1 and kind = 'outcome'`,
    [enquiry.concernId],
  )
  assert.deepEqual(owed, [{ kind: 'outcome', due_on: '2024-05-10' }])
  await ACTS.reopen(enquiry)
  await done(concludeEnquiry(app, one.actor, await readNow(enquiry), { ...CLOSING, riskOutcome: 'removed' }))
  const kept = await database.owner(
    `select version, risk_outcome from enquiry_conclusion where enquiry_id = $1 order by version`,
    [enquiry.enquiryId],
  )
  assert.deepEqual(kept, [
    { version: 1, risk_outcome: 'reduced' },
    { version: 2, risk_outcome: 'removed' },
  ])
})

test('nobody assures what they recorded as done themselves', async () => {
  const enquiry = await newEnquiry()
  await arrangeAction(enquiry, 'Fit a key safe', 'done')
  const [row] = await database.owner<{ action_id: string }>(
    'select action_id from enquiry_action where enquiry_id = $1',
    [enquiry.enquiryId],
  )
  const how = { on: DAY, how: 'I did it' }
  const refused = await assureAction(app, one.actor, await readNow(enquiry), row?.action_id ?? '', how)
  assert.equal(refused.outcome, 'refused')
})

test('a planning meeting held later than due needs its cause', async () => {
  const enquiry = await insertTestEnquiry(database, app, ours, one.actor, '2024-04-15', '2024-04-29')
  const late = await holdMeeting(app, one.actor, await readNow(enquiry), MEETING)
  assert.deepEqual(late, {
    outcome: 'refused',
    errors: { lateCause: 'The meeting was due by 29 April 2024: select why it was late' },
  })
  await done(holdMeeting(app, one.actor, await readNow(enquiry), { ...MEETING, lateCause: 'waiting-for-police' }))
})

test('an outcome changed in the adult’s words stays on record beside what it was', async () => {
  const enquiry = await newEnquiry()
  const wish = { words: 'Somebody here at night', saidBy: 'adult', saidOn: DAY, achieved: undefined, note: '' } as const
  await done(recordWish(app, one.actor, await readNow(enquiry), { ...wish, act: 'wished' }))
  const [first] = await database.owner<{ wish_id: string }>('select wish_id from enquiry_wish where enquiry_id = $1', [
    enquiry.enquiryId,
  ])
  const changed = { ...wish, act: 'changed', words: 'My daughter here at night', note: 'She offered' } as const
  const previous = { id: first?.wish_id ?? '', version: 1 }
  await done(recordWish(app, one.actor, await readNow(enquiry), changed, previous))
  const kept = await database.owner('select version, words from enquiry_wish where wish_id = $1 order by version', [
    previous.id,
  ])
  assert.deepEqual(kept, [
    { version: 1, words: 'Somebody here at night' },
    { version: 2, words: 'My daughter here at night' },
  ])
})

test('of two who change an enquiry at once one wins, and the other is told what changed', async () => {
  const enquiry = await newEnquiry()
  const read = await readNow(enquiry)
  const both = await Promise.all([
    addNote(app, one.actor, read, 'From the first'),
    addNote(app, two.actor, read, 'From the second'),
  ])
  assert.deepEqual(both.map(({ outcome }) => outcome).toSorted(), ['changed', 'done'])
  const told = both.find(change => change.outcome === 'changed')
  assert.deepEqual(
    told?.since.map(({ kind, words }) => ({ kind, words })),
    [{ kind: 'note', words: 'Added a note' }],
  )
  const notes = await database.owner(`select 1 from enquiry_event where enquiry_id = $1 and kind = 'note'`, [
    enquiry.enquiryId,
  ])
  assert.equal(notes.length, 1)
})

const opens = (actor: Actor, { reference }: TestEnquiry): Promise<unknown> =>
  readEnquiry(app, actor, { reference, part: 'summary' }, async () => undefined)

test('who is in another team, or from whom the concern is restricted, finds no enquiry and can change none', async () => {
  const enquiry = await newEnquiry()
  const child = await signInToTeam(database, ours, 'child')
  const chair = await signInAs(database, { ...ours, roles: ['independent-chair'] })
  await opens(one.actor, enquiry)
  await assert.rejects(opens(child.actor, enquiry), /^NotFound/)
  await assert.rejects(opens(chair.actor, enquiry), /permission denied/)

  await app.transaction(manager.actor, tx =>
    restrictRecord(app, tx, manager.actor, {
      record: { kind: 'concern', id: enquiry.concernId, reference: 'AC-2024-22222' },
      reason: 'staff-linked',
      note: '',
      readers: [two.personId],
      reviewOn: DAY.add({ months: 3 }),
    }),
  )
  await opens(two.actor, enquiry)
  await assert.rejects(opens(one.actor, enquiry), /^NotFound/)
  const before = await readNow(enquiry)
  await assert.rejects(addNote(app, one.actor, before, 'I may not'), /^NotFound/)
  assert.deepEqual(await readNow(enquiry), before)
  const refusals = await database.owner(
    `select actor from audit_event where event = 'record-refused' and subject->>'record' = $1 order by happened_at`,
    [enquiry.concernId],
  )
  assert.deepEqual(refusals, [{ actor: child.actor.id }, { actor: one.actor.id }, { actor: one.actor.id }])
})

test('each reading and each change of an enquiry is in the audit trail', async () => {
  const enquiry = await newEnquiry()
  await opens(one.actor, enquiry)
  await ACTS.record(enquiry)
  const trail = await database.owner<{ event: string }>(
    `select event from audit_event where subject->>'enquiry' = $1 order by happened_at`,
    [enquiry.enquiryId],
  )
  assert.deepEqual(
    trail.map(({ event }) => event),
    ['enquiry-read', 'enquiry-note'],
  )
})
