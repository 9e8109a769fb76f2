import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { add, type Exact, exact, multiply, toDecimal, whole } from '../exact.ts'
import {
  assuranceOf,
  type Cause,
  classOf,
  limitsOf,
  SCREENED_RULE,
  specialCauses,
  VARIATION_RULE,
  variationOf,
} from './variation.ts'

const numbers = (...values: number[]): Exact[] => values.map(value => exact(String(value)))
const limitsFor = (values: readonly Exact[]) => {
  const limits = limitsOf(values)
  assert.ok(limits)
  return limits
}
const printed = (values: readonly Exact[], rule = VARIATION_RULE) => {
  const limits = limitsOf(values, rule)
  return limits && [limits.upper, limits.mean, limits.lower].map(each => toDecimal(each, 2))
}

// From the reference implementation's own account of its outlier screening: 18 points.
const GOLDEN = numbers(1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1)

test('the golden data set gives its published limits to two decimals, screened and not', () => {
  assert.deepEqual(printed(GOLDEN), ['6.95', '1.94', '-3.06'])
  assert.deepEqual(printed(GOLDEN, SCREENED_RULE), ['4.60', '1.94', '-0.72'])
})

test('in the golden data set the fifth point and no other is unusual, screened or not', () => {
  for (const rule of [VARIATION_RULE, SCREENED_RULE]) {
    const { causes } = variationOf(GOLDEN, [], rule)
    assert.deepEqual(
      causes.flatMap((each, index) => (each ? [[index + 1, each.cause, each.side]] : [])),
      [[5, 'outside', 'high']],
    )
  }
})

test('a point is outside only past a limit, not on it', () => {
  const limits = { ...limitsFor(numbers(4, 6, 4, 6)), upper: whole(8), lower: whole(2) }
  const causes = specialCauses(numbers(8, 5, 2, 5, 8.1, 5, 1.9), limits)
  assert.deepEqual(
    causes.map(each => each?.cause === 'outside'),
    [false, false, false, false, true, false, true],
  )
})

test('seven in a row on one side of the average are a run, six are not, and one on the average ends it', () => {
  const limits = limitsFor(numbers(0, 10, 0, 10))
  const causesOf = (...values: number[]) => specialCauses(numbers(...values), limits).map(each => each?.cause)
  assert.deepEqual(causesOf(6, 7, 6, 7, 6, 7), Array(6).fill(undefined))
  assert.deepEqual(causesOf(6, 7, 6, 7, 6, 7, 6), Array(7).fill('run'))
  assert.deepEqual(causesOf(6, 7, 6, 5, 6, 7, 6), Array(7).fill(undefined))
  assert.deepEqual(causesOf(6, 7, 6, 4, 6, 7, 6), Array(7).fill(undefined))
})

test('seven points that only rise are a trend with the first of them; an equal value ends it', () => {
  const limits = limitsFor(numbers(0, 20, 0, 20))
  const causesOf = (...values: number[]) => specialCauses(numbers(...values), limits)
  const rising = causesOf(7, 8, 9, 10, 11, 12, 13)
  assert.deepEqual(
    rising.map(each => [each?.cause, each?.side]),
    Array(7).fill(['trend', 'high']),
  )
  assert.deepEqual(
    causesOf(13, 12, 11, 10, 9, 8, 7).map(each => each?.side),
    Array(7).fill('low'),
  )
  assert.ok(causesOf(7, 8, 9, 10, 11, 12).every(each => each === undefined))
  assert.ok(causesOf(7, 8, 9, 9, 10, 11, 12, 13).every(each => each === undefined))
})

test('two of three near a limit are unusual when all three lie on that side, and the third is not marked', () => {
  // mean 5, limits at 5 ± 26.6, near from 5 ± 17.73
  const limits = limitsFor(numbers(0, 10, 0, 10))
  const causesOf = (...values: number[]) => specialCauses(numbers(...values), limits).map(each => each?.cause)
  assert.deepEqual(causesOf(24, 6, 25), ['two-of-three', undefined, 'two-of-three'])
  assert.deepEqual(causesOf(24, 4, 25), [undefined, undefined, undefined])
  assert.deepEqual(causesOf(24, 6, 6, 25), [undefined, undefined, undefined, undefined])
  assert.deepEqual(causesOf(-14, -13, 4), ['two-of-three', 'two-of-three', undefined])
  assert.deepEqual(causesOf(40, 6, 25), ['outside', undefined, undefined], 'a point outside is not near')
})

