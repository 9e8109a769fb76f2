/** So much of a file is read at once. */
const PIECE = 65_536

export function* piecesOf(content: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < content.length; start += PIECE) yield content.subarray(start, start + PIECE)
}

/** Gives a file to a reader piece by piece, so that no text of it is ever in memory whole; false stops it. */
export function feed(content: Uint8Array, write: (piece: Uint8Array) => boolean): void {
  for (const piece of piecesOf(content)) if (!write(piece)) return
}
