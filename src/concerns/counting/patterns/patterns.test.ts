import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findPatterns, type Subject } from './patterns.ts'

const subject = (
  given: Partial<Subject> & { readonly monthly?: readonly [before: number, lately: number] },
): Subject => {
  const [before, lately] = given.monthly ?? [2, 2]
  return {
    kind: 'provider',
    id: 'a',
    name: 'A',
    months: [...Array<number>(12).fill(before), ...Array<number>(12).fill(lately)],
    decided: 0,
    notMet: 0,
    ...given,
  }
}
const rulesOf = (...subjects: Subject[]): string[] =>
  findPatterns(subjects).map(({ rule, subject: { id } }) => `${id} ${rule}`)

test('an organisation that reported steadily and then not once in three months has fallen silent', () => {
  const months = [...Array<number>(21).fill(1), 0, 0, 0]
  assert.deepEqual(rulesOf(subject({ months })), ['a sudden-silence'])
  assert.deepEqual(rulesOf(subject({ months: months.with(23, 1) })), [])
  assert.deepEqual(rulesOf(subject({ months: Array<number>(24).fill(0) })), [])
})

test('half as many as the year before is far fewer, twice as many far more, and small numbers say nothing', () => {
  assert.deepEqual(rulesOf(subject({ monthly: [2, 1] })), ['a fewer-than-before'])
  assert.deepEqual(rulesOf(subject({ monthly: [1, 2] })), ['a more-than-before'])
  assert.deepEqual(rulesOf(subject({ monthly: [2, 2] })), [])
  assert.deepEqual(rulesOf(subject({ months: [...Array<number>(20).fill(0), 1, 1, 1, 1] })), [])
})

test('a provider is compared with what is usual for its kind and size, where there are enough of its kind', () => {
  const size = { kind: 'nursing-home', places: 20 }
  const peers = ['p', 'q', 'r'].map(id => subject({ id, name: id, size }))
  assert.deepEqual(rulesOf(...peers, subject({ size, monthly: [5, 5] })), ['a many-for-its-size'])
  assert.deepEqual(rulesOf(...peers, subject({ size: { ...size, places: 100 }, monthly: [1, 1] })), [
    'a few-for-its-size',
  ])
  assert.deepEqual(rulesOf(...peers.slice(1), subject({ size, monthly: [5, 5] })), [])
})

test('ten decided and none that met the criteria is a pattern; one that met them, or nine decided, is none', () => {
  assert.deepEqual(rulesOf(subject({ decided: 10, notMet: 10 })), ['a never-meets-criteria'])
  assert.deepEqual(rulesOf(subject({ decided: 10, notMet: 9 })), [])
  assert.deepEqual(rulesOf(subject({ decided: 9, notMet: 9 })), [])
})

test('more than three times as many concerns in one provider’s care as in the average one’s is a concentration', () => {
  const others = Array.from({ length: 12 }, (_, at) =>
    subject({ kind: 'place', id: `p${at}`, name: `p${at}`, monthly: [1, 1] }),
  )
  assert.deepEqual(rulesOf(...others, subject({ kind: 'place', monthly: [5, 5] })), ['a concentrated'])
  assert.deepEqual(rulesOf(...others), [])
})

test('no pattern rests on a number so small that it could point to a person', () => {
  const small = fc.record({
    months: fc.array(fc.nat(1), { minLength: 24, maxLength: 24 }),
    decided: fc.nat(9),
    notMet: fc.nat(9),
  })
  fc.assert(
    fc.property(small, given => {
      for (const { found } of findPatterns([subject(given)]))
        assert.ok(
          [...found.matchAll(/\d+/g)].some(([number]) => Number(number) >= 6),
          found,
        )
    }),
  )
})
