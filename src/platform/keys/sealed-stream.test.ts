import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import fc from 'fast-check'
import { CannotOpen } from './envelope.ts'
import { openStream, sealStream } from './sealed-stream.ts'

const key = randomBytes(32)
const seal = (pieces: readonly Buffer[], context = 'file'): Promise<Buffer> =>
  buffer(Readable.from(pieces).pipe(sealStream(key, context)))

function open(pieces: readonly Buffer[], context = 'file', with_ = key): Promise<Buffer> {
  return buffer(Readable.from(pieces).pipe(openStream(with_, context)))
}

const CHUNK = 65_536
const SEALED = CHUNK + 16
const size = fc.oneof(fc.nat(200), fc.constantFrom(CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7))
const pieces = fc.array(size, { maxLength: 4 }).map(sizes => sizes.map(each => randomBytes(each)))

test('a stream of any length, in pieces of any size, opens to the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(pieces, fc.integer({ min: 1, max: 100_000 }), async (parts, cut) => {
      const sealed = await seal(parts)
      const recut = []
      for (let from = 0; from < sealed.length; from += cut) recut.push(sealed.subarray(from, from + cut))
      assert.ok((await open(recut)).equals(Buffer.concat(parts)))
    }),
    { numRuns: 60 },
  )
})

test('a stream that was cut short anywhere does not open, at the edge of a chunk neither', async () => {
  const sealed = await seal([randomBytes(3 * CHUNK)])
  for (const length of [0, 10, 32, 40, 32 + SEALED, 32 + 2 * SEALED, sealed.length - 1])
    await assert.rejects(open([sealed.subarray(0, length)]), CannotOpen, String(length))
})

test('chunks that were removed, doubled or swapped do not open', async () => {
  const sealed = await seal([randomBytes(4 * CHUNK - 1)])
  const salt = sealed.subarray(0, 32)
  const [a, b, c, d] = [0, 1, 2, 3].map(index => sealed.subarray(32 + index * SEALED, 32 + (index + 1) * SEALED))
  assert.ok(a && b && c && d)
  for (const order of [[a, c, d], [a, b, b, c, d], [b, a, c, d], [a, b, c], [d]])
    await assert.rejects(open([salt, ...order]), CannotOpen)
})

test('a changed byte, another key and another context do not open', async () => {
  const sealed = await seal([Buffer.from('text')])
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
    await assert.rejects(open([changed]), CannotOpen, String(at))
  }
  await assert.rejects(open([sealed], 'backup'), CannotOpen)
  await assert.rejects(open([sealed], 'file', randomBytes(32)), CannotOpen)
})
