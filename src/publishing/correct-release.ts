import { DISCLOSURE_PROFILES, denominatorOf, numeratorOf, type PublishedCell } from '#indicators'
import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { civilDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { changesBetween, correctDocument, hidesSomething } from './correct-document.ts'
import type { Erratum } from './document.ts'
import type { DraftDocument, FoundFigure, FoundFigures } from './draft.ts'
import { finishDraft } from './finish-draft.ts'
import { exposureInWords } from './publish-draft.ts'
import {
  getNewestRecord,
  getReleaseForUpdate,
  insertReleaseRecord,
  listReleasesShowing,
  listShownCells,
  replaceReleaseFiles,
  updateReleaseDocument,
} from './release.store.ts'
import { releaseOf } from './release-cells.ts'
import { renderReleaseFiles } from './renderers/release-files.ts'
import { ShownElsewhere } from './shown-elsewhere.ts'

export interface ReleaseCorrection {
  readonly releaseId: string
  readonly figureId: string
  readonly cause: Erratum['cause']
  readonly reason: string
  /** the report as it would be drafted today, for the pictures that show the figure */
  readonly draft: DraftDocument
  /** the figure as it stands in the registers now; not asked for when the cause is disclosure */
  readonly figure: FoundFigure | undefined
  /** releases from which the same figure is withheld next, in the same transaction: what they show is no longer shown then */
  readonly pending?: ReadonlySet<string> | undefined
}

/**
 * Puts one published figure right by an erratum and makes the release's files again, in the caller's transaction. Throws
 * ShownElsewhere for a figure that is to be withheld while a release that is not pending shows it.
 */
export async function correctRelease(app: App, tx: Tx, actor: Actor, correction: ReleaseCorrection): Promise<void> {
  const { releaseId, figureId, cause, reason } = correction
  const release = await getReleaseForUpdate(tx, releaseId)
  const record = await getNewestRecord(tx, releaseId)
  const { found, hidden, hiddenIds } = corrected(record.found, correction)
  if (release.document.figures.some(figure => figure.id === figureId && figure.state === 'withheld')) {
    throw new Conflict('This figure is withheld, and what was withheld once stays so. There is nothing to correct.')
  }
  const passedOver = new Set([releaseId, ...(correction.pending ?? [])])
  if (hidden) {
    const showing = await listReleasesShowing(tx, hiddenIds, passedOver)
    if (showing.length > 0) throw new ShownElsewhere(hidden, showing)
  }
  const kept = [...(await listShownCells(tx, passedOver)), ...stillWithheld(record.shown, hiddenIds)]
  const finished = finishDraft(correction.draft, found, DISCLOSURE_PROFILES[record.profile], kept, {
    mayNameOthers: true,
  })
  if (finished.outcome === 'refused') throw new Conflict(exposureInWords(finished.exposed, found))
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
  /** What this correction withholds; undefined when it only puts a figure right. */
  readonly hidden: FoundFigure | undefined
  /** It, its parts, and what is the same count under another name. */
  readonly hiddenIds: ReadonlySet<string>
}

function corrected(found: FoundFigures, { figureId, figure, cause }: ReleaseCorrection): CorrectedFigures {
  const before = found.figures.get(figureId)
  if (!before) throw new NotFound('The report has no such figure.')
  if (cause === 'correction') {
    if (!figure)
      throw new Conflict('The register no longer holds this figure, so there is nothing to put in its place.')
    return { found: replaceFigure(found, figure), hidden: undefined, hiddenIds: new Set() }
  }
  // A change goes with the count that it ends at.
  const hidden = before.content.kind === 'observed' ? before : found.figures.get(before.content.current)
  if (!hidden) throw new NotFound('The report has no such figure.')
  return {
    found: replaceFigure(found, hiding(hidden)),
    hidden,
    hiddenIds: sameCounts([hidden.id, numeratorOf(hidden.id), denominatorOf(hidden.id)], found),
  }
}

/** A group of one says that two names mean one count, as a share's base and the figure that it is a share of. */
function sameCounts(ids: readonly string[], { groups }: FoundFigures): ReadonlySet<string> {
  const same = new Set(ids)
  for (let size = 0; size < same.size; ) {
    size = same.size
    for (const { total, members } of groups) {
      const pair = [total, ...members]
      if (pair.length === 2 && pair.some(id => same.has(id))) for (const id of pair) same.add(id)
    }
  }
  return same
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
  shown.filter(cell => cell.shown === 'withheld' || hiddenIds.has(cell.id)).map(withheld)

const withheld = (cell: PublishedCell): PublishedCell => ({ ...cell, protects: 'people', shown: 'withheld' })

function refuseTelling(reason: string, changes: ReturnType<typeof changesBetween>): void {
  const numbers = new Set(reason.match(/\d[\d,.]*\d|\d/g) ?? [])
  const told = changes.some(({ old }) => (old.printed.match(/\d[\d,.]*\d|\d/g) ?? []).some(part => numbers.has(part)))
  if (told) throw new Conflict('The reason states a number that is to be withheld. Give the reason without it.')
}
