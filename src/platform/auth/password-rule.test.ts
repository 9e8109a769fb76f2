import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultOfPassword } from './password-rule.ts'

const OWN = ['imelda.farrow@council.example', 'imelda.farrow', 'Imelda Farrow']

test('twelve characters that nobody would guess are enough: no capital, digit or sign is asked for', async () => {
  for (const password of ['three calm herons', 'xkqwvbnrtplz', 'Ünïcödé wörds hér', 'liverpool street at dusk'])
    assert.equal(await faultOfPassword(password, OWN), undefined, password)
})

test('eleven are too few, counted as people count them', async () => {
  assert.match((await faultOfPassword('calm herons', OWN)) ?? '', /12 characters or more/)
  assert.match((await faultOfPassword('🦩🦩🦩🦩🦩🦩', OWN)) ?? '', /12 characters or more/)
})

test('what attackers try first is refused, also dressed up with digits or said twice', async () => {
  for (const password of [
    'qwerty123456',
    '1qaz2wsx3edc',
    'Password2026!',
    'liverpool123',
    'sunshinesunshine',
    '!!!sunshine!!!',
  ])
    assert.match((await faultOfPassword(password, OWN)) ?? '', /attackers try first/, password)
})

test('one character, one word again and again, and runs are refused', async () => {
  for (const password of ['aaaaaaaaaaaa', 'abcabcabcabc', '012345678901', 'qwertyuiopas', 'zyxwvutsrqponm'])
    assert.ok(await faultOfPassword(password, OWN), password)
})

test('one’s own name and email address are no password', async () => {
  for (const password of ['imelda.farrow1', 'Imelda Farrow 26', 'imelda.farrow@council.example'])
    assert.match((await faultOfPassword(password, OWN)) ?? '', /your name or email address/, password)
})

test('a very long password is refused, since hashing it would be work for an attacker to set us', async () => {
  assert.match((await faultOfPassword('herons '.repeat(40), OWN)) ?? '', /200 characters or fewer/)
})
