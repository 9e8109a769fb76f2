import { weekdayInWords } from '#platform/day.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { pageHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { tag } from '#platform/ui/tag.ts'
import { giveFeedbackUrl } from '../../../concerns.urls.ts'
import { FEEDBACK_KINDS, type OwedCount, type OwedRow, owedInWords } from '../../feedback.ts'

export interface OwedView {
  readonly rows: readonly OwedRow[]
  readonly counted: OwedCount
  readonly today: Temporal.PlainDate
  /** working days late, or nothing */
  readonly lateOf: (row: OwedRow) => number
}

/** Who waits for an answer, the longest due first. */
export function owedPage(view: OwedView): PageContent {
  return {
    title: 'Answers owed',
    section: 'triage',
    body: html`${pageHeading({
      title: 'Answers owed to those who raised a concern',
      context: view.counted.count === 0 ? undefined : owedInWords(view.counted),
    })}
${
  view.rows.length === 0
    ? emptyState({ why: 'Nobody waits for an answer from your team.', next: 'One is owed with each decision.' })
    : html`${dataTable({
        id: 'owed',
        caption: 'Answers owed',
        isCaptionHidden: true,
        isStacked: true,
        columns: [
          {
            head: 'Concern',
            cell: row => html`<a class="govuk-link" href="${giveFeedbackUrl(row.feedbackId)}">${row.reference}</a>`,
            isRowHead: true,
          },
          { head: 'What is owed', cell: row => FEEDBACK_KINDS[row.kind] },
          { head: 'To', cell: toWhom },
          { head: 'Due', cell: row => due(row, view) },
        ],
        rows: view.rows,
      })}${view.counted.count > view.rows.length && html`<p class="kith-context">The ${view.rows.length} that are due first.</p>`}`
}`,
  }
}

const toWhom = ({ entitlement, organisation }: OwedRow): string =>
  entitlement === 'looked-at' ? 'A member of the public' : organisation || 'A professional'

function due(row: OwedRow, { today, lateOf }: OwedView): SafeHtml {
  const late = lateOf(row)
  const day = weekdayInWords(row.dueOn)
  if (late > 0)
    return html`${tag({ tone: 'red', shape: 'late', text: `${late} working ${late === 1 ? 'day' : 'days'} late` })}<br>was due ${day}`
  if (row.dueOn.equals(today)) return html`${tag({ tone: 'amber', text: 'Due today' })}<br>${day}`
  return html`${day}`
}
