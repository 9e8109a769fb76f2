import type { Evidence } from '#indicators'
import { pageHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'

export interface RecordsPage {
  readonly title: string
  readonly days: string
  readonly records: readonly Evidence[]
  readonly isAll: boolean
}

export const recordsBody = ({ title, days, records, isAll }: RecordsPage): SafeHtml =>
  html`${pageHeading({ title, context: days })}
${
  records.length === 0
    ? emptyState({ why: 'None of these is your team’s and open to you.' })
    : html`<p class="govuk-body">${isAll ? 'Those' : `The newest ${records.length}`} of your own team that you may open. Looking at this list is in the audit trail.</p>
<ul class="kith-square-list">${records.map(({ title: text, href }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}</ul>`
}`
