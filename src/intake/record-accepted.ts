import { type FigureSource, recordFigures } from '#indicators'
import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { KeyRing } from '#platform/keys/key-ring.ts'
import { besideOtherKinds } from './beside-other-kinds.ts'
import type { CheckedFile } from './check-file.ts'
import { type Facts, isDocument } from './format.ts'
import { type AcceptedContent, recordDocument } from './record-document.ts'

interface Accepted {
  readonly actor: Pick<Actor, 'partnershipId'>
  readonly facts: Facts
  readonly keys: KeyRing | undefined
  readonly content: AcceptedContent
  readonly source: FigureSource & { readonly contentHash: Buffer }
}

/** Records the figures of a file that may count: those that it states, or those of the records that it holds. */
export async function recordAccepted(
  tx: Tx,
  { format, reading, rowCount }: CheckedFile,
  { actor, facts, keys, content, source }: Accepted,
): Promise<void> {
  if (!reading) return
  if (!format || !isDocument(format)) {
    await recordFigures(tx, facts.catalogue, source, reading)
    return
  }
  if (!keys) throw new Error('A file about people needs the key ring to be kept.')
  const { partnershipId } = actor
  const recording = { content, submissionId: source.id, partnershipId, rowCount, keys }
  const figures = await besideOtherKinds(tx, format, await recordDocument(tx, format, recording, facts))
  await recordFigures(tx, facts.catalogue, source, figures)
}
