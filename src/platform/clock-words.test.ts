import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockFor } from './clock-rules.ts'
import { type ClockEvents, readClock } from './clock-state.ts'
import { clockInWords } from './clock-words.ts'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const decision = clockFor('adult-decision', day('2024-05-02'))
const says = (today: string, events: ClockEvents = {}): string => clockInWords(readClock(decision, day(today), events))

test('a running clock says its day, its due day and the bank holiday that moved it', () => {
  assert.equal(says('2024-05-08'), 'Day 3 of 4. Due Thursday 9 May 2024. Monday was a bank holiday.')
  assert.equal(says('2024-05-03'), 'Day 1 of 4. Due Thursday 9 May 2024. Monday is a bank holiday.')
  assert.equal(
    says('2024-05-02'),
    'Counting starts Friday 3 May 2024. Due Thursday 9 May 2024. Monday is a bank holiday.',
  )
})

test('several bank holidays are told apart by their dates once they are a week away', () => {
  const review = clockFor('rapid-review', day('2024-03-27'))
  assert.equal(
    clockInWords(readClock(review, day('2024-04-16'))),
    'Day 12 of 15. Due Friday 19 April 2024. Friday 29 March and Monday 1 April were bank holidays.',
  )
  assert.equal(
    clockInWords(readClock(review, day('2024-03-30'))),
    'Day 1 of 15. Due Friday 19 April 2024. Friday was a bank holiday. Monday is a bank holiday.',
  )
})

test('a late clock says by how much', () => {
  assert.equal(says('2024-05-13'), '2 working days late, was due Thursday 9 May 2024.')
  const friday = readClock(clockFor('referral-decision', day('2024-05-09')), day('2024-05-11'))
  assert.equal(clockInWords(friday), 'Late, was due Friday 10 May 2024.')
  const done = says('2024-06-01', { metOn: day('2024-05-10') })
  assert.equal(done, 'Done on Friday 10 May 2024, 1 working day late. Was due Thursday 9 May 2024.')
  assert.equal(
    says('2024-06-01', { metOn: day('2024-05-08') }),
    'Done on Wednesday 8 May 2024, in time. Was due Thursday 9 May 2024.',
  )
})

test('a paused clock says since when and why, and keeps its first due day', () => {
  const pauses = [{ fromOn: day('2024-05-07'), toOn: day('2024-05-08'), reason: 'the family asked for time' }]
  assert.equal(
    says('2024-05-09', { pauses }),
    'Day 2 of 4. Due Monday 13 May 2024. First due Thursday 9 May 2024. Monday was a bank holiday.',
  )
  const open = [{ fromOn: day('2024-05-07'), reason: 'the family asked for time' }]
  assert.equal(says('2024-05-20', { pauses: open }), 'Paused since Tuesday 7 May 2024: the family asked for time.')
})

test('a month clock says how many days are left', () => {
  const review = clockFor('sar-completion', day('2024-01-15'))
  assert.equal(clockInWords(readClock(review, day('2024-07-12'))), '3 days left. Due Monday 15 July 2024.')
  assert.equal(clockInWords(readClock(review, day('2024-07-15'))), 'Last day. Due Monday 15 July 2024.')
  assert.equal(clockInWords(readClock(review, day('2024-07-17'))), '2 days late, was due Monday 15 July 2024.')
})
