import { sacUrl } from '#concerns'
import type { Catalogue } from '#indicators'
import { hasPermission } from '#platform/auth/permissions.ts'
import { type Answer, showPage, type Visit } from '#platform/http/route.ts'
import { addressOfRelease, releaseDataUrls } from '#publishing'
import { draftReport } from '../draft-report.ts'
import { reportsUrl } from '../report.urls.ts'
import { reportBody } from './report.view.ts'

export interface ReportParams {
  readonly period: string
}

/** The report's own page: its sections, what to look at, and the next act. */
export const showReport =
  (catalogue: Catalogue) =>
  async ({ app, actor, params }: Visit<ReportParams>): Promise<Answer> => {
    const { draft, address } = await app.transaction(actor, async tx => {
      const drafted = await draftReport(app, tx, catalogue, params.period)
      const { releaseId } = drafted.report
      return { draft: drafted, address: releaseId === undefined ? undefined : await addressOfRelease(tx, releaseId) }
    })
    const { report, sections, composed, missing } = draft
    const body = reportBody({
      report,
      sections,
      notes: composed.notes,
      missing,
      undefinedAbbreviations: composed.undefinedAbbreviations,
      mayWrite: hasPermission(actor.roles, 'write-report'),
      mayPublish: hasPermission(actor.roles, 'publish-report'),
      publicAddress: address === undefined ? undefined : `${app.config.publicUrl}${address}`,
      dataAddress: address === undefined ? undefined : `${app.config.publicUrl}${releaseDataUrls(address).start}`,
      nationalTables: hasPermission(actor.roles, 'see-concern-totals') ? sacUrl(report.period) : undefined,
    })
    return showPage({
      title: report.title,
      body,
      section: 'report',
      breadcrumbs: [{ text: 'Annual reports', href: reportsUrl() }],
    })
  }