test('of several rules the first in the order outside, trend, two of three, run names a point', () => {
  const limits = limitsFor(numbers(0, 10, 0, 10))
  const causes = specialCauses(numbers(6, 7, 8, 9, 24, 25, 40), limits)
  assert.deepEqual(
    causes.map(each => each?.cause),
    ['trend', 'trend', 'trend', 'trend', 'trend', 'trend', 'outside'] satisfies Cause[],
  )
  const both = specialCauses(numbers(24, 25, 6, 7, 6, 7, 6), limits)
  assert.deepEqual(
    both.map(each => each?.cause),
    ['two-of-three', 'two-of-three', 'run', 'run', 'run', 'run', 'run'] satisfies Cause[],
  )
})

test('fewer than five points have no limits, five to eleven have trial limits, twelve have limits', () => {
  const shape = (length: number) =>
    variationOf(Array.from({ length }, (_, index) => whole(index % 3))).stretches.map(({ limits, isTrial }) =>
      limits === undefined ? 'none' : isTrial ? 'trial' : 'full',
    )
  assert.deepEqual([4, 5, 11, 12].map(shape), [['none'], ['trial'], ['trial'], ['full']])
  assert.deepEqual(variationOf([]).causes, [])
})

test('no run, trend or moving range crosses a point that is not known, or the start of a stretch', () => {
  const six = numbers(7, 8, 9, 10, 11, 12)
  const low = numbers(0, 1, 0, 1, 0, 1, 0, 9)
  assert.ok(variationOf([...low, ...six, undefined, whole(13)]).causes.every(each => each?.cause !== 'trend'))
  const joined = variationOf([...six, whole(13), whole(14)])
  assert.ok(joined.causes.every(each => each !== undefined))
  const parted = variationOf([...six, whole(13), whole(14)], [4])
  assert.ok(parted.causes.every(each => each === undefined))
  assert.deepEqual(
    parted.stretches.map(({ from, to, pointCount }) => [from, to, pointCount]),
    [
      [0, 3, 4],
      [4, 7, 4],
    ],
  )
  const apart = limitsOf([whole(1), whole(3), undefined, whole(100), whole(102)])
  assert.ok(apart)
  assert.equal(toDecimal(apart.upper, 2), '56.82', 'the average range is 2, not that of 3 to 100')
})

test('a volume is unusual and never good or bad; where more is better a high one is better', () => {
  const high = { cause: 'run', side: 'high' } as const
  assert.deepEqual(
    (['neutral', 'more-is-better', 'less-is-better'] as const).map(polarity => classOf(high, polarity)),
    ['unusual-high', 'better', 'worse'],
  )
  assert.equal(classOf(undefined, 'less-is-better'), 'ordinary')
})

test('a target past the limits will be missed or met whatever varies; between them, either', () => {
  const limits = limitsFor(numbers(4, 6, 4, 6))
  const ask = (target: number, polarity: 'more-is-better' | 'less-is-better' | 'neutral') =>
    assuranceOf(limits, whole(target), polarity)
  assert.deepEqual(
    [ask(90, 'more-is-better'), ask(90, 'less-is-better'), ask(5, 'more-is-better'), ask(90, 'neutral')],
    ['fails', 'passes', 'either', undefined],
  )
  assert.equal(assuranceOf(undefined, whole(1), 'more-is-better'), undefined)
})

const series = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 5, maxLength: 40 })

test('adding the same to every value moves the limits by it and finds the same points', () => {
  fc.assert(
    fc.property(series, fc.integer({ min: -500, max: 500 }), (values, shift) => {
      const [plain, moved] = [values, values.map(value => value + shift)].map(each => numbers(...each))
      assert.ok(plain && moved)
      assert.deepEqual(variationOf(moved).causes, variationOf(plain).causes)
      assert.deepEqual(limitsFor(moved).upper, add(limitsFor(plain).upper, whole(shift)))
    }),
  )
})

test('multiplying every value scales the limits and finds the same points, and a negative factor turns the sides', () => {
  fc.assert(
    fc.property(series, fc.integer({ min: 1, max: 97 }), fc.integer({ min: 1, max: 97 }), (values, top, bottom) => {
      const plain = numbers(...values)
      const factor = { ...multiply(whole(top), { numerator: 1n, denominator: BigInt(bottom) }) }
      const scaled = plain.map(value => multiply(value, factor))
      assert.deepEqual(variationOf(scaled).causes, variationOf(plain).causes)
      const mirrored = variationOf(plain.map(value => multiply(value, whole(-1)))).causes
      assert.deepEqual(
        mirrored.map(each => each?.cause),
        variationOf(plain).causes.map(each => each?.cause),
      )
    }),
  )
})

test('a series read backwards has the same limits', () => {
  fc.assert(
    fc.property(series, values => {
      assert.deepEqual(limitsOf(numbers(...values)), limitsOf(numbers(...values.toReversed())))
    }),
  )
})
