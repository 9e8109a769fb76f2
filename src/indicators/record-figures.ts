import type { Tx } from '#platform/db/database.ts'
import { addObservations, type Recorded } from './add-observations.ts'
import type { Catalogue } from './catalogue.ts'
import type { CountedFigures } from './counted-figure.store.ts'
import { adoptCatalogue, bumpDataVersion, putTarget, type Target } from './measure.store.ts'
import { type Footnote, putFootnotes, putQualityNotes, type QualityNote } from './note.store.ts'
import type { IncomingObservation } from './observation.ts'
import { recordCounted } from './record-counted.ts'
import { type FigureSource, insertSource } from './source.store.ts'
import { endFigures } from './withdraw-figures.ts'

/** What one source says: figures, and what must be known to read them. */
export interface Figures {
  readonly observations: readonly IncomingObservation[]
  readonly targets: readonly Omit<Target, 'sourceId'>[]
  readonly qualityNotes: readonly QualityNote[]
  readonly footnotes: readonly Footnote[]
  /** Counted from records: these never take the place of a figure that somebody stated. */
  readonly counted?: CountedFigures
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
  const counted = figures.counted && (await recordCounted(tx, source.id, figures.counted))
  if (counted) await endFigures(tx, counted.ended)
  for (const target of figures.targets) await putTarget(tx, { ...target, sourceId: source.id })
  await putQualityNotes(tx, figures.qualityNotes, { at: source.approvedAt, sourceId: source.id })
  await putFootnotes(tx, figures.footnotes, source.id)
  return {
    addedCount: recorded.addedCount + (counted?.addedCount ?? 0),
    revisedCount: recorded.revisedCount + (counted?.revisedCount ?? 0),
    unchangedCount: recorded.unchangedCount + (counted?.unchangedCount ?? 0),
  }
}
