import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exact, fraction, NotANumber, whole } from './exact.ts'
import {
  isKnown,
  known,
  type ObservedValue,
  percentage,
  stateInWords,
  storedDecimal,
  VALUE_STATES,
  valueInWords,
} from './value.ts'

test('a percentage is never written without its base where the base is known', () => {
  const value = percentage(whole(343), whole(1603))
  assert.equal(valueInWords(value, { percent: true }), '343 of 1,603 (21.4%)')
  assert.equal(valueInWords(known(exact('21')), { percent: true }), '21%')
  assert.deepEqual(value.value, fraction(34300, 1603))
  assert.throws(() => percentage(whole(0), whole(0)), NotANumber)
})

test('each value that is not a number says what it is instead', () => {
  const cases: [ObservedValue, string][] = [
    [{ state: 'not-applicable' }, 'Not applicable'],
    [{ state: 'nil-return' }, 'Nil return'],
    [{ state: 'to-be-confirmed' }, 'To be confirmed'],
    [{ state: 'suppressed' }, 'Withheld'],
    [{ state: 'missing' }, 'Not supplied'],
    [{ state: 'narrative-only', narrative: 'a small increase' }, 'a small increase'],
    [{ state: 'count-only', count: whole(12) }, '12 (a count, not a percentage)'],
    [{ state: 'count-only' }, 'A count that cannot be turned into a percentage'],
  ]
  for (const [value, words] of cases) {
    assert.equal(valueInWords(value), words)
    assert.ok(!isKnown(value))
  }
  for (const state of VALUE_STATES) assert.notEqual(stateInWords(state), '')
})

test('a disputed value keeps every reading and where it was printed', () => {
  const value: ObservedValue = {
    state: 'disputed',
    readings: [{ value: whole(70), where: 'page 40' }, { value: whole(74) }],
  }
  assert.equal(valueInWords(value), 'Printed in more than one way: 70 (page 40) or 74')
})

test('a known value is stored exactly where a decimal can hold it', () => {
  assert.equal(storedDecimal(exact('-21.40')), '-21.4')
  assert.equal(storedDecimal(fraction(1, 3)), '0.3333333333')
})
