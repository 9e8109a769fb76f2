import assert from 'node:assert/strict'
import { test } from 'node:test'
import { breaksOff, isFromRecords, isSoFar } from './calculated.ts'
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

const from = (begin: string, end?: string) => ({ begin: day(begin), end: end === undefined ? undefined : day(end) })

test('a figure is worked out from records that cover its period whole, and where nobody supplied one from some', () => {
  const cases: readonly [cover: ReturnType<typeof from>[], isSupplied: boolean, wanted: boolean][] = [
    [[], false, false],
    [[from('2023-04-01')], true, true],
    [[from('2023-06-01')], true, false],
    [[from('2023-06-01')], false, true],
    [[from('2024-04-01')], false, false],
    [[from('2022-04-01', '2024-03-31')], true, true],
    [[from('2023-04-01', '2024-03-30')], true, false],
    [[from('2023-04-01', '2023-09-30')], false, true],
    [[from('2021-04-01', '2022-03-31'), from('2024-04-01')], false, false],
  ]
  for (const [cover, isSupplied, wanted] of cases)
    assert.equal(isFromRecords(year, cover, isSupplied), wanted, `${cover.map(each => each.begin)} ${isSupplied}`)
  assert.equal(isFromRecords(year, 'always', true), true)
})

test('records that end before a period does break off in it', () => {
  assert.equal(breaksOff([from('2023-04-01', '2023-09-30')], year), true)
  assert.equal(breaksOff([from('2023-06-01')], year), false)
  assert.equal(breaksOff([from('2023-04-01', '2024-03-31')], year), false)
})
