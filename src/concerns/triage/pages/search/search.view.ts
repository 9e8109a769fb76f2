import { dayInWords } from '#platform/day.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { dateField } from '#platform/ui/date-field.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { textField } from '#platform/ui/fields.ts'
import { button, postForm } from '#platform/ui/form.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { ageOn } from '../../../case/case.ts'
import { pathwayOf, stateInWords } from '../../../concern.ts'
import { concernUrl, searchConcernsUrl, triageUrl } from '../../../concerns.urls.ts'
import { nameOf } from '../../../individual.ts'
import type { FoundConcern } from '../../search.store.ts'

interface Found {
  readonly rows: readonly FoundConcern[]
  readonly hasMore: boolean
}

export const searchPage = (state: FormState, today: Temporal.PlainDate, found?: Found): PageContent => ({
  title: 'Search concerns',
  section: 'triage',
  breadcrumbs: [{ text: 'Triage', href: triageUrl() }],
  hasErrors: hasErrors(state),
  body: html`${errorSummary(state)}${pageHeading({ title: 'Search concerns' })}
${found && results(found, today)}
${postForm({
  action: searchConcernsUrl(),
  classes: 'kith-search',
  body: html`<div class="kith-search__columns"><div>${textField(state, { name: 'reference', label: 'Reference', hint: 'For example, AC-2024-7K2M9', width: 20 })}
${textField(state, { name: 'nhsNumber', label: 'Or NHS number', width: 20, inputmode: 'numeric', spellcheck: false })}</div>
<div>${textField(state, { name: 'givenName', label: 'Or given name', spellcheck: false })}
${textField(state, { name: 'familyName', label: 'Family name', hint: 'As it sounds: spellings that sound alike are found', spellcheck: false })}
${dateField(state, { name: 'bornOn', label: 'Date of birth', hint: 'For example, 2 11 1944' })}
${textField(state, { name: 'postcode', label: 'Postcode', width: 10 })}</div></div>
${button({ text: 'Search' })}<p class="kith-muted">What you search for and what it finds is in the audit trail. A restricted record is found by nobody whom it is closed to: <a class="govuk-link" href="/break-glass">open one in an emergency</a>.</p>`,
})}`,
})

function results({ rows, hasMore }: Found, today: Temporal.PlainDate): SafeHtml {
  if (rows.length === 0)
    return emptyState({
      why: 'Nothing that you may open was found. Try another spelling, fewer words, or a date of birth.',
    })
  return html`${sectionHeading({ text: hasMore ? `The newest ${rows.length}` : `${rows.length} found`, id: 'found' })}${dataTable(
    {
      id: 'found-concerns',
      caption: 'Concerns found, newest first',
      isCaptionHidden: true,
      isStacked: true,
      columns: [
        {
          head: 'Concern',
          cell: (row: FoundConcern) =>
            html`<a class="govuk-link" href="${concernUrl(row.reference)}">${row.reference}</a>`,
          isRowHead: true,
        },
        { head: 'About', cell: row => whom(row, today) },
        { head: 'Received', cell: row => dayInWords(row.receivedOn) },
        { head: 'What was decided', cell: row => stateInWords(pathwayOf(row.pathway ?? null)) },
      ],
      rows,
    },
  )}${hasMore && html`<p class="govuk-body">There are more. Add a date of birth or a postcode to find fewer.</p>`}`
}

function whom(row: FoundConcern, today: Temporal.PlainDate): string {
  if (row.isHidden) return 'Name hidden on this list'
  const age = ageOn(row, today)
  return age === undefined ? nameOf(row) : `${nameOf(row)}, ${age}`
}
