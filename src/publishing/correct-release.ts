import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { civilDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { changesBetween, correctDocument, hidesSomething } from './correct-document.ts'
import { DISCLOSURE_PROFILES } from './disclosure/profiles.ts'
import type { PublishedCell } from './disclosure/release.ts'
import type { Erratum } from './document.ts'
import { type DraftDocument, denominatorOf, type FoundFigure, type FoundFigures, numeratorOf } from './draft.ts'
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
import { releaseOf } from './release-cells.ts'
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
  const { found, hiddenIds } = corrected(record.found, correction)
  if (release.document.figures.some(figure => figure.id === figureId && figure.state === 'withheld')) {
    throw new Conflict('This figure is withheld, and what was withheld once stays so. There is nothing to correct.')
  }
  const kept = [...(await listShownCells(tx, releaseId)), ...stillWithheld(record.shown, hiddenIds)]
  const finished = finishDraft(correction.draft, found, DISCLOSURE_PROFILES[record.profile], kept, {
    mayNameOthers: true,
  })
  if (finished.outcome === 'refused') throw new Conflict(exposureInWords(finished.exposed.map(({ id }) => id)))
  const changes = changesBetween(release.document, finished.document, figureId)
  if (changes.length === 0) {
    throw new Conflict('The register holds the same figure as the report. There is nothing to correct.')
  }
  if (hidesSomething(changes, { cause })) refuseTelling(reason, changes)
  const now = app.clock.now()
  const publishedOn = civilDay(now).toString()
  const document = correctDocument(release.document, finished.document, { figureId, cause, reason, publishedOn })
  const revision = release.revision + 1
  await updateReleaseDocument(tx, releaseId, revision, document)
  const { files, warnings } = renderReleaseFiles(document, app.config.publicUrl)
  await replaceReleaseFiles(tx, releaseId, files)
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
  await appendAudit(tx, actor, {
    event: 'release-corrected',
    subject: { releaseId, figureId, cause, revision, warnings },
  })
}

interface CorrectedFigures {
  readonly found: FoundFigures
  /** Counts that this correction withholds. */
  readonly hiddenIds: ReadonlySet<string>
}

function corrected(found: FoundFigures, { figureId, figure, cause }: ReleaseCorrection): CorrectedFigures {
  const before = found.figures.get(figureId)
  if (!before) throw new NotFound('The report has no such figure.')
  if (cause === 'correction') {
    if (!figure)
      throw new Conflict('The register no longer holds this figure, so there is nothing to put in its place.')
    return { found: replaceFigure(found, figure), hiddenIds: new Set() }
  }
  // A change goes with the count that it ends at.
  const hidden = before.content.kind === 'observed' ? before : found.figures.get(before.content.current)
  if (!hidden) throw new NotFound('The report has no such figure.')
  return {
    found: replaceFigure(found, hiding(hidden)),
    hiddenIds: new Set([hidden.id, numeratorOf(hidden.id), denominatorOf(hidden.id)]),
  }
}

const replaceFigure = (found: FoundFigures, figure: FoundFigure): FoundFigures => ({
  ...found,
  figures: new Map([...found.figures, [figure.id, figure]]),
})

/** A count stays, for disclosure control to withhold with all that follows from it; what has no count behind it is taken out. */
function hiding(figure: FoundFigure): FoundFigure {
  const { content } = figure
  if (content.kind !== 'observed') return figure
  const { cells } = releaseOf({ figures: new Map([[figure.id, figure]]), groups: [] })
  if (cells.some(cell => cell.kind === 'count')) return { ...figure, protects: 'people' }
  return { ...figure, protects: 'people', content: { ...content, observed: { state: 'suppressed' } } }
}

/** What this release withholds already, and what it is to withhold from now on. */
const stillWithheld = (shown: readonly PublishedCell[], hiddenIds: ReadonlySet<string>): PublishedCell[] =>
  shown
    .filter(cell => cell.shown === 'withheld' || hiddenIds.has(cell.id))
    .map(cell => ({ ...cell, protects: 'people', shown: 'withheld' }))

function refuseTelling(reason: string, changes: ReturnType<typeof changesBetween>): void {
  const numbers = new Set(reason.match(/\d[\d,.]*\d|\d/g) ?? [])
  const told = changes.some(({ old }) => (old.printed.match(/\d[\d,.]*\d|\d/g) ?? []).some(part => numbers.has(part)))
  if (told) throw new Conflict('The reason states a number that is to be withheld. Give the reason without it.')
}
