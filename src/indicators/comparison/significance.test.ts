import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exact, whole } from '../exact.ts'
import { known, percentage, valueOfParts } from '../value.ts'
import { intervalOf, verdictInWords, verdictOn } from './significance.ts'

const rate = (counted: number, base: number) => {
  const [numerator, denominator] = [whole(counted), whole(base)]
  return { state: 'value' as const, value: valueOfParts('per-10000', numerator, denominator), numerator, denominator }
}

test('a difference is larger than chance where the other figure lies outside the interval of one’s own', () => {
  const rereferrals = intervalOf('percentage', percentage(whole(137), whole(821)))
  assert.equal(rereferrals?.low.toFixed(1), '14.3')
  assert.equal(rereferrals?.high.toFixed(1), '19.4')
  assert.equal(verdictOn(rereferrals, exact('22.4')), 'lower')
  assert.equal(verdictOn(rereferrals, exact('14.0')), 'higher')
  assert.equal(verdictOn(rereferrals, exact('18.9')), 'alike')
})

test('a rate of a population has the interval of its count', () => {
  const lookedAfter = intervalOf('per-10000', rate(217, 36_554))
  assert.equal(lookedAfter?.low.toFixed(1), '51.7')
  assert.equal(lookedAfter?.high.toFixed(1), '67.8')
  assert.equal(verdictOn(lookedAfter, whole(70)), 'lower')
})

test('without a base nothing is said of chance', () => {
  assert.equal(intervalOf('percentage', known(exact('22.6'))), undefined)
  assert.equal(intervalOf('percentage', { state: 'suppressed' }), undefined)
  assert.equal(intervalOf('count', known(whole(141))), undefined)
  assert.equal(verdictOn(undefined, whole(1)), 'unknown')
  assert.match(verdictInWords('unknown', 'England'), /cannot be said/)
  assert.equal(verdictInWords('higher', 'England'), 'Higher than England: the difference is larger than chance.')
})
