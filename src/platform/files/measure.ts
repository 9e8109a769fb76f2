import { createHash } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'
import { FileDamaged, FileTooLarge } from './file-store.ts'

export const tooLarge = (most: number): FileTooLarge => new FileTooLarge(`The file is larger than ${most} bytes.`)

/** Passes bytes through, counting and hashing them; fails beyond `most`, and at the end when they are not what was expected. */
export function measure(most: number, expected?: Buffer) {
  const digest = createHash('sha256')
  let size = 0
  let hash: Buffer | undefined
  const stream = new Transform({
    transform(data: Buffer, _encoding, done: TransformCallback) {
      size += data.length
      if (size > most) return done(tooLarge(most))
      digest.update(data)
      done(null, data)
    },
    flush(done: TransformCallback) {
      hash = digest.digest()
      const differs = expected !== undefined && !hash.equals(expected)
      done(differs ? new FileDamaged('The file is not what was stored.') : null)
    },
  })
  return { stream, result: () => ({ hash: hash ?? Buffer.alloc(0), size }) }
}

/** Reads until more than `most` has come or all of it; then what was read is the beginning of `rest`. */
export async function readUpTo(
  content: AsyncIterable<Buffer>,
  most: number,
): Promise<{ begun: Buffer; rest?: AsyncIterable<Buffer> }> {
  const iterator = content[Symbol.asyncIterator]()
  const parts: Buffer[] = []
  for (let length = 0; length <= most; ) {
    const { done, value } = await iterator.next()
    if (done) return { begun: Buffer.concat(parts) }
    parts.push(value)
    length += value.length
  }
  const begun = Buffer.concat(parts)
  async function* rest(): AsyncGenerator<Buffer> {
    yield begun
    yield* { [Symbol.asyncIterator]: () => iterator }
  }
  return { begun, rest: rest() }
}
