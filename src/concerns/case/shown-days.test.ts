import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ClockDay } from '#platform/ui/clock-strip.ts'
import { shownDays } from './shown-days.ts'

/** A clock of so many days whose last day is the one numbered; those after it are late. */
const clock = (length: number, last: number): ClockDay[] =>
  Array.from({ length }, (_, index) => ({
    label: `day ${index}`,
    isLast: index === last,
    state: index > last ? 'past' : 'used',
  }))

test('a picture has few squares, in order: the first, the last day and the end, and counts every day that it leaves out', () => {
  const anyClock = fc.tuple(fc.integer({ min: 2, max: 400 }), fc.nat()).map(([length, n]) => clock(length, n % length))
  fc.assert(
    fc.property(anyClock, days => {
      const shown = shownDays(days)
      assert.ok(shown.length <= 16)
      const drawn = shown.filter(({ state }) => state !== 'gap')
      assert.deepEqual(
        drawn.map(day => days.indexOf(day)),
        drawn.map(day => days.indexOf(day)).toSorted((one, other) => one - other),
      )
      for (const needed of [days[0], days.find(({ isLast }) => isLast), days.at(-1)])
        assert.ok(needed && drawn.includes(needed))
      const counted = shown
        .filter(({ state }) => state === 'gap')
        .reduce((sum, { label }) => sum + Number.parseInt(label, 10), 0)
      assert.equal(drawn.length + counted, days.length)
    }),
  )
})

test('a clock that is far past its day is drawn in fourteen squares at most, and one that runs with all its days', () => {
  assert.ok(shownDays(clock(90, 5)).length <= 14)
  assert.equal(shownDays(clock(15, 14)).length, 15)
})
