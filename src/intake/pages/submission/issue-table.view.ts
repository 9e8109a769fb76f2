import { dataTable } from '#platform/ui/data-table.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { tag } from '#platform/ui/tag.ts'
import type { Issue } from '../../issue.ts'
import { SEVERITY_TAGS } from './severity-tags.ts'

const SHOWN = 200

/** What was found in rows and columns, row by row. */
export function issueTable(issues: readonly Issue[]): SafeHtml {
  const hasTables = issues.some(issue => issue.module !== undefined)
  return html`${dataTable({
    id: 'issue-list',
    caption: 'What was found, by row',
    isCaptionHidden: true,
    isStacked: true,
    rows: issues.slice(0, SHOWN),
    columns: [
      {
        head: 'Row',
        isNumeric: true,
        stackedLabel: 'Row',
        cell: issue => (issue.row === null ? 'file' : String(issue.row)),
      },
      ...(hasTables ? [{ head: 'Table', cell: (issue: Issue) => issue.file ?? issue.module ?? '' }] : []),
      { head: 'Column', cell: issue => issue.field ?? '' },
      { head: 'Found', cell: issue => (issue.value === null ? '' : html`<q>${issue.value}</q>`) },
      {
        head: 'What is wrong and what is accepted',
        cell: issue => html`${tag(SEVERITY_TAGS[issue.severity])} ${issue.message}`,
      },
    ],
  })}${issues.length > SHOWN && html`<p>Showing ${SHOWN} of ${issues.length}. The CSV file has them all.</p>`}`
}
