import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { byar, wilson } from './interval.ts'

const near = (actual: number, expected: number): void =>
  assert.ok(Math.abs(actual - expected) < 1e-9 * Math.max(1, Math.abs(expected)), `${actual} is not ${expected}`)

// Printed in tables of the exact limits of a count (Poisson), which Byar's method comes within a hundredth of from 20 on.
test('the interval of a count is that of Byar’s method', () => {
  const printed = (counted: number) => [byar(counted).low.toFixed(1), byar(counted).high.toFixed(1)]
  near(byar(100).low, 81.36210549052788)
  assert.deepEqual(printed(100), ['81.4', '121.6'])
  assert.deepEqual(printed(20), ['12.2', '30.9'])
  assert.deepEqual(printed(10), ['4.8', '18.4'])
  assert.equal(byar(0).low, 0)
})

// As public health's own indicator methods are tested.
test('the interval of a proportion is that of Wilson’s method', () => {
  near(wilson(100, 10_000).low * 100, 0.8229336148148417)
  near(wilson(100, 10_000).high * 100, 1.2146982255114647)
  assert.equal(wilson(0, 50).low, 0)
  assert.equal(wilson(50, 50).high, 1)
})

test('an interval holds its figure, is never below nothing, and of more cases is narrower', () => {
  fc.assert(
    fc.property(fc.nat(5_000), fc.integer({ min: 1, max: 5_000 }), (a, b) => {
      const [counted, base] = [Math.min(a, b), Math.max(a, b)]
      const share = wilson(counted, base)
      const tenfold = wilson(counted * 10, base * 10)
      assert.ok(
        share.low >= 0 &&
          share.low <= counted / base + 1e-12 &&
          share.high >= counted / base - 1e-12 &&
          share.high <= 1,
      )
      assert.ok(tenfold.high - tenfold.low < share.high - share.low)
      const count = byar(counted)
      assert.ok(count.low >= 0 && count.low <= counted && count.high >= counted)
    }),
  )
})

test('what is no proportion and no count is refused', () => {
  assert.throws(() => wilson(6, 5), RangeError)
  assert.throws(() => wilson(0, 0), RangeError)
  assert.throws(() => byar(-1), RangeError)
})
