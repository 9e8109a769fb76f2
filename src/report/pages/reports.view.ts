import { dataTable } from '#platform/ui/data-table.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { selectField } from '#platform/ui/fields.ts'
import { button, postForm } from '#platform/ui/form.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import { tag } from '#platform/ui/tag.ts'
import { type FinancialYear, yearInWords } from '../financial-year.ts'
import { type Report, STATUS_WORDS } from '../report.ts'
import { reportsUrl, reportUrl } from '../report.urls.ts'

interface ReportsPage {
  readonly reports: readonly Report[]
  /** years without a report, newest first; empty for those who may not start one */
  readonly startable: readonly FinancialYear[]
  readonly state: FormState
}

export const statusTag = ({ status }: Pick<Report, 'status'>): SafeHtml =>
  tag({ tone: status === 'published' ? 'green' : 'neutral', text: STATUS_WORDS[status] })

export function reportsBody({ reports, startable, state }: ReportsPage): SafeHtml {
  const list =
    reports.length === 0
      ? emptyState({
          why: 'No annual report has been started yet.',
          ...(startable.length > 0 ? { next: 'Choose a year below to start one.' } : {}),
        })
      : dataTable({
          id: 'reports',
          caption: 'Annual reports, newest first',
          isCaptionHidden: true,
          columns: [
            {
              head: 'Year',
              cell: report => html`<a class="govuk-link" href="${reportUrl(report.period)}">${report.title}</a>`,
            },
            { head: 'Status', cell: statusTag },
            { head: 'Started by', cell: report => report.startedBy },
          ],
          rows: reports,
        })
  return html`${errorSummary(state)}${pageHeading({ title: 'Annual reports' })}${list}${startable.length > 0 && startForm(startable, state)}`
}

const startForm = (startable: readonly FinancialYear[], state: FormState): SafeHtml =>
  html`${sectionHeading({ text: 'Start a report' })}${postForm({
    action: reportsUrl(),
    body: html`${selectField(state, {
      name: 'period',
      label: 'Financial year',
      hint: 'From 1 April to 31 March',
      choices: [
        { value: '', text: 'Select a year' },
        ...startable.map(year => ({ value: year, text: yearInWords(year) })),
      ],
    })}${button({ text: 'Start the report' })}`,
  })}`
