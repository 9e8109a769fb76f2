import { radiosField } from '#platform/ui/choice-fields.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { textAreaField } from '#platform/ui/fields.ts'
import { button, postForm } from '#platform/ui/form.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import { pageHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { Report } from '../report.ts'
import { correctFigureUrl } from '../report.urls.ts'

/** A published figure beside what the register says of it today. */
export interface ComparedFigure {
  readonly figureId: string
  readonly title: string
  readonly period: string
  readonly printed: string
  readonly today: string
}

export function correctionsBody(report: Report, figures: readonly ComparedFigure[], onlyChanged: boolean): SafeHtml {
  const intro = html`<p class="govuk-body">A published figure is corrected by an erratum: dated, with its reason, beside the figure. Figures whose register has changed since are listed first.</p>`
  const table = dataTable({
    id: 'published-figures',
    caption: onlyChanged ? 'Figures that the registers now give differently' : 'Published figures',
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
  const heading = pageHeading({ title: 'Correct a figure', context: report.title })
  return html`${heading}${intro}${figures.length === 0 ? emptyState({ why: 'The report has no figures.' }) : table}`
}

export interface CorrectFigurePage {
  readonly report: Report
  readonly figure: ComparedFigure
  readonly state: FormState
}

export function correctFigureBody({ report, figure, state }: CorrectFigurePage): SafeHtml {
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
  })}${textAreaField(state, { name: 'reason', label: 'Reason, as readers will see it', hint: 'Do not repeat a figure that must not be shown.', rows: 4 })}${button({ text: 'Publish the erratum', kind: 'warning' })}`,
})}`
}
