import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  add,
  compare,
  divide,
  exact,
  exactDecimal,
  formatExact,
  formatShort,
  fraction,
  multiply,
  NotANumber,
  parseExact,
  percentageOf,
  roundTo,
  roundToNearest,
  subtract,
  toDecimal,
  whole,
} from './exact.ts'

const big = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n })
const positive = fc.bigInt({ min: 1n, max: 10n ** 9n })
const anyExact = fc.tuple(big, positive).map(([n, d]) => fraction(n, d))

test('a fraction is kept in lowest terms with its sign above the line', () => {
  assert.deepEqual(fraction(6, -8), { numerator: -3n, denominator: 4n })
  assert.deepEqual(fraction(0, 5), { numerator: 0n, denominator: 1n })
  assert.throws(() => fraction(1, 0), NotANumber)
})

test('numbers are read as people and systems print them, and nothing else is', () => {
  const same = ['1603', '1,603', '1603.0', '+1603', ' 1603 '].map(text => parseExact(text))
  for (const value of same) assert.deepEqual(value, whole(1603))
  assert.deepEqual(exact('−57'), whole(-57))
  assert.deepEqual(exact('-.5'), fraction(-1, 2))
  for (const text of ['', '.', '+', '1e3', '1,60', '12%', 'N/A', '1 603', '0x1', '1.', '--1'])
    assert.equal(parseExact(text), undefined, text)
  assert.throws(() => exact('TBC'), NotANumber)
})

test('rounding takes a half away from zero', () => {
  const cases = [
    ['0.5', 0, '1'],
    ['-0.5', 0, '-1'],
    ['2.675', 2, '2.68'],
    ['1.005', 2, '1.01'],
    ['-1.005', 2, '-1.01'],
    ['0.04', 1, '0.0'],
    ['-0.04', 1, '0.0'],
  ] as const
  for (const [text, decimals, expected] of cases) assert.equal(toDecimal(exact(text), decimals), expected, text)
  assert.equal(toDecimal(percentageOf(whole(343), whole(1603)), 1), '21.4')
  assert.deepEqual(roundToNearest(whole(1602), 5), whole(1600))
  assert.deepEqual(roundToNearest(whole(1605), 10), whole(1610))
})

test('numbers for people have separated thousands, a true minus and a sign where asked', () => {
  assert.equal(formatExact(exact('1234567.25'), { decimals: 1 }), '1,234,567.3')
  assert.equal(formatExact(exact('-57'), { decimals: 0, signed: true }), '−57')
  assert.equal(formatExact(exact('7'), { decimals: 0, signed: true }), '+7')
  assert.equal(formatExact(exact('0.01'), { decimals: 1, signed: true }), '0.0')
  assert.equal(formatExact(exact('-0.01'), { decimals: 1, signed: true }), '0.0')
  assert.deepEqual(
    ['15', '16.25', '100', '0.5', '1000'].map(t => formatShort(exact(t), 2)),
    ['15', '16.25', '100', '0.5', '1,000'],
  )
})

test('rounding agrees with integer arithmetic on any fraction', () => {
  fc.assert(
    fc.property(big, positive, fc.integer({ min: 0, max: 6 }), (n, d, decimals) => {
      const scale = 10n ** BigInt(decimals)
      const size = n < 0n ? -n : n
      const down = (size * scale) / d
      const oracle = 2n * (size * scale - down * d) >= d ? down + 1n : down
      assert.deepEqual(roundTo(fraction(n, d), decimals), fraction(n < 0n ? -oracle : oracle, scale))
    }),
  )
})

test('comparing agrees with cross-multiplied integers', () => {
  fc.assert(
    fc.property(big, positive, big, positive, (a, b, c, d) => {
      const oracle = a * d === c * b ? 0 : a * d < c * b ? -1 : 1
      assert.equal(compare(fraction(a, b), fraction(c, d)), oracle)
    }),
  )
})

test('adding and subtracting, multiplying and dividing undo each other', () => {
  fc.assert(
    fc.property(anyExact, anyExact, (a, b) => {
      assert.deepEqual(subtract(add(a, b), b), a)
      if (b.numerator !== 0n) assert.deepEqual(divide(multiply(a, b), b), a)
    }),
  )
})

test('every decimal survives storage exactly, and every printed number reads back', () => {
  fc.assert(
    fc.property(big, fc.integer({ min: 0, max: 8 }), (digits, decimals) => {
      const value = fraction(digits, 10n ** BigInt(decimals))
      assert.deepEqual(exact(toDecimal(value, decimals)), value)
      assert.deepEqual(exact(formatExact(value, { decimals, signed: true })), value)
      assert.deepEqual(exact(exactDecimal(value) ?? ''), value)
    }),
  )
  assert.equal(exactDecimal(fraction(1, 3)), undefined)
})
