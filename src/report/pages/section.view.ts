import { errorSummary } from '#platform/ui/error-summary.ts'
import { textAreaField, textField } from '#platform/ui/fields.ts'
import { button, postForm } from '#platform/ui/form.ts'
import { type FormState, fieldValue } from '#platform/ui/form-state.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import type { SectionNotes } from '../compose-report.ts'
import { boundFigureText } from '../prose.ts'
import type { Report, ReportSection, SectionCode } from '../report.ts'
import { sectionPreviewUrl, sectionUrl } from '../report.urls.ts'

export interface FoundMeasure {
  readonly code: string
  readonly title: string
  readonly period: string
  /** as it stands now, for those who write the report */
  readonly value: string
}

export interface SectionPage {
  readonly report: Report
  readonly code: SectionCode
  readonly state: FormState
  readonly notes: SectionNotes | undefined
  readonly missing: readonly string[]
  readonly preview: SafeHtml
  readonly isDrawn: boolean
  /** what the words in the search box found; undefined before a search */
  readonly measures: readonly FoundMeasure[] | undefined
  /** the text that somebody else saved meanwhile */
  readonly standing: ReportSection | undefined
}

export function sectionBody(page: SectionPage): SafeHtml {
  const { report, code, state } = page
  return html`${errorSummary(state)}${pageHeading({ title: fieldValue(state, 'heading') ?? '', context: report.title })}
${page.standing && standingText(page.standing)}
<div class="kith-editor">
<div>${postForm({
    action: sectionUrl(report.period, code),
    id: 'section',
    // Enter in a field presses the form's first button: it must never be the one that saves and leaves.
    body: html`<button type="submit" name="act" value="preview" hidden></button><input type="hidden" name="version" value="${fieldValue(state, 'version') ?? ''}">
${textField(state, { name: 'heading', label: 'Heading' })}
${textAreaField(state, {
  name: 'prose',
  label: 'Words',
  hint: html`Leave a line empty between paragraphs. Begin a heading with ## and a list item with -. Put a figure in with {{measure CODE PERIOD}}: look for its code below.`,
  rows: 18,
  classes: 'kith-prose-field',
})}
<div class="kith-actions">${button({ text: 'Save the section', name: 'act', value: 'save' })}${button({ text: 'Show how it reads', kind: 'secondary', name: 'act', value: 'preview' })}</div>
${measureSearch(page)}`,
  })}</div>
<div class="kith-editor__preview" data-preview-of="prose" data-preview-url="${sectionPreviewUrl(report.period, code)}">${previewPart(page)}</div>
</div>`
}

/** How the section reads, with what to look at: a part of the page that script replaces while somebody writes. */
export function previewPart({
  preview,
  notes,
  missing,
  isDrawn,
}: Pick<SectionPage, 'preview' | 'notes' | 'missing' | 'isDrawn'>): SafeHtml {
  return html`${sectionHeading({ text: 'How it reads' })}${toLookAt(notes, missing)}<div class="kith-preview">${preview}</div>${
    isDrawn && html`<p class="kith-context">The tables and pictures are drawn from the registers and measures.</p>`
  }`
}

function toLookAt(notes: SectionNotes | undefined, missing: readonly string[]): HtmlPart {
  const { faults, typedNumbers } = notes ?? { faults: [], typedNumbers: [] }
  const items = [
    ...missing.map(reason => html`<li>${reason}</li>`),
    ...faults.map(({ line, message }) => html`<li>Line ${line}: ${message}</li>`),
    ...typedNumbers.map(
      ({ number, around }) =>
        html`<li>The number <strong>${number}</strong> is typed, so nobody can follow where it comes from. Put a figure in its place: “${around}”</li>`,
    ),
  ]
  return items.length > 0 && html`<ul class="govuk-list govuk-list--bullet kith-to-look-at">${items}</ul>`
}

function measureSearch({ state, measures }: SectionPage): SafeHtml {
  return html`${sectionHeading({ text: 'Find a figure' })}
${textField(state, { name: 'find', label: 'Words in its name', hint: 'For example: concerns received', type: 'search' })}
${button({ text: 'Find figures', kind: 'secondary', name: 'act', value: 'find' })}
${measures !== undefined && (measures.length === 0 ? html`<p class="govuk-body">No figure has these words in its name. Try fewer words.</p>` : foundList(measures))}`
}

const foundList = (measures: readonly FoundMeasure[]): SafeHtml =>
  html`<ul class="govuk-list kith-found-figures">${measures.map(
    ({ title, code, period, value }) =>
      html`<li><strong>${title}</strong>, ${period}: ${value}<br><code data-insert-into="prose">${boundFigureText({ code, period, facet: 'value' })}</code></li>`,
  )}</ul>`

const standingText = ({ savedBy, heading, prose }: ReportSection): SafeHtml =>
  html`<section class="kith-panel" aria-labelledby="standing"><h2 class="govuk-heading-m" id="standing">What ${savedBy} saved while you wrote</h2>
<p class="govuk-body">Yours is in the form below and is not saved yet. Take over from this text what should stay, then save.</p>
<p class="govuk-body"><strong>${heading}</strong></p><pre class="kith-standing">${prose}</pre></section>`
