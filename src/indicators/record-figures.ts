import type { Tx } from '#platform/db/database.ts'
import type { Catalogue } from './catalogue.ts'
import { adoptCatalogue, bumpDataVersion, putTarget, type Target } from './measure.store.ts'
import { type Footnote, putFootnotes, putQualityNotes, type QualityNote } from './note.store.ts'
import { insertObservations, listHeldFor, retireObservations } from './observation.store.ts'
import { type IncomingObservation, revise } from './observation.ts'
import { type FigureSource, insertSource } from './source.store.ts'

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
  const { added, replaced, unchangedCount } = revise(figures.observations, await listHeldFor(tx, figures.observations))
  await retireObservations(tx, replaced)
  await insertObservations(tx, source.id, added)
  for (const target of figures.targets) await putTarget(tx, { ...target, sourceId: source.id })
  await putQualityNotes(tx, figures.qualityNotes, { at: source.approvedAt, sourceId: source.id })
  await putFootnotes(tx, figures.footnotes, source.id)
  return { addedCount: added.length, revisedCount: replaced.length, unchangedCount }
}
