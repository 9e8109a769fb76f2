import type { Catalogue, ProfileName } from '#indicators'
import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { Conflict } from '#platform/errors.ts'
import { publishDraft, releaseAddress } from '#publishing'
import { draftReport } from './draft-report.ts'
import { getReportForUpdate, updateReportPublished } from './report.store.ts'
import { TRANSITIONS } from './report.ts'

/**
 * Publishes the annual report of a year: every figure resolved, disclosed together, frozen and served. Answers its public
 * address. Throws Conflict when it is published already, a figure cannot be found, text cannot be printed, or a small
 * count would show.
 */
export async function publishReport(
  app: Pick<App, 'clock' | 'transaction'> & { readonly config?: Pick<App['config'], 'publicUrl'> },
  actor: Actor,
  catalogue: Catalogue,
  period: string,
  profile: ProfileName,
): Promise<string> {
  return app.transaction(actor, async tx => {
    const { reportId, status } = await getReportForUpdate(tx, period)
    if (!TRANSITIONS[status].publish) throw new Conflict('This report is published already.')
    const { draft, found, missing, composed, isDemonstration, slug } = await draftReport(app, tx, catalogue, period)
    if (missing.length > 0) {
      const names = missing.map(({ request }) => `${request.code} ${request.period}`).join(', ')
      throw new Conflict(`The report names figures that cannot be found: ${names}. Correct them in its sections.`)
    }
    const faulty = composed.notes.filter(({ faults }) => faults.length > 0).map(({ heading }) => heading)
    if (faulty.length > 0)
      throw new Conflict(`Something in ${faulty.join(', ')} cannot be printed. Open the section: it says what.`)
    const address = await releaseAddress(tx, slug, `/reports/${period}`)
    const releaseId = await publishDraft(app, tx, actor, {
      ...{ draft, found, profile, address, isDemonstration },
      site: app.config?.publicUrl,
    })
    await updateReportPublished(tx, reportId, releaseId)
    await appendAudit(tx, actor, { event: 'report-published', subject: { reportId, releaseId, profile } })
    return address
  })
}
