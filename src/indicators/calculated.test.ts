import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSoFar } from './calculated.ts'
import { pointPeriodInWords } from './measure-series.ts'
import { financialYear } from './period.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const year = financialYear(2023)

test('a year counted now is so far until its last day is over', () => {
  assert.equal(isSoFar(year, { today: day('2024-03-31') }), true)
  assert.equal(isSoFar(year, { today: day('2024-04-01') }), false)
})

test('a year as known at the end of its last day is whole, as known the day before it is so far', () => {
  assert.equal(isSoFar(year, { today: day('2025-01-10'), asAt: day('2024-03-31') }), false)
  assert.equal(isSoFar(year, { today: day('2025-01-10'), asAt: day('2024-03-30') }), true)
})

test('a year that runs says “so far”', () => {
  assert.equal(pointPeriodInWords({ period: year, isSoFar: true }), '1 April 2023 to 31 March 2024 so far')
  assert.equal(pointPeriodInWords({ period: year }), '1 April 2023 to 31 March 2024')
})
