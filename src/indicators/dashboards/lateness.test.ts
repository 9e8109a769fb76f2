import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePeriod } from '../period.ts'
import { lateFigure, rhythmOf } from './lateness.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const late = (cadence: string, newest: string, today: string, until = today) => {
  const found = lateFigure({ cadence }, parsePeriod(newest), { today: day(today), until: day(until) })
  return found && [found.period.name, found.dueOn.toString(), found.days]
}

test('a month’s figure is late from the thirty-first day after its end, and it is said since when', () => {
  assert.equal(late('monthly', '2024-02', '2024-04-30'), undefined)
  assert.deepEqual(late('monthly', '2024-02', '2024-05-01'), ['2024-03', '2024-04-30', 1])
  assert.deepEqual(late('monthly', '2023-11', '2024-05-10'), ['2023-12', '2024-01-30', 101])
})

test('what is looked for is of the kind that was sent: months, twelve months, quarters, years or a day’s stock', () => {
  assert.equal(late('monthly, twelve months rolling', '12m-to-2024-03', '2024-06-15')?.[0], '12m-to-2024-04')
  assert.equal(late('quarterly', '2023-24-Q3', '2024-05-20')?.[0], '2023-24-Q4')
  assert.equal(late('quarterly', '2023-24-Q4', '2024-09-20')?.[0], '2024-25-Q1')
  assert.equal(late('quarterly', '2023-24-Q3', '2024-05-10'), undefined)
  assert.equal(late('yearly', '2022-23', '2024-08-01')?.[0], '2023-24')
  assert.equal(late('yearly', '2022-23', '2024-07-01'), undefined)
  assert.equal(late('yearly', '2023-03-31', '2024-08-01')?.[0], '2024-03-31')
  assert.equal(late('yearly', '12m-to-2022-12', '2024-08-01')?.[0], '12m-to-2023-12')
})

test('a dashboard that ends on an earlier day looks only for what it would show', () => {
  assert.equal(late('monthly', '2024-03', '2026-11-23', '2024-03-31'), undefined)
  assert.deepEqual(late('monthly', '2024-01', '2026-11-23', '2024-03-31')?.slice(0, 2), ['2024-02', '2024-03-30'])
})

test('what comes without a rhythm is never late', () => {
  assert.equal(rhythmOf({ cadence: 'as reviews are published' }), undefined)
  assert.equal(late('as reviews are published', '2020-21', '2026-11-23'), undefined)
})
