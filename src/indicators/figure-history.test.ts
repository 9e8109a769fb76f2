import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whole } from './exact.ts'
import { countChanges } from './figure-history.ts'
import { known } from './value.ts'

const newestFirst = (...values: number[]) => values.toReversed().map(value => ({ observed: known(whole(value)) }))

test('a change is another value: saying the same in other words is none', () => {
  assert.equal(countChanges(newestFirst(), true), 0)
  assert.equal(countChanges(newestFirst(3), true), 0)
  assert.equal(countChanges(newestFirst(3, 3, 4, 4, 3), true), 2)
})

test('that a figure was taken back and none took its place is a change', () => {
  assert.equal(countChanges(newestFirst(3), false), 1)
  assert.equal(countChanges(newestFirst(3, 4), false), 2)
  assert.equal(countChanges([], false), 0)
})
