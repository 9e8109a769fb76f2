import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashPassword, needsNewHash, verifyPassword } from './password.ts'

test('a password is kept as argon2id in PHC form with its salt and cost, and found right again', async () => {
  const phc = await hashPassword('three calm herons')
  assert.match(phc, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  assert.equal(await verifyPassword('three calm herons', phc), true)
  assert.equal(await verifyPassword('three calm heron', phc), false)
})

test('two people with one password have different hashes', async () => {
  assert.notEqual(await hashPassword('three calm herons'), await hashPassword('three calm herons'))
})

test('the same letters typed on different keyboards are the same password', async () => {
  assert.equal(await verifyPassword('café au lait matin', await hashPassword('cafe\u0301 au lait matin')), true)
})

test('without a hash no password is right, the empty one neither', async () => {
  for (const phc of [undefined, null, '', 'none', '$argon2id$v=19$m=19456,t=2,p=1$$'])
    for (const password of ['', 'three calm herons']) assert.equal(await verifyPassword(password, phc), false)
})

test('a hash made at less than today’s cost is to be made anew', async () => {
  assert.equal(needsNewHash(await hashPassword('three calm herons')), false)
  assert.equal(needsNewHash('$argon2id$v=19$m=4096,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA'), true)
})
