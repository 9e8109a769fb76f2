import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.ts'
import { keyInWords, newSecret, stepOfCode } from './totp.ts'

// RFC 6238 appendix B: the key is the ASCII digits 1234567890 twice; its codes are printed with eight digits.
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (seconds: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)

test('codes are those of the standard’s own examples', () => {
  assert.equal(stepOfCode(RFC_SECRET, '287082', at(59), null), 1)
  assert.equal(stepOfCode(RFC_SECRET, '081804', at(1111111109), null), 37037036)
  assert.equal(stepOfCode(RFC_SECRET, '005924', at(1234567890), null), 41152263)
})

test('a code counts half a minute early or late, and no longer', () => {
  assert.equal(stepOfCode(RFC_SECRET, '287082', at(59 + 30), null), 1)
  assert.equal(stepOfCode(RFC_SECRET, '287082', at(59 - 30), null), 1)
  assert.equal(stepOfCode(RFC_SECRET, '287082', at(59 + 61), null), undefined)
})

test('a code of the last step taken, or of one before it, is refused', () => {
  assert.equal(stepOfCode(RFC_SECRET, '287082', at(59), 0), 1)
  assert.equal(stepOfCode(RFC_SECRET, '287082', at(59), 1), undefined)
  assert.equal(stepOfCode(RFC_SECRET, '287082', at(59 + 30), 2), undefined)
})

test('a code may be typed with a space, and nothing else is a code', () => {
  assert.equal(stepOfCode(RFC_SECRET, ' 287 082 ', at(59), null), 1)
  for (const typed of ['', '28708', '2870820', 'abcdef', '２８７０８２'])
    assert.equal(stepOfCode(RFC_SECRET, typed, at(59), null), undefined)
})

test('a key has 160 random bits and is written in fours', () => {
  const secret = newSecret()
  assert.match(secret, /^[A-Z2-7]{32}$/)
  assert.notEqual(newSecret(), secret)
  assert.match(keyInWords(secret), /^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
})

test('ten different recovery codes without letters that look like digits, taken however they are typed', () => {
  const codes = newRecoveryCodes()
  assert.equal(new Set(codes).size, 10)
  for (const code of codes) {
    assert.match(code, /^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/)
    assert.deepEqual(hashRecoveryCode(` ${code.toUpperCase().replaceAll('-', ' ')}`), hashRecoveryCode(code))
  }
})
