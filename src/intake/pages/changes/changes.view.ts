import type { Catalogue } from '#indicators'
import { thousands } from '#platform/thousands.ts'
import { pageHeading } from '#platform/ui/headings.ts'
import { html } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { pagination } from '#platform/ui/pagination.ts'
import { type ChangesQuery, changesCsvUrl, changesUrl, intakeUrl, submissionUrl } from '../../intake.urls.ts'
import type { ListedChange } from '../../preview.store.ts'
import type { Submission } from '../../submission.ts'
import { changeTable } from '../change-table.view.ts'

export const CHANGES_ON_A_PAGE = 25

export interface ChangesPage {
  readonly submission: Submission
  readonly catalogue: Catalogue
  /** At most one more than a page holds */
  readonly changes: readonly ListedChange[]
  readonly total: number
  readonly query: ChangesQuery
}

export function changesView(page: ChangesPage): PageContent {
  const { submission, catalogue, changes, query } = page
  const { id, fileName, state } = submission
  const isDone = state !== 'waiting'
  const title = isDone ? 'What the file changed' : 'What the file would change'
  const shown = query.before === undefined ? changes.slice(0, CHANGES_ON_A_PAGE) : changes.slice(-CHANGES_ON_A_PAGE)
  const measure = query.measure === undefined ? undefined : (catalogue.find(query.measure)?.title ?? query.measure)
  return {
    title,
    section: 'figures',
    breadcrumbs: [
      { text: 'Send figures', href: intakeUrl() },
      { text: fileName, href: submissionUrl(id) },
    ],
    body: html`${pageHeading({
      context: fileName,
      title,
      below:
        measure !== undefined &&
        html`<p>Only ${measure}. <a class="govuk-link" href="${changesUrl(id)}">See all measures</a></p>`,
      aside: html`<a class="govuk-link" href="${changesCsvUrl(id)}">Download as CSV</a>`,
    })}
${shown.length === 0 ? emptyState({ why: isDone ? 'It changed no figure that was approved.' : 'It would change nothing.' }) : html`${changeTable({ caption: title, catalogue, changes: shown, isDone })}${pages(page, shown)}`}`,
  }
}

function pages({ submission: { id }, changes, total, query }: ChangesPage, shown: readonly ListedChange[]) {
  const hasMore = changes.length > CHANGES_ON_A_PAGE
  const [first, last] = [shown[0]?.position, shown.at(-1)?.position]
  const hasBefore = query.before === undefined ? query.after !== undefined : hasMore
  const hasAfter = query.before === undefined ? hasMore : true
  const { measure } = query
  return pagination({
    summary: `Showing ${thousands(shown.length)} of ${thousands(total)} figures.`,
    previousHref: hasBefore ? changesUrl(id, { measure, before: first }) : undefined,
    nextHref: hasAfter ? changesUrl(id, { measure, after: last }) : undefined,
  })
}
