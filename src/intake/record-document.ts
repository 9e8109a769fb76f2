import type { Figures } from '#indicators'
import type { Tx } from '#platform/db/database.ts'
import { wholeOf } from './file-content.ts'
import type { DocumentFacts, DocumentFormat, DocumentRecording } from './format.ts'

/** A file that was accepted: in memory, or to be read once more. */
export type AcceptedContent = Uint8Array | (() => AsyncIterable<Buffer>)

/** Keeps what the measures need of an accepted document: a large one of a format in pieces is never in memory whole. */
export async function recordDocument(
  tx: Tx,
  format: DocumentFormat,
  { content, ...recording }: Omit<DocumentRecording, 'content'> & { readonly content: AcceptedContent },
  facts: DocumentFacts,
): Promise<Figures> {
  if (typeof content !== 'function') return format.record(tx, { ...recording, content }, facts)
  if (format.inPieces) return format.inPieces.record(tx, { ...recording, pieces: content() }, facts)
  return format.record(tx, { ...recording, content: await wholeOf(content()) }, facts)
}
