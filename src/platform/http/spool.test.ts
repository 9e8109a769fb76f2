import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { spool } from './spool.ts'

const folder = mkdtempSync(join(tmpdir(), 'kith-spool-'))
after(() => rmSync(folder, { recursive: true }))

async function* cut(content: Buffer, size: number) {
  for (let start = 0; start < content.length; start += size) yield content.subarray(start, start + size)
}

async function read(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(pieces))
}

for (const [what, bytes] of [
  ['nothing', 0],
  ['little', 1_000],
  ['much', 3_000_017],
] as const) {
  test(`${what} that is sent is read as it came, twice, and leaves nothing on the disk`, async () => {
    const content = randomBytes(bytes)
    await using kept = await spool(cut(content, 65_521), folder)
    assert.equal(kept.byteCount, bytes)
    assert.deepEqual(kept.hash, createHash('sha256').update(content).digest())
    assert.ok((await read(kept.pieces())).equals(content))
    assert.ok((await read(kept.pieces())).equals(content))
    assert.deepEqual(readdirSync(folder), [])
  })
}

test('a sender who breaks off leaves nothing', async () => {
  async function* broken() {
    yield randomBytes(1_000_000)
    throw new Error('the line broke')
  }
  await assert.rejects(spool(broken(), folder), /the line broke/)
  assert.deepEqual(readdirSync(folder), [])
})
