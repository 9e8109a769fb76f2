import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codesOf } from './codes.ts'
import { after, type ClosingFacts, ENQUIRY_ACTS, ENQUIRY_STATES, type EnquiryState, whyNotClose } from './enquiry.ts'

const TABLE: Readonly<Record<EnquiryState, Readonly<Record<string, EnquiryState>>>> = {
  planning: {
    'hold-planning-meeting': 'under-way',
    record: 'planning',
    'offer-transfer': 'transfer-offered',
    conclude: 'concluded',
    withdraw: 'withdrawn',
  },
  'under-way': {
    record: 'under-way',
    'offer-transfer': 'transfer-offered',
    conclude: 'concluded',
    withdraw: 'withdrawn',
  },
  'transfer-offered': { record: 'transfer-offered', 'accept-transfer': 'transferred', 'decline-transfer': 'under-way' },
  transferred: {},
  concluded: { reopen: 'under-way', 'ask-experience': 'concluded' },
  withdrawn: {},
}

for (const state of codesOf(ENQUIRY_STATES)) {
  for (const act of codesOf(ENQUIRY_ACTS)) {
    const next = TABLE[state][act]
    test(`${act} from ${state} ${next ? `leads to ${next}` : 'is refused'}`, () => {
      if (next) return assert.equal(after(state, act, true), next)
      assert.throws(() => after(state, act, true), /^Refusal: You cannot .+: the enquiry is .+\.$/)
    })
  }
}

test('an enquiry that was never planned goes back to being planned', () => {
  assert.equal(after('transfer-offered', 'decline-transfer', false), 'planning')
  assert.equal(after('concluded', 'reopen', false), 'planning')
  assert.equal(after('planning', 'hold-planning-meeting', false), 'under-way')
})

const facts: ClosingFacts = {
  conclusion: 'risk-identified-action',
  riskOutcome: 'reduced',
  asked: 'asked-expressed',
  achieved: 'fully',
  lackedCapacity: 'no',
}
const done = { isPlanned: true, openActions: [], openRequests: [] }

test('an enquiry closes when nothing stands against it', () => assert.deepEqual(whyNotClose(facts, done), []))

test('an enquiry does not close while an action is neither assured nor waived', () => {
  assert.deepEqual(whyNotClose(facts, { ...done, openActions: ['Review the care plan'] }), [
    'The action “Review the care plan” has been neither assured nor waived.',
  ])
})

test('an enquiry does not close without a planning meeting, unless it ceased at the adult’s request', () => {
  assert.equal(whyNotClose(facts, { ...done, isPlanned: false }).length, 1)
  const ceased = { ...facts, conclusion: 'ceased-at-request', riskOutcome: undefined } as const
  assert.deepEqual(whyNotClose(ceased, { ...done, isPlanned: false }), [])
})

test('what became of the risk, the outcomes and the advocate is said where it applies and only there', () => {
  assert.equal(whyNotClose({ ...facts, riskOutcome: undefined }, done).length, 1)
  assert.equal(whyNotClose({ ...facts, conclusion: 'no-risk-action' }, done).length, 1)
  assert.equal(whyNotClose({ ...facts, achieved: undefined }, done).length, 1)
  assert.equal(whyNotClose({ ...facts, asked: 'not-asked' }, done).length, 1)
  assert.equal(whyNotClose({ ...facts, lackedCapacity: 'yes' }, done).length, 1)
  assert.equal(whyNotClose({ ...facts, supportedByAdvocate: 'yes' }, done).length, 1)
})
