import type { Tx } from '#platform/db/database.ts'
import type { KeyRing } from '#platform/keys/key-ring.ts'
import { type FileContent, inPieces, wholeOf } from './file-content.ts'
import { findPiece, insertPiece } from './submission-file.store.ts'

/** As one value of the database, of which it holds several copies at once while it is written. */
const PIECE_BYTES = 1_048_576

/** Keeps a file that was read already, in one piece: sealed when it is about people. */
export async function keepWhole(
  tx: Tx,
  keys: KeyRing | undefined,
  id: string,
  { content, isSealed }: { readonly content: Buffer; readonly isSealed: boolean },
): Promise<void> {
  if (isSealed && !keys) throw new Error('A file about people needs the key ring to be kept.')
  const kept = keys && isSealed ? await keys.seal('file', sealedAs(id, 0), content) : content
  await insertPiece(tx, id, 0, { content: kept, isSealed })
}

/** Keeps a file of any size. Nobody has read it, so it may be about people: it is sealed. */
export async function keepInPieces(tx: Tx, keys: KeyRing, id: string, content: FileContent): Promise<void> {
  let number = 0
  for await (const piece of inPieces(content.pieces(), PIECE_BYTES)) {
    await insertPiece(tx, id, number, { content: await keys.seal('file', sealedAs(id, number), piece), isSealed: true })
    number++
  }
}

/** Runs one query: each piece is read in a transaction of its own where the reader may take long. */
type Reading = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** The file as it was sent, piece by piece. */
export async function* piecesOfSubmitted(read: Reading, keys: KeyRing, id: string): AsyncGenerator<Buffer> {
  for (let number = 0; ; number++) {
    const piece = await read(tx => findPiece(tx, id, number))
    if (!piece) return
    yield piece.isSealed ? await keys.open('file', sealedAs(id, number), piece.content) : piece.content
  }
}

/** The file as it was sent, in memory. */
export const getSubmittedFile = (tx: Tx, keys: KeyRing, id: string): Promise<Buffer> =>
  wholeOf(piecesOfSubmitted(work => work(tx), keys, id))

const sealedAs = (id: string, piece: number): string => (piece === 0 ? `submission:${id}` : `submission:${id}:${piece}`)
