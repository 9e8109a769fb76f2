import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comparedYears } from '../../compared-years.ts'
import { tallyOf } from '../../tally.ts'
import type { Fact } from '../../totals.store.ts'
import { CONVERSION, DISPOSITION, remainderOf, rowsOf, shareInWords } from './figure-rows.ts'

const years = (today: string, asked?: number) => comparedYears(Temporal.PlainDate.from(today), asked)

test('a running year is compared in whole months with the same months of the year before', () => {
  const { year, now, before, isRunning } = years('2024-06-03')
  assert.deepEqual(
    [year.name, now.name, before.name, isRunning],
    ['2024-25', '2024-04..2024-05', '2023-04..2023-05', true],
  )
})

test('in its first month a year has nothing to compare, so the year before is shown whole', () => {
  const { now, before, isRunning } = years('2024-04-20')
  assert.deepEqual([now.name, before.name, isRunning], ['2023-24', '2022-23', false])
  assert.equal(years('2026-11-22', 2022).now.name, '2022-23')
  assert.equal(years('2024-06-03', 2030).year.name, '2024-25')
})

const total = (fact: Fact, month: string, count: number) => ({
  fact,
  dimension: '' as const,
  value: '',
  month: Temporal.PlainDate.from(month),
  count,
})

test('the parts of all concerns add up, the local and the national rate differ by other enquiries, and a gap is seen', () => {
  const tally = tallyOf([
    total('received', '2024-04-01', 10),
    total('received', '2023-04-01', 4),
    total('s42-2', '2024-04-01', 2),
    total('other-enquiry', '2024-05-01', 1),
    total('not-met', '2024-04-01', 3),
    total('awaiting', '2024-05-01', 4),
  ])
  const { now, before } = years('2024-06-03')
  const parts = rowsOf(DISPOSITION, tally, now, before)
  assert.equal(remainderOf(parts, tally.of('received', now)), 0)
  assert.equal(remainderOf(parts.slice(1), 10), 2)
  const [local, national] = rowsOf(CONVERSION, tally, now, before)
  assert.deepEqual(local?.now, { count: 2, base: 10 })
  assert.deepEqual(national?.now, { count: 3, base: 10 })
  assert.deepEqual(local?.before, { count: 0, base: 4 })
})

test('a share is said with its base, rounded half up, and a share of nothing is said in words', () => {
  assert.equal(shareInWords({ count: 343, base: 1603 }), '343 of 1,603 (21.4%)')
  assert.equal(shareInWords({ count: 1, base: 16 }), '1 of 16 (6.3%)')
  assert.equal(shareInWords({ count: 1, base: 2000 }), '1 of 2,000 (0.1%)')
  assert.equal(shareInWords({ count: 0, base: 0 }), 'None to count')
  assert.equal(shareInWords({ count: 1603, base: undefined }), '1,603')
})
