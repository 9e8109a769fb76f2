import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codesOf } from './codes.ts'
import {
  ADULT_PATHWAYS,
  allows,
  assertAllows,
  CHILD_PATHWAYS,
  CONCERN_ACTS,
  type ConcernAct,
  type ConcernStanding,
  type Pathway,
} from './concern.ts'
import { LIMB_ANSWERS, type LimbAnswer, opensEnquiry, pathwaysFor } from './decision.ts'
import { mappingOn } from './pathway-mapping.ts'

const waiting: ConcernStanding = { state: undefined, isPaused: false, enquiry: 'none' }
const STANDINGS: Readonly<Record<string, ConcernStanding>> = {
  waiting,
  stopped: { ...waiting, isPaused: true },
  'not met': { ...waiting, state: 'not-met' },
  'screened out': { ...waiting, state: 'screened-out' },
  'enquiry open': { ...waiting, state: 's42-2', enquiry: 'open' },
  'enquiry concluded': { ...waiting, state: 's42-2', enquiry: 'concluded' },
  'enquiry withdrawn': { ...waiting, state: 'not-met', enquiry: 'withdrawn' },
}

const TABLE: Readonly<Record<ConcernAct, readonly string[]>> = {
  decide: ['waiting'],
  'change-decision': ['not met', 'screened out', 'enquiry open', 'enquiry withdrawn'],
  pause: ['waiting'],
  resume: ['stopped'],
  assign: ['waiting', 'stopped'],
  link: Object.keys(STANDINGS),
  note: Object.keys(STANDINGS),
  challenge: ['not met', 'screened out', 'enquiry open', 'enquiry concluded', 'enquiry withdrawn'],
  restrict: Object.keys(STANDINGS),
}

for (const act of codesOf(CONCERN_ACTS)) {
  for (const [name, standing] of Object.entries(STANDINGS)) {
    const may = TABLE[act].includes(name)
    test(`${act} is ${may ? 'allowed' : 'refused, with the reason,'} while a concern is ${name}`, () => {
      const allowed = allows(standing, act)
      if (may) return assert.equal(allowed, true)
      assert.equal(typeof allowed, 'string')
      assert.throws(() => assertAllows(standing, act), /^Refusal: You cannot .+ because .+\.$/)
    })
  }
}

test('the limbs decide which pathways are open: every combination', () => {
  const answers = codesOf(LIMB_ANSWERS)
  const open = (a: LimbAnswer, b: LimbAnswer, c: LimbAnswer) => pathwaysFor({ a, b, c })
  for (const a of answers) {
    for (const b of answers) {
      for (const c of answers) {
        const met = a === 'yes' && b === 'yes' && c === 'yes'
        const failed = [a, b, c].includes('no')
        assert.deepEqual(
          open(a, b, c),
          met ? ['s42-2', 's42-1'] : failed ? ['not-met', 'other-enquiry'] : ['other-enquiry'],
        )
      }
    }
  }
})

test('one decision sets the local pathway and the national class, and only section 42(2) is sent as a section 42 enquiry', () => {
  const { classes } = mappingOn(Temporal.PlainDate.from('2024-03-31'))
  const all: Pathway[] = [...codesOf(ADULT_PATHWAYS), ...codesOf(CHILD_PATHWAYS)]
  assert.deepEqual(
    all.filter(pathway => classes[pathway] === 'section-42-enquiry'),
    ['s42-2'],
  )
  assert.deepEqual(
    all.filter(pathway => opensEnquiry(pathway)),
    ['s42-2', 'other-enquiry'],
  )
  assert.equal(classes['s42-1'], 'concern-only')
  assert.equal(classes['screened-out'], 'not-a-concern')
})
