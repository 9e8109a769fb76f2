import type { Tx } from '#platform/db/database.ts'
import type { Catalogue } from './catalogue.ts'
import { adoptCatalogue, bumpDataVersion, putTarget, type Target } from './measure.store.ts'
import { type Footnote, putFootnotes, putQualityNotes, type QualityNote } from './note.store.ts'
import { insertObservations, listHeldFor, retireObservations } from './observation.store.ts'
import { type IncomingObservation, revise } from './observation.ts'
import { type FigureSource, insertSource } from './source.store.ts'
import { insertConfirmations, listWithdrawnRevisions } from './withdrawal.store.ts'

/** What one source says: figures, and what must be known to read them. */
export interface Figures {
  readonly observations: readonly IncomingObservation[]
  readonly targets: readonly Omit<Target, 'sourceId'>[]
  readonly qualityNotes: readonly QualityNote[]
  readonly footnotes: readonly Footnote[]
}

export interface Recorded {
  readonly addedCount: number
  /** of those added, how many take the place of an earlier revision */
  readonly revisedCount: number
  readonly unchangedCount: number
}

/** Records the figures of one approved source in the caller's transaction, which must be one that may write figures. */
export async function recordFigures(
  tx: Tx,
  catalogue: Catalogue,
  source: FigureSource & { readonly contentHash: Buffer },
  figures: Figures,
): Promise<Recorded> {
  await adoptCatalogue(tx, catalogue)
  await bumpDataVersion(tx)
  await insertSource(tx, source)
  const recorded = await addObservations(tx, source.id, figures.observations)
  for (const target of figures.targets) await putTarget(tx, { ...target, sourceId: source.id })
  await putQualityNotes(tx, figures.qualityNotes, { at: source.approvedAt, sourceId: source.id })
  await putFootnotes(tx, figures.footnotes, source.id)
  return recorded
}

/** More figures of a source that is on record, in a transaction that has counted the change already. */
export async function addObservations(
  tx: Tx,
  sourceId: string,
  observations: readonly IncomingObservation[],
): Promise<Recorded> {
  const { added, replaced, confirmed } = revise(
    observations,
    await listHeldFor(tx, observations),
    await listWithdrawnRevisions(tx, observations),
  )
  await retireObservations(tx, replaced)
  await insertObservations(tx, sourceId, added)
  await insertConfirmations(tx, sourceId, confirmed)
  return { addedCount: added.length, revisedCount: replaced.length, unchangedCount: confirmed.length }
}
