import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { civilDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { correctDocument } from './correct-document.ts'
import { DISCLOSURE_PROFILES } from './disclosure/profiles.ts'
import type { PublishedCell } from './disclosure/release.ts'
import type { Erratum } from './document.ts'
import {
  type DraftDocument,
  denominatorOf,
  type FoundContent,
  type FoundFigure,
  type FoundFigures,
  numeratorOf,
} from './draft.ts'
import { finishDraft } from './finish-draft.ts'
import { exposureInWords } from './publish-draft.ts'
import {
  getNewestRecord,
  getReleaseForUpdate,
  insertReleaseRecord,
  listShownCells,
  replaceReleaseFiles,
  updateReleaseDocument,
} from './release.store.ts'
import { renderReleaseFiles } from './renderers/release-files.ts'

export interface ReleaseCorrection {
  readonly releaseId: string
  readonly figureId: string
  readonly cause: Erratum['cause']
  readonly reason: string
  /** the report as it would be drafted today, for the pictures that show the figure */
  readonly draft: DraftDocument
  /** the figure as it stands in the registers now; not asked for when the cause is disclosure */
  readonly figure: FoundFigure | undefined
}

/** Puts one published figure right by an erratum and makes the release's files again, in the caller's transaction. */
export async function correctRelease(app: App, tx: Tx, actor: Actor, correction: ReleaseCorrection): Promise<void> {
  const { releaseId, figureId, cause, reason } = correction
  const release = await getReleaseForUpdate(tx, releaseId)
  const record = await getNewestRecord(tx, releaseId)
  const found = corrected(record.found, correction)
  const earlier = await listShownCells(tx, releaseId)
  const kept = cause === 'disclosure' ? [...earlier, ...withheldFrom(record.shown, figureId)] : earlier
  const finished = finishDraft(correction.draft, found, DISCLOSURE_PROFILES[record.profile], kept)
  if (finished.outcome === 'refused') throw new Conflict(exposureInWords(finished.exposed.map(({ id }) => id)))
  const now = app.clock.now()
  const publishedOn = civilDay(now).toString()
  const document = correctDocument(release.document, finished.document, { figureId, cause, reason, publishedOn })
  if (document.figures.every((figure, index) => figure === release.document.figures[index])) {
    throw new Conflict('The register holds the same figure as the report. There is nothing to correct.')
  }
  const revision = release.revision + 1
  await updateReleaseDocument(tx, releaseId, revision, document)
  await replaceReleaseFiles(tx, releaseId, renderReleaseFiles(document))
  await insertReleaseRecord(tx, {
    partnershipId: actor.partnershipId,
    releaseId,
    revision,
    recordedAt: now,
    recordedBy: actor.name,
    profile: record.profile,
    reason,
    found,
    shown: finished.shown,
    withheld: finished.withheld,
    document,
  })
  await appendAudit(tx, actor, { event: 'release-corrected', subject: { releaseId, figureId, cause, revision } })
}

function corrected(found: FoundFigures, { figureId, figure, cause }: ReleaseCorrection): FoundFigures {
  const before = found.figures.get(figureId)
  if (!before) throw new NotFound('The report has no such figure.')
  if (cause === 'disclosure') return replaceFigure(found, { ...before, content: withoutValue(before) })
  if (!figure) throw new Conflict('The register no longer holds this figure, so there is nothing to put in its place.')
  return replaceFigure(found, figure)
}

const replaceFigure = (found: FoundFigures, figure: FoundFigure): FoundFigures => ({
  ...found,
  figures: new Map([...found.figures, [figure.id, figure]]),
})

/** A count stays, for disclosure control to withhold with all that follows from it; a number with no count behind it is taken out. */
function withoutValue({ content, figureUnit }: FoundFigure): FoundContent {
  if (content.kind !== 'observed' || content.observed.state !== 'value') return content
  const isCount = figureUnit === 'count' || content.observed.numerator !== undefined
  return isCount ? content : { ...content, observed: { state: 'suppressed' } }
}

/** The counts behind a figure, as if an earlier release had withheld them: then so does this one, and what would give them away. */
function withheldFrom(shown: readonly PublishedCell[], figureId: string): PublishedCell[] {
  const ids = new Set([figureId, numeratorOf(figureId), denominatorOf(figureId)])
  return shown.filter(cell => ids.has(cell.id)).map(cell => ({ ...cell, protects: 'people', shown: 'withheld' }))
}
