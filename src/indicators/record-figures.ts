import type { Tx } from '#platform/db/database.ts'
import { addObservations, type Recorded } from './add-observations.ts'
import type { Catalogue } from './catalogue.ts'
import type { CountedFigures } from './counted-figure.store.ts'
import { ZERO } from './exact.ts'
import { adoptCatalogue, bumpDataVersion, putTarget, type Target } from './measure.store.ts'
import { type Footnote, putFootnotes, putQualityNotes, type QualityNote } from './note.store.ts'
import { listHeldFor } from './observation.store.ts'
import { cellKey, type IncomingObservation, type ObservedCell } from './observation.ts'
import { recordCounted } from './record-counted.ts'
import { type FigureSource, insertSource } from './source.store.ts'
import { known } from './value.ts'
import { endFigures } from './withdraw-figures.ts'

/** What one source says: figures, and what must be known to read them. */
export interface Figures {
  readonly observations: readonly IncomingObservation[]
  readonly targets: readonly Omit<Target, 'sourceId'>[]
  readonly qualityNotes: readonly QualityNote[]
  readonly footnotes: readonly Footnote[]
  /**
   * Measures of which the source says everything of a period and an area: a part of one that is held and that it does not
   * name is nought.
   */
  readonly complete?: readonly Pick<ObservedCell, 'measureCode' | 'period' | 'area'>[]
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
  const silent = await partsNotNamed(tx, figures)
  const recorded = await addObservations(tx, source.id, [...figures.observations, ...silent])
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

async function partsNotNamed(tx: Tx, { complete = [], observations }: Figures): Promise<IncomingObservation[]> {
  if (complete.length === 0) return []
  const whole = complete.map(cell => ({ ...cell, agencyId: undefined, breakdown: '' }))
  const said = new Set(whole.map(cellKey))
  const named = new Set(observations.map(cellKey))
  const held = await listHeldFor(tx, whole)
  return held
    .filter(cell => said.has(cellKey({ ...cell, breakdown: '' })) && !named.has(cellKey(cell)))
    .map(({ measureCode, period, area, agencyId, breakdown }) => ({
      measureCode,
      period,
      area,
      agencyId,
      breakdown,
      observed: known(ZERO),
      printed: '',
      basis: 'not in the file',
    }))
}
