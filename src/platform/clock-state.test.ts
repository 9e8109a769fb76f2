import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { clockFor } from './clock-rules.ts'
import { type ClockEvents, readClock } from './clock-state.ts'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
// Due Thursday 9 May 2024
const decision = clockFor('adult-decision', day('2024-05-02'))
const state = (today: string, events: ClockEvents = {}) => readClock(decision, day(today), events).state
const reason = 'waiting for the family'

test('a clock runs to the end of its due day, then is breached', () => {
  assert.deepEqual(
    ['2024-05-02', '2024-05-09', '2024-05-10'].map(today => state(today)),
    ['running', 'running', 'breached'],
  )
})

test('a clock met on its due day is met; the day after it is met late, and stays so', () => {
  assert.equal(state('2024-09-01', { metOn: day('2024-05-09') }), 'met')
  assert.equal(state('2024-09-01', { metOn: day('2024-05-10') }), 'met-late')
})

test('a clock that does not apply or was replaced is neither late nor met', () => {
  assert.equal(state('2024-09-01', { ended: 'not-applicable' }), 'not-applicable')
  assert.equal(state('2024-09-01', { ended: 'superseded', metOn: day('2024-05-03') }), 'superseded')
})

test('it turns amber once four fifths of its days have gone, or the share that is set', () => {
  const close = (today: string, percent?: number) => readClock(decision, day(today), {}, percent).close
  assert.deepEqual([close('2024-05-08'), close('2024-05-09'), close('2024-05-08', 75)], [false, true, true])
  const review = clockFor('single-assessment', day('2024-02-19'))
  assert.deepEqual(
    ['2024-04-12', '2024-04-15'].map(d => readClock(review, day(d)).elapsed),
    [37, 38],
  )
  assert.ok(readClock(clockFor('rapid-review', day('2024-06-03')), day('2024-06-19')).close)
})

test('days of a pause do not count, and move the due day by as many working days', () => {
  const pauses = [{ fromOn: day('2024-05-07'), toOn: day('2024-05-08'), reason }]
  const reading = readClock(decision, day('2024-05-13'), { pauses })
  assert.equal(reading.dueOn.toString(), '2024-05-13')
  assert.equal(reading.originalDueOn.toString(), '2024-05-09')
  assert.deepEqual([reading.state, reading.elapsed, reading.total], ['running', 4, 4])
  assert.equal(state('2024-05-14', { pauses }), 'breached')
})

test('overlapping pauses are counted once', () => {
  const pauses = [
    { fromOn: day('2024-05-07'), toOn: day('2024-05-08'), reason },
    { fromOn: day('2024-05-08'), toOn: day('2024-05-08'), reason },
  ]
  assert.equal(readClock(decision, day('2024-05-13'), { pauses }).dueOn.toString(), '2024-05-13')
})

test('an open pause holds the clock until it ends, unless it began after the due day', () => {
  assert.equal(state('2024-12-02', { pauses: [{ fromOn: day('2024-05-09'), reason }] }), 'paused')
  assert.equal(state('2024-05-17', { pauses: [{ fromOn: day('2024-05-10'), reason }] }), 'breached')
  assert.equal(state('2024-05-07', { pauses: [{ fromOn: day('2024-05-08'), reason }] }), 'running')
})

test('an agreed extension decides, and the first due day is kept', () => {
  const reading = readClock(decision, day('2024-05-17'), { extendedTo: day('2024-05-20') })
  assert.deepEqual([reading.state, reading.originalDueOn.toString()], ['running', '2024-05-09'])
})

test('a statutory clock cannot be paused', () => {
  const clock = clockFor('rapid-review', day('2024-05-02'))
  const pauses = [{ fromOn: day('2024-05-07'), reason }]
  assert.throws(() => readClock(clock, day('2024-05-08'), { pauses }), { name: 'NotPausable' })
})

test('a pause never brings the due day forward, and a finished clock never changes with the day it is read', () => {
  const anyDay = fc.integer({ min: -5, max: 40 }).map(n => day('2024-05-02').add({ days: n }))
  fc.assert(
    fc.property(anyDay, fc.nat(10), anyDay, anyDay, (fromOn, length, metOn, today) => {
      const pauses = [{ fromOn, toOn: fromOn.add({ days: length }), reason }]
      const { dueOn } = readClock(decision, today, { pauses })
      assert.ok(Temporal.PlainDate.compare(dueOn, decision.dueOn) >= 0)
      const later = readClock(decision, today.add({ days: 90 }), { metOn, pauses })
      assert.equal(readClock(decision, today, { metOn, pauses }).state, later.state)
    }),
  )
})
