import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineFor } from './crash-report.ts'
import { Refusal } from './errors.ts'

test('a full disk is said plainly, also when it is the cause of another failure', () => {
  const full = Object.assign(new Error('could not extend file'), { code: '53100' })
  for (const error of [full, new Error('migration x failed', { cause: full })]) {
    assert.equal(lineFor(error, undefined), 'The disk is full. Free some space, then try again.')
  }
})

test('a refusal is its own line; a defect is one line with a reference number', () => {
  assert.equal(lineFor(new Refusal('Port 3000 is in use.'), undefined), 'Port 3000 is in use.')
  assert.match(
    lineFor(new Error('no such\nthing', { cause: new Error('why') }), undefined),
    /^Something went wrong that should not: no such \(reference [A-Z]{4}-\d{4}\)$/,
  )
})
