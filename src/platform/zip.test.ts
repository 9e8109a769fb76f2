import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readZip, writeZip, type ZipLimits } from './zip.ts'

const files = ['Header.csv', 'Episodes.csv', 'Reviews.csv', 'Missing.csv'].map((name, index) => ({
  name,
  content: Buffer.from(`CHILD,${name}\n`.repeat(index * 40)),
}))
const packed = writeZip(files)
const limits: ZipLimits = { mostFiles: 20, mostBytes: 10_000 }

const ruleOf = (content: Uint8Array, other = limits): string => {
  const found = readZip(content, other)
  return 'rule' in found ? found.rule : 'read'
}

test('several files are packed as one and come out as they were', () => {
  assert.ok(packed.equals(writeZip(files)))
  assert.deepEqual(
    readZip(packed, limits),
    files.map(each => ({ ...each, path: each.name })),
  )
})

test('a file in a folder keeps its whole path beside its name', () => {
  const found = readZip(writeZip([{ name: 'return/2024/Header.csv', content: Buffer.from('x') }]), limits)
  assert.ok(!('rule' in found))
  assert.deepEqual(
    found.map(({ name, path }) => ({ name, path })),
    [{ name: 'Header.csv', path: 'return/2024/Header.csv' }],
  )
})

test('damage and bombs are told', () => {
  assert.equal(ruleOf(packed, { ...limits, mostFiles: 3 }), 'zip-too-many')
  assert.equal(ruleOf(packed, { ...limits, mostBytes: 100 }), 'too-large')
  assert.equal(ruleOf(packed, { ...limits, mostBytesTogether: 3_000 }), 'too-large')
  assert.equal(ruleOf(packed.subarray(0, packed.length - 30)), 'zip-damaged')
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(packed.length - 1), fc.nat(255)), { maxLength: 6 }), changes => {
      const damaged = Buffer.from(packed)
      for (const [at, byte] of changes) damaged[at] = byte
      assert.equal(typeof ruleOf(damaged), 'string')
    }),
  )
})
