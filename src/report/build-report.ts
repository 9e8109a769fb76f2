import { type Catalogue, DEFAULT_PROFILE, DISCLOSURE_PROFILES, type ProfileName } from '#indicators'
import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { Conflict } from '#platform/errors.ts'
import { getReleaseForUpdate, type PublishedDocument } from '#publishing'
import { draftReport, finishReport } from './draft-report.ts'

/**
 * The report of a year as a document: as it was published, or, before that or when a profile is named, as it stands in
 * the registers now. Throws Conflict when a figure cannot be found or a small count would show.
 */
export async function buildReport(
  app: App,
  actor: Actor,
  catalogue: Catalogue,
  period: string,
  profile: ProfileName | undefined,
): Promise<{ document: PublishedDocument; state: 'published' | 'draft' }> {
  return app.transaction(actor, async tx => {
    const draft = await draftReport(app, tx, catalogue, period)
    const { report, missing } = draft
    await appendAudit(tx, actor, { event: 'report-built', subject: { period, profile: profile ?? null } })
    if (report.releaseId !== undefined && profile === undefined) {
      return { document: (await getReleaseForUpdate(tx, report.releaseId)).document, state: 'published' }
    }
    if (missing.length > 0) {
      const names = missing.map(({ request }) => `${request.code} ${request.period}`).join(', ')
      throw new Conflict(`The report names figures that cannot be found: ${names}.`)
    }
    const name = profile ?? DEFAULT_PROFILE
    const finished = finishReport(draft, name)
    if (finished.outcome === 'refused')
      throw new Conflict('A small count could be worked out from the figures of this report.')
    const marking = DISCLOSURE_PROFILES[name].marking ?? 'Draft: not published'
    return { document: { ...finished.document, marking }, state: 'draft' }
  })
}
