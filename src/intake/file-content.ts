/** Bytes that can be read as often as wanted. */
interface Pieces {
  pieces(): AsyncIterable<Buffer>
}

/** The first piece. */
export async function beginningOf(content: Pieces): Promise<Buffer> {
  for await (const piece of content.pieces()) return piece
  return Buffer.alloc(0)
}

export async function wholeOf(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const piece of pieces) parts.push(piece)
  const [only] = parts
  return only && parts.length === 1 ? only : Buffer.concat(parts)
}

/** The first of some pieces, and all of them. */
export async function peek(
  given: AsyncIterable<Buffer>,
): Promise<{ readonly first: Buffer; readonly all: AsyncIterable<Buffer> }> {
  const pieces = given[Symbol.asyncIterator]()
  const found = await pieces.next()
  const first = found.done ? Buffer.alloc(0) : found.value
  async function* all() {
    yield first
    yield* { [Symbol.asyncIterator]: () => pieces }
  }
  return { first, all: all() }
}

/** The same bytes in pieces of one size, but for the last. */
export async function* inPieces(pieces: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let parts: Buffer[] = []
  let length = 0
  for await (const piece of pieces) {
    for (let rest = piece; rest.length > 0; ) {
      const part = rest.subarray(0, size - length)
      parts.push(part)
      length += part.length
      rest = rest.subarray(part.length)
      if (length < size) continue
      yield Buffer.concat(parts)
      parts = []
      length = 0
    }
  }
  if (length > 0) yield Buffer.concat(parts)
}

/** So much goes to the thread that reads at once. */
export const PIECE_BYTES = 1_048_576
