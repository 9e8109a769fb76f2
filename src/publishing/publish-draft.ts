import { DISCLOSURE_PROFILES, type Exposure, type ProfileName } from '#indicators'
import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { Conflict } from '#platform/errors.ts'
import { type DraftDocument, type FoundFigures, figureOf } from './draft.ts'
import { finishDraft } from './finish-draft.ts'
import { insertRelease, insertReleaseRecord, listShownCells, replaceReleaseFiles } from './release.store.ts'
import { renderReleaseFiles } from './renderers/release-files.ts'

export interface Publication {
  readonly draft: DraftDocument
  readonly found: FoundFigures
  readonly profile: ProfileName
  /** where the public finds it: `/reports/2023-24` */
  readonly address: string
  readonly isDemonstration: boolean
  /** where the public site stands, for links in the PDF; without it they are printed as words */
  readonly site?: string | undefined
}

/**
 * Freezes a draft into the schema `published` with its files, in the caller's transaction, and answers the release's id.
 * Throws Conflict when a small count would show whatever is withheld, and for a profile that protects nobody.
 */
export async function publishDraft(
  app: Pick<App, 'clock'>,
  tx: Tx,
  actor: Actor,
  publication: Publication,
): Promise<string> {
  const { draft, found, profile, address, isDemonstration, site } = publication
  if (DISCLOSURE_PROFILES[profile].protection === undefined) {
    throw new Conflict(
      `The profile "${profile}" withholds nothing, so what it makes cannot be published. Choose one that protects people.`,
    )
  }
  const finished = finishDraft(draft, found, DISCLOSURE_PROFILES[profile], await listShownCells(tx))
  if (finished.outcome === 'refused') throw new Conflict(exposureInWords(finished.exposed, found))
  const now = app.clock.now()
  const { document, shown, withheld } = finished
  const releaseId = await insertRelease(tx, {
    partnershipId: actor.partnershipId,
    partnershipName: actor.partnershipName,
    address,
    isDemonstration,
    publishedAt: now,
    document,
  })
  const { files, warnings } = renderReleaseFiles(document, site)
  await replaceReleaseFiles(tx, releaseId, files)
  const record = { partnershipId: actor.partnershipId, releaseId, revision: 1, recordedAt: now, recordedBy: actor.name }
  await insertReleaseRecord(tx, { ...record, profile, reason: undefined, found, shown, withheld, document })
  await appendAudit(tx, actor, {
    event: 'release-published',
    subject: { releaseId, address, profile, withheldCount: withheld.length, warnings },
  })
  return releaseId
}

/** Why a release cannot go out, and what would let it. */
export function exposureInWords(exposed: readonly Exposure[], { figures }: FoundFigures): string {
  const words = exposed.map(({ id }) => {
    const figure = figures.get(figureOf(id))
    return figure ? `${figure.title} (${figure.period})` : id
  })
  const names = [...new Set(words)].join(', ')
  return `This cannot be published: the size of a small group could be worked out from ${names}. Take one of these figures out, or choose a profile that rounds.`
}
