/** So much of a file is read at once. */
export const PIECE = 65_536

/** Gives a file to a reader piece by piece, so that no text of it is ever in memory whole; false stops it. */
export function feed(content: Uint8Array, write: (piece: Uint8Array) => boolean): void {
  for (let start = 0; start < content.length; start += PIECE) if (!write(content.subarray(start, start + PIECE))) return
}
