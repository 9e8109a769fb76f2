import { z } from 'zod'
import { type Catalogue, formatShort, toDecimal, valueInWords } from '#indicators'
import { Conflict, NotFound } from '#platform/errors.ts'
import { type Answer, redirect, showPage, type Visit } from '#platform/http/route.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import { type FoundFigure, getReleaseForUpdate, type PublishedFigure, ShownElsewhere } from '#publishing'
import { correctFigure } from '../correct-figure.ts'
import { draftReport } from '../draft-report.ts'
import { listReports } from '../report.store.ts'
import type { Report } from '../report.ts'
import { reportsUrl, reportUrl } from '../report.urls.ts'
import { type ComparedFigure, correctFigureBody, correctionsBody } from './correct.view.ts'
import type { ReportParams } from './report.page.ts'

export const correctQuery = z.object({ figure: z.string().min(1) })
export const correctionsQuery = z.object({ q: z.string().optional() })

export const showCorrections =
  (catalogue: Catalogue) =>
  async (visit: Visit<ReportParams, z.infer<typeof correctionsQuery>>): Promise<Answer> => {
    const { report, figures } = await comparedFigures(visit, catalogue)
    const words = (visit.query.q ?? '').trim()
    const sought = words.toLowerCase().split(/\s+/)
    const found = figures.filter(({ title }) => sought.every(word => title.toLowerCase().includes(word)))
    const body = correctionsBody({ report, changed: figures.filter(({ isChanged }) => isChanged), words, found })
    return showPage({ title: 'Correct a figure', body, section: 'report', breadcrumbs: trail(report) })
  }

export const showCorrectFigure =
  (catalogue: Catalogue) =>
  (visit: Visit<ReportParams, z.infer<typeof correctQuery>>): Promise<Answer> =>
    correctFigurePage(visit, catalogue, { values: {}, errors: {} })

export const takeCorrectFigure =
  (catalogue: Catalogue) =>
  async (visit: Visit<ReportParams, z.infer<typeof correctQuery>>): Promise<Answer> => {
    const { app, actor, params, query, form } = visit
    const cause = (['correction', 'disclosure'] as const).find(each => each === form['cause'])
    const reason = String(form['reason'] ?? '').trim()
    const errors = {
      ...(cause ? {} : { cause: 'Select why the figure is corrected' }),
      ...(reason === '' ? { reason: 'Enter the reason' } : {}),
    }
    const everywhere = form['everywhere'] === 'yes'
    if (!cause || reason === '') return correctFigurePage(visit, catalogue, { values: form, errors })
    try {
      await correctFigure(app, actor, catalogue, params.period, { figureId: query.figure, cause, reason, everywhere })
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      if (!(error instanceof ShownElsewhere))
        return correctFigurePage(visit, catalogue, { values: form, errors: { cause: error.message } })
      const ids = new Set(error.releases.map(({ releaseId }) => releaseId))
      const showing = (await app.transaction(actor, listReports)).filter(other => ids.has(other.releaseId ?? ''))
      return correctFigurePage(visit, catalogue, { values: form, errors: { everywhere: error.message } }, showing)
    }
    return redirect(reportUrl(params.period), 'The erratum is published and the files are made again.')
  }

async function correctFigurePage(
  visit: Visit<ReportParams, z.infer<typeof correctQuery>>,
  catalogue: Catalogue,
  state: FormState,
  showing: readonly Report[] = [],
): Promise<Answer> {
  const { report, figures } = await comparedFigures(visit, catalogue)
  const figure = figures.find(({ figureId }) => figureId === visit.query.figure)
  if (!figure) throw new NotFound('The report has no such figure.')
  const hasErrors = Object.keys(state.errors).length > 0
  const body = correctFigureBody({ report, figure, state, showing })
  const content = { title: `Correct: ${figure.title}`, body, section: 'report', hasErrors, breadcrumbs: trail(report) }
  return showPage(content, hasErrors ? 422 : 200)
}

const trail = (report: Report) => [
  { text: 'Annual reports', href: reportsUrl() },
  { text: report.title, href: reportUrl(report.period) },
]

async function comparedFigures(
  { app, actor, params }: Visit<ReportParams>,
  catalogue: Catalogue,
): Promise<{ report: Report; figures: ComparedFigure[] }> {
  return app.transaction(actor, async tx => {
    const { report, found } = await draftReport(app, tx, catalogue, params.period)
    if (report.releaseId === undefined)
      throw new Conflict('Only a published report is corrected by errata. Change the draft instead.')
    const { document } = await getReleaseForUpdate(tx, report.releaseId)
    const figures = document.figures
      .filter(({ id }) => found.figures.has(id))
      .flatMap(figure => compare(figure, found.figures.get(figure.id)))
    return { report, figures }
  })
}

function compare(figure: PublishedFigure, held: FoundFigure | undefined): ComparedFigure[] {
  if (held?.content.kind !== 'observed') return []
  const { observed } = held.content
  const percent = held.figureUnit === 'percent'
  const today =
    observed.state === 'value'
      ? `${formatShort(observed.value, held.decimals)}${percent ? '%' : ''}`
      : valueInWords(observed, { decimals: held.decimals, percent })
  const isChanged =
    figure.state !== 'withheld' &&
    (observed.state === 'value' ? !printsAs(figure, held) : figure.valueState !== observed.state)
  const { id: figureId, title, period, printed } = figure
  return [{ figureId, title, period, printed, today, isChanged }]
}

/** Whether the register's value of today, rounded as the report printed it, is what the report printed. */
function printsAs({ value }: PublishedFigure, { content }: FoundFigure): boolean {
  if (content.kind !== 'observed' || content.observed.state !== 'value' || value === null) return false
  return toDecimal(content.observed.value, value.split('.')[1]?.length ?? 0) === value
}
