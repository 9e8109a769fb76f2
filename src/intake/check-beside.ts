import { type CheckedFile, checkFile } from './check-file.ts'
import { checkInThread, type SoFar } from './check-in-thread.ts'
import { type Facts, type FileFormat, isDocument } from './format.ts'

/** A thread takes longer to start than a document of this size to be checked. */
const SMALL_BYTES = 1_000_000
/** A message between threads is copied. */
const PIECE = 1_048_576

/** As checkFile; a large document is checked in a thread of its own, so that nobody's page waits for it. */
export async function checkBeside(
  content: Uint8Array,
  format: FileFormat,
  facts: Facts,
  tell?: (soFar: SoFar) => void,
): Promise<CheckedFile> {
  if (!isDocument(format) || content.length <= SMALL_BYTES || content.length > format.mostBytes)
    return checkFile(content, format, facts)
  return checkInThread(piecesOf(content), format, facts, tell)
}

function* piecesOf(content: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < content.length; start += PIECE) yield content.subarray(start, start + PIECE)
}
