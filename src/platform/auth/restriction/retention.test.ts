import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDueForDisposal } from './retention.ts'

const today = Temporal.PlainDate.from('2026-11-20')
const yesterday = today.subtract({ days: 1 })

test('a record is due for disposal the day after it was kept until, unless somebody holds it', () => {
  assert.equal(isDueForDisposal({ retainUntil: yesterday, holdCount: 0 }, today), true)
  assert.equal(isDueForDisposal({ retainUntil: today, holdCount: 0 }, today), false)
  assert.equal(isDueForDisposal({ retainUntil: yesterday, holdCount: 1 }, today), false)
  assert.equal(isDueForDisposal({ retainUntil: undefined, holdCount: 0 }, today), false)
})
