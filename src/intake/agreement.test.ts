import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ACCEPTANCES, type Agreement, agreementOn, asksSecondPerson, inForce } from './agreement.ts'

const line = (version: number, agencyId: string | undefined, acceptance: Agreement['acceptance']): Agreement => ({
  format: 'kpi-matrix',
  version,
  agencyId,
  acceptance,
  reference: '',
  setByName: 'Somebody',
  setAt: Temporal.Instant.from('2024-06-02T10:00:00Z'),
})

test('without any agreement no second person is asked for', () => {
  assert.equal(asksSecondPerson(agreementOn([], 'a')), false)
})

test('an agency’s own line counts before that for all, until it ends', () => {
  const all = line(1, undefined, 'second-person')
  const own = line(2, 'a', 'anybody-who-approves')
  const end = line(3, 'a', 'as-for-all-agencies')
  assert.deepEqual([agreementOn([own, all], 'a'), agreementOn([own, all], 'b')], [own, all])
  assert.equal(agreementOn([own, all], undefined), all)
  assert.equal(agreementOn([end, own, all], 'a'), all)
  assert.deepEqual(inForce([own, all]), [all, own])
})

test('the newest version that names the agency, else the newest for all, decides', () => {
  const change = fc.record({
    agencyId: fc.constantFrom(undefined, 'a', 'b'),
    acceptance: fc.constantFrom(...ACCEPTANCES),
  })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), fc.constantFrom(undefined, 'a', 'b'), (changes, asked) => {
      const versions = changes
        .filter(({ agencyId, acceptance }) => agencyId !== undefined || acceptance !== 'as-for-all-agencies')
        .map(({ agencyId, acceptance }, index) => line(index + 1, agencyId, acceptance))
        .toReversed()
      const own = asked === undefined ? undefined : versions.find(({ agencyId }) => agencyId === asked)
      const expected =
        own && own.acceptance !== 'as-for-all-agencies' ? own : versions.find(({ agencyId }) => agencyId === undefined)
      assert.equal(agreementOn(versions, asked), expected)
    }),
  )
})
