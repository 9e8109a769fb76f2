import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  civilDay,
  dayAndMonth,
  dayInWords,
  endOfDay,
  momentInWords,
  parseDay,
  startOfDay,
  timeInWords,
  weekdayInWords,
} from './day.ts'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const anyDay = fc.integer({ min: 0, max: 60000 }).map(n => day('1900-01-01').add({ days: n }))

test('days and times are written as people say them', () => {
  assert.equal(dayInWords(day('2024-06-03')), '3 June 2024')
  assert.equal(weekdayInWords(day('2024-05-09')), 'Thursday 9 May 2024')
  assert.equal(dayAndMonth(day('2024-05-09')), '9 May')
  const times = ['16:47', '00:00', '12:00', '09:00', '12:05', '00:30'].map(t => timeInWords(Temporal.PlainTime.from(t)))
  assert.deepEqual(times, ['4:47pm', 'midnight', 'midday', '9am', '12:05pm', '12:30am'])
})

test('every written day reads back as itself', () => {
  fc.assert(
    fc.property(anyDay, d => {
      for (const text of [dayInWords(d), weekdayInWords(d), d.toString(), `${d.day}/${d.month}/${d.year}`])
        assert.equal(parseDay(text)?.toString(), d.toString(), text)
    }),
  )
})

test('a day that does not exist, or whose weekday is wrong, is not read', () => {
  for (const text of ['30 February 2024', '2023-02-29', 'Friday 9 May 2024', '5 Ju 2024', '13/13/2024', 'soon', ''])
    assert.equal(parseDay(text), undefined, text)
  assert.equal(parseDay(' 1st  Jan 2024 ')?.toString(), '2024-01-01')
})

test('the day of a moment is the day in England, summer time included', () => {
  assert.equal(civilDay(Temporal.Instant.from('2024-06-30T23:30:00Z')).toString(), '2024-07-01')
  assert.equal(civilDay(Temporal.Instant.from('2024-12-31T23:30:00Z')).toString(), '2024-12-31')
  assert.equal(momentInWords(Temporal.Instant.from('2024-05-09T15:47:00Z')), '9 May 2024 at 4:47pm')
})

test('a day starts at midnight in England and ends one second before the next, also when the clocks change', () => {
  assert.equal(endOfDay(day('2024-07-01')).toString(), '2024-07-01T22:59:59Z')
  fc.assert(
    fc.property(anyDay, d => {
      const gap = endOfDay(d).until(startOfDay(d.add({ days: 1 })), { largestUnit: 'second' })
      assert.equal(gap.total('seconds'), 1)
    }),
  )
})
