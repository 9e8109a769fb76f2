import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ATTEMPT_KINDS, type Attempts, countAttempt, lockOf } from './attempt-limit.ts'

const START = Temporal.Instant.from('2026-11-20T09:00:00Z')

function afterAttempts(count: number): Attempts {
  let attempts = countAttempt('account', undefined, START)
  for (let made = 1; made < count; made++) attempts = countAttempt('account', attempts, START)
  return attempts
}

test('the first four attempts on an account wait for nothing; from the fifth each wait is twice the last, an hour at most', () => {
  const minutes = [4, 5, 6, 7, 8, 9, 10, 11, 12].map(count =>
    afterAttempts(count).lockedUntil?.since(START).total('minutes'),
  )
  assert.deepEqual(minutes, [undefined, 1, 2, 4, 8, 16, 32, 60, 60])
})

test('a day without an attempt wipes the count', () => {
  const attempts = countAttempt('account', afterAttempts(9), START.add({ hours: 25 }))
  assert.deepEqual([attempts.count, attempts.lockedUntil], [1, undefined])
})

test('law: a lock always ends, and never before the attempt that set it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ATTEMPT_KINDS), fc.nat(500), fc.nat(100_000), (kind, count, seconds) => {
      const before: Attempts = { count, lastAt: START, lockedUntil: undefined }
      const now = START.add({ seconds })
      const after = countAttempt(kind, before, now)
      assert.ok(after.count >= 1)
      assert.equal(lockOf(after, now.add({ minutes: 60, seconds: 1 })), undefined)
      assert.equal(lockOf(after, now), after.lockedUntil)
    }),
  )
})
