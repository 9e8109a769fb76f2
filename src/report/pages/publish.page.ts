import { type Catalogue, DEFAULT_PROFILE } from '#indicators'
import { Conflict } from '#platform/errors.ts'
import { type Answer, redirect, showPage, type Visit } from '#platform/http/route.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import { type DraftReport, draftReport, finishReport } from '../draft-report.ts'
import { publishReport } from '../publish-report.ts'
import { TRANSITIONS } from '../report.ts'
import { reportsUrl, reportUrl } from '../report.urls.ts'
import { PUBLIC_PROFILES, publishBody } from './publish.view.ts'
import type { ReportParams } from './report.page.ts'

export const showPublish =
  (catalogue: Catalogue) =>
  (visit: Visit<ReportParams>): Promise<Answer> =>
    publishPage(visit, catalogue, { values: { profile: DEFAULT_PROFILE }, errors: {} })

export const takePublish =
  (catalogue: Catalogue) =>
  async (visit: Visit<ReportParams>): Promise<Answer> => {
    const { app, actor, params, form } = visit
    const profile = PUBLIC_PROFILES.find(name => name === form['profile'])
    if (!profile) {
      return publishPage(visit, catalogue, {
        values: form,
        errors: { profile: 'Select how small counts are protected' },
      })
    }
    try {
      const address = await publishReport(app, actor, catalogue, params.period, profile)
      return redirect(reportUrl(params.period), `The report is published at ${app.config.publicUrl}${address}.`)
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      return publishPage(visit, catalogue, { values: form, errors: { profile: error.message } })
    }
  }

async function publishPage(
  { app, actor, params }: Visit<ReportParams>,
  catalogue: Catalogue,
  state: FormState,
): Promise<Answer> {
  const draft = await app.transaction(actor, tx => draftReport(app, tx, catalogue, params.period))
  const { report, composed } = draft
  const obstacles = obstaclesOf(draft)
  const finished = obstacles.length === 0 ? finishReport(draft, DEFAULT_PROFILE) : undefined
  const figures = finished?.outcome === 'finished' ? finished.document.figures : []
  const exposed =
    finished?.outcome === 'refused' ? ['A small count could be worked out from the figures of this report.'] : []
  const hasErrors = Object.keys(state.errors).length > 0
  const body = publishBody({
    report,
    state,
    obstacles: [...obstacles, ...exposed],
    figureCount: figures.length,
    withheldTitles: figures
      .filter(figure => figure.state === 'withheld')
      .map(({ title, period }) => `${title}, ${period}`),
    notes: composed.notes,
  })
  const breadcrumbs = [
    { text: 'Annual reports', href: reportsUrl() },
    { text: report.title, href: reportUrl(report.period) },
  ]
  return showPage(
    { title: 'Check and publish', body, section: 'report', hasErrors, breadcrumbs },
    hasErrors ? 422 : 200,
  )
}

function obstaclesOf({ report, composed, missing }: DraftReport): string[] {
  return [
    ...(TRANSITIONS[report.status].publish ? [] : ['It is published already.']),
    ...missing.map(({ request, reason }) => `The figure ${request.code} ${request.period} cannot be found. ${reason}`),
    ...composed.notes.flatMap(({ heading, faults }) =>
      faults.map(({ line, message }) => `${heading}, line ${line}: ${message}`),
    ),
  ]
}
