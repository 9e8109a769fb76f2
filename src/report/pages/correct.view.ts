import { checkboxesField, radiosField } from '#platform/ui/choice-fields.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { textAreaField, textField } from '#platform/ui/fields.ts'
import { button, postForm } from '#platform/ui/form.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, joinHtml, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { Report } from '../report.ts'
import { correctFigureUrl, correctionsUrl, reportUrl } from '../report.urls.ts'

/** A published figure beside what the register says of it today. */
export interface ComparedFigure {
  readonly figureId: string
  readonly title: string
  readonly period: string
  readonly printed: string
  readonly today: string
  readonly isChanged: boolean
}

export interface CorrectionsPage {
  readonly report: Report
  /** figures that the registers now give differently */
  readonly changed: readonly ComparedFigure[]
  /** what was looked for; empty when nothing was */
  readonly words: string
  readonly found: readonly ComparedFigure[]
}

const MOST_FOUND = 25

export function correctionsBody({ report, changed, words, found }: CorrectionsPage): SafeHtml {
  const state = { values: { q: words }, errors: {} }
  return html`${pageHeading({ title: 'Correct a figure', context: report.title })}
<p class="govuk-body">A published figure is corrected by an erratum: dated, with its reason, beside the figure.</p>
${sectionHeading({ text: 'Different in the registers today', count: changed.length })}
${
  changed.length === 0
    ? emptyState({ why: 'Every figure of the report is what the registers say today.' })
    : figureTable(report, 'changed-figures', 'Figures that the registers now give differently', changed)
}
${sectionHeading({ text: 'Any other figure' })}
<form method="get" action="${correctionsUrl(report.period)}">${textField(state, {
    name: 'q',
    label: 'Words in its name',
    hint: 'For a figure that should not have been shown',
    type: 'search',
  })}${button({ text: 'Find figures', kind: 'secondary' })}</form>
${words !== '' && foundFigures(report, found)}`
}

function foundFigures(report: Report, found: readonly ComparedFigure[]): SafeHtml {
  if (found.length === 0) return emptyState({ why: 'No figure of the report has these words in its name.' })
  const shown = found.slice(0, MOST_FOUND)
  const more = found.length - shown.length
  return html`${figureTable(report, 'found-figures', 'Figures with these words in their name', shown)}${
    more > 0 && html`<p class="govuk-body">${more} more have these words. Add a word, such as the agency.</p>`
  }`
}

const figureTable = (report: Report, id: string, caption: string, figures: readonly ComparedFigure[]): SafeHtml =>
  dataTable({
    id,
    caption,
    isCaptionHidden: true,
    columns: [
      {
        head: 'Figure',
        cell: figure =>
          html`<a class="govuk-link" href="${correctFigureUrl(report.period, figure.figureId)}">${figure.title}</a>`,
      },
      { head: 'Period', cell: figure => figure.period },
      { head: 'In the report', cell: figure => figure.printed, isNumeric: true },
      { head: 'In the register today', cell: figure => figure.today, isNumeric: true },
    ],
    rows: figures,
  })

export interface CorrectFigurePage {
  readonly report: Report
  readonly figure: ComparedFigure
  readonly state: FormState
  /** other reports that show the figure, and have to withhold it too */
  readonly showing: readonly Report[]
}

export function correctFigureBody({ report, figure, state, showing }: CorrectFigurePage): SafeHtml {
  return html`${errorSummary(state)}${pageHeading({ title: `Correct: ${figure.title}`, context: `${report.title}. ${figure.period}` })}
<p class="govuk-body">The report prints <strong>${figure.printed}</strong>. The register says <strong>${figure.today}</strong> today.</p>
${postForm({
  action: correctFigureUrl(report.period, figure.figureId),
  body: html`${radiosField(state, {
    name: 'cause',
    label: 'Why is it corrected?',
    choices: [
      {
        value: 'correction',
        text: 'The figure was wrong',
        hint: 'The register’s figure takes its place. The erratum says what was printed before.',
      },
      {
        value: 'disclosure',
        text: 'It should not have been shown',
        hint: 'The figure is withheld, with all that would give it away. What was printed before is shown nowhere.',
      },
    ],
  })}${textAreaField(state, { name: 'reason', label: 'Reason, as readers will see it', hint: 'Do not repeat a figure that must not be shown.', rows: 4 })}${showing.length > 0 && alsoIn(state, showing)}${button({ text: 'Publish the erratum', kind: 'warning' })}`,
})}`
}

const alsoIn = (state: FormState, showing: readonly Report[]): SafeHtml =>
  checkboxesField(state, {
    name: 'everywhere',
    label: 'Other reports that show this figure',
    hint: html`An erratum with the same reason is published in each: ${joinHtml(
      showing.map(({ title, period }) => html`<a class="govuk-link" href="${reportUrl(period)}">${title}</a>`),
      ', ',
    )}.`,
    choices: [
      {
        value: 'yes',
        text: showing.length === 1 ? 'Withhold it in that report too' : 'Withhold it in those reports too',
      },
    ],
  })
