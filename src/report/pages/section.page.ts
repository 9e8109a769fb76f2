import type { Catalogue } from '#indicators'
import { NotFound } from '#platform/errors.ts'
import { type Answer, redirect, showPage, type Visit } from '#platform/http/route.ts'
import { type FormState, fieldValue } from '#platform/ui/form-state.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { type FoundFigure, type FoundFigures, type PublishedDocument, sectionHtml } from '#publishing'
import { type DraftReport, draftReport, finishReport } from '../draft-report.ts'
import { requestId } from '../figure-request.ts'
import { boundFigures, parseProse } from '../prose.ts'
import { isSectionCode, type ReportSection, SECTIONS, type SectionCode } from '../report.ts'
import { measureUrl, reportsUrl, reportUrl } from '../report.urls.ts'
import { saveSection } from '../save-section.ts'
import { findMeasures } from './find-measures.ts'
import { readSectionForm, stateOfSection } from './section.form.ts'
import { previewPart, type SectionPage, sectionBody } from './section.view.ts'

export interface SectionParams {
  readonly period: string
  readonly code: string
}

export const showSection =
  (catalogue: Catalogue) =>
  (visit: Visit<SectionParams>): Promise<Answer> =>
    sectionPage(visit, catalogue, {})

export const takeSection =
  (catalogue: Catalogue) =>
  async (visit: Visit<SectionParams>): Promise<Answer> => {
    const { app, actor, params, form } = visit
    const code = codeOf(params)
    const state: FormState = { values: form, errors: {} }
    const read = readSectionForm(form)
    if (!read.ok) return sectionPage(visit, catalogue, { state: { ...state, errors: read.errors } })
    if (form['act'] !== 'save') {
      return sectionPage(visit, catalogue, { state, find: fieldValue(state, 'find')?.trim() || undefined })
    }
    const outcome = await saveSection(app, actor, params.period, code, read.given)
    if (outcome.saved) return redirect(reportUrl(params.period), `“${read.given.heading}” is saved.`)
    const values = { ...form, version: String(outcome.standing.version) }
    const errors = {
      prose: `${outcome.standing.savedBy} saved this section while you wrote. Compare the two texts, then save.`,
    }
    return sectionPage(visit, catalogue, { state: { values, errors }, standing: outcome.standing })
  }

/** The part of the page that script replaces while somebody writes. */
export const takePreview =
  (catalogue: Catalogue) =>
  async (visit: Visit<SectionParams>): Promise<Answer> => {
    const page = await drawPage(visit, catalogue, { state: { values: visit.form, errors: {} } })
    return { kind: 'text', type: 'text/html; charset=utf-8', content: previewPart(page).toString() }
  }

interface Writing {
  readonly state?: FormState
  readonly find?: string | undefined
  readonly standing?: ReportSection
}

async function sectionPage(visit: Visit<SectionParams>, catalogue: Catalogue, writing: Writing): Promise<Answer> {
  const page = await drawPage(visit, catalogue, writing)
  const { report, state } = page
  const hasErrors = Object.keys(state.errors).length > 0
  const content = {
    title: fieldValue(state, 'heading') ?? '',
    body: sectionBody(page),
    section: 'report',
    hasErrors,
    breadcrumbs: [
      { text: 'Annual reports', href: reportsUrl() },
      { text: report.title, href: reportUrl(report.period) },
    ],
  }
  return showPage(content, hasErrors ? (writing.standing ? 409 : 422) : 200)
}

async function drawPage(
  { app, actor, params }: Visit<SectionParams>,
  catalogue: Catalogue,
  writing: Writing,
): Promise<SectionPage> {
  const code = codeOf(params)
  const typed = writing.state && {
    code,
    // A heading that was emptied is said beside its field; the preview still needs one.
    heading: fieldValue(writing.state, 'heading')?.trim() || 'No heading yet',
    prose: fieldValue(writing.state, 'prose') ?? '',
  }
  return app.transaction(actor, async tx => {
    const draft = await draftReport(app, tx, catalogue, params.period, typed)
    const standing = draft.sections.find(section => section.code === code)
    if (!standing) throw new NotFound(`The report has no section ${code}.`)
    const measures =
      writing.find === undefined ? undefined : await findMeasures(tx, catalogue, writing.find, draft.report.period)
    return {
      report: draft.report,
      code,
      state: writing.state ?? stateOfSection(standing),
      notes: draft.composed.notes.find(notes => notes.code === code),
      missing: missingIn(draft, standing),
      preview: previewOf(draft, code),
      isDrawn: SECTIONS.some(section => section.code === code && section.isDrawn),
      measures,
      standing: writing.standing,
    }
  })
}

function codeOf({ code }: SectionParams): SectionCode {
  if (!isSectionCode(code)) throw new NotFound(`The report has no section ${code}.`)
  return code
}

function missingIn(draft: DraftReport, section: ReportSection): string[] {
  const named = new Set(boundFigures(parseProse(section.prose)).map(requestId))
  return draft.missing
    .filter(({ request }) => named.has(requestId(request)))
    .map(({ request, reason }) => `{{measure ${request.code} ${request.period}}}: ${reason}`)
}

function previewOf(draft: DraftReport, code: SectionCode): SafeHtml {
  const finished = finishReport({ ...draft, found: standIns(draft) }, 'public-local')
  if (finished.outcome === 'refused') {
    return html`<p class="govuk-body">A small count could be worked out from the figures of this report, so it cannot be shown as the public would see it.</p>`
  }
  const section = finished.document.sections.find(({ id }) => id === code)
  if (!section) return html`<p class="govuk-body">This section is empty, so the report leaves it out.</p>`
  return sectionHtml(finished.document, section, draftLinks(finished.document), 3)
}

/** What cannot be found is said where it would stand, so that the rest can be read while somebody writes. */
function standIns({ found, missing }: DraftReport): FoundFigures {
  const stood = missing.map(({ request }): [string, FoundFigure] => {
    const id = requestId(request)
    const content = { kind: 'observed', numerator: '', denominator: '' } as const
    return [
      id,
      {
        id,
        code: request.code,
        periodCode: request.period,
        title: request.code,
        definition: '',
        period: request.period,
        unit: '',
        figureUnit: 'count',
        decimals: 0,
        protects: 'nothing',
        content: { ...content, observed: { state: 'narrative-only', narrative: '(figure not found)' } },
        source: 'Not found',
        revision: 'none',
        approver: null,
        caveat: null,
      },
    ]
  })
  return { ...found, figures: new Map([...found.figures, ...stood]) }
}

/** In a draft a figure leads to its measure. */
export const draftLinks = (document: PublishedDocument) => ({
  figure: (figureId: string): string => {
    const figure = document.figures.find(({ id }) => id === figureId)
    return figure ? measureUrl(figure.code, figure.periodCode) : '#'
  },
  section: (sectionId: string): string => `#${sectionId}`,
  tableData: (): undefined => undefined,
})
