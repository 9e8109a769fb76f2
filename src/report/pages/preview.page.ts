import type { Catalogue } from '#indicators'
import { Conflict } from '#platform/errors.ts'
import { type Answer, showPage, type Visit } from '#platform/http/route.ts'
import { documentHtml } from '#publishing'
import { draftReport, finishReport } from '../draft-report.ts'
import { reportsUrl, reportUrl } from '../report.urls.ts'
import type { ReportParams } from './report.page.ts'
import { draftLinks } from './section.page.ts'

/** The whole draft as the public would read it. */
export const showPreview =
  (catalogue: Catalogue) =>
  async ({ app, actor, params }: Visit<ReportParams>): Promise<Answer> => {
    const draft = await app.transaction(actor, tx => draftReport(app, tx, catalogue, params.period))
    if (draft.missing.length > 0) {
      const names = draft.missing.map(({ request }) => `${request.code} ${request.period}`).join(', ')
      throw new Conflict(`The draft names figures that cannot be found: ${names}. Correct them in its sections.`)
    }
    const finished = finishReport(draft, 'public-local')
    if (finished.outcome === 'refused')
      throw new Conflict('A small count could be worked out from the figures of this draft.')
    const { document } = finished
    const links = { ...draftLinks(document), section: (id: string) => `#${id}` }
    return showPage({
      title: `Draft: ${document.title}`,
      body: documentHtml(document, links),
      section: 'report',
      breadcrumbs: [
        { text: 'Annual reports', href: reportsUrl() },
        { text: draft.report.title, href: reportUrl(params.period) },
      ],
    })
  }
