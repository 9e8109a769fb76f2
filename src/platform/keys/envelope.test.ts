import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { CannotOpen, type DataKey, openWith, pseudonymWith, sealWith } from './envelope.ts'

const key: DataKey = { purpose: 'draft', version: 3, key: randomBytes(32) }
const bytes = fc.uint8Array({ maxLength: 2_000 }).map(array => Buffer.from(array))

test('what is sealed opens to the same text for the same record', () => {
  fc.assert(
    fc.property(bytes, fc.string(), (text, record) => {
      assert.deepEqual(openWith(key, record, sealWith(key, record, text)), text)
    }),
  )
})

test('a sealed text with any bit changed does not open', () => {
  const sealed = sealWith(key, 'record', Buffer.from('a telephone number'))
  fc.assert(
    fc.property(fc.nat(sealed.length - 6), fc.nat(7), (at, bit) => {
      const changed = Buffer.from(sealed)
      changed.writeUInt8(changed.readUInt8(at + 5) ^ (1 << bit), at + 5)
      assert.throws(() => openWith(key, 'record', changed), CannotOpen)
    }),
  )
})

test('a sealed text does not open for another record, another purpose or under another version', () => {
  const sealed = sealWith(key, 'record 1', Buffer.from('text'))
  assert.throws(() => openWith(key, 'record 2', sealed), CannotOpen)
  assert.throws(() => openWith({ ...key, purpose: 'mail' }, 'record 1', sealed), CannotOpen)
  assert.throws(() => openWith({ ...key, version: 4 }, 'record 1', sealed), CannotOpen)
})

test('two values have different pseudonyms, and so has one value in two scopes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string(), { minLength: 2, maxLength: 2 }),
      fc.array(fc.string(), { minLength: 2, maxLength: 2 }),
      (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b))
        assert.notEqual(pseudonymWith(key, a[0] ?? '', a[1] ?? ''), pseudonymWith(key, b[0] ?? '', b[1] ?? ''))
      },
    ),
  )
})
