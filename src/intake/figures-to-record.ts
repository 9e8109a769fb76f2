import type { Figures } from '#indicators'
import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { KeyRing } from '#platform/keys/key-ring.ts'
import { besideOtherKinds } from './beside-other-kinds.ts'
import type { CheckedFile } from './check-file.ts'
import { type Facts, isDocument } from './format.ts'
import { type AcceptedContent, recordDocument } from './record-document.ts'

interface ToRecord {
  readonly actor: Pick<Actor, 'partnershipId'>
  readonly facts: Facts
  readonly keys: KeyRing | undefined
  readonly content: AcceptedContent
  readonly submissionId: string
}

const NO_FIGURES: Figures = { observations: [], targets: [], qualityNotes: [], footnotes: [] }

/** The figures of a file that may count: those that it states, or those of the records that it holds, which are kept with it. */
export async function figuresToRecord(
  tx: Tx,
  { format, reading, rowCount }: CheckedFile,
  { actor, facts, keys, content, submissionId }: ToRecord,
): Promise<Figures> {
  if (!reading) return NO_FIGURES
  if (!format || !isDocument(format)) return reading
  if (!keys) throw new Error('A file about people needs the key ring to be kept.')
  const { partnershipId } = actor
  const recording = { content, submissionId, partnershipId, rowCount, keys }
  return besideOtherKinds(tx, format, await recordDocument(tx, format, recording, facts))
}
