import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { ROLES } from '#platform/auth/roles.ts'
import { catalogue } from '../src/catalogue.ts'
import { stateInWords, VALUE_STATES } from '../src/indicators/value.ts'
import { GROUP_KINDS } from '../src/partnership/structure.ts'
import { STATUS_WORDS } from '../src/report/report.ts'

// Line breaks are spaces there, and a sentence may begin with any of these words.
const words = readFileSync('docs/words.md', 'utf8').replace(/\s+/g, ' ').toLowerCase()
const missing = (list: readonly string[]): string[] => list.filter(word => !words.includes(word.toLowerCase()))

test('docs/words.md names every role, every kind of group and every status of a report', () => {
  assert.deepEqual(
    missing([...Object.values(ROLES), ...Object.values(GROUP_KINDS), ...Object.values(STATUS_WORDS)]),
    [],
  )
})

test('docs/words.md names every state of a figure, as the code and as a page says it', () => {
  assert.deepEqual(missing([...VALUE_STATES.map(state => `\`${state}\``), ...VALUE_STATES.map(stateInWords)]), [])
})

test('docs/words.md names every unit in which something is counted', () => {
  assert.deepEqual(missing([...new Set(catalogue.measures.map(measure => measure.unit))]), [])
})
