import { dataTable } from '#platform/ui/data-table.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { tag } from '#platform/ui/tag.ts'
import type { Issue } from '../../issue.ts'
import { SEVERITY_TAGS } from './severity-tags.ts'

/** So many places of a rule show what it is about; a system makes the same slip a thousand times. */
const SHOWN_OF_A_RULE = 20

/** What was found in a document, a part for each rule: those that refuse it first, then those with most places. */
export function issuesByRule(issues: readonly Issue[]): SafeHtml {
  const order = { error: 0, warning: 1, note: 2 }
  const rules = [...Map.groupBy(issues, issue => issue.rule).values()].sort(
    (a, b) => order[a[0]?.severity ?? 'note'] - order[b[0]?.severity ?? 'note'] || b.length - a.length,
  )
  return html`${rules.map(rulePart)}`
}

function rulePart(issues: readonly Issue[]): SafeHtml {
  const [first] = issues
  if (!first) return html``
  const children = new Set(issues.flatMap(({ record }) => (record === null ? [] : [record]))).size
  const places = issues.filter(issue => issue.row !== null)
  const id = `rule-${first.rule}`
  return html`<section aria-labelledby="${id}">
<h3 class="govuk-heading-s" id="${id}">${tag(SEVERITY_TAGS[first.severity])} ${isNumbered(first) ? `Rule ${first.rule}` : 'The file itself'}${children > 0 && `, ${children} ${children === 1 ? 'child' : 'children'}`}</h3>
<p class="kith-prose">${first.message}</p>
${places.length > 0 && placesTable(first, places)}
${places.length > SHOWN_OF_A_RULE && html`<p>Showing ${SHOWN_OF_A_RULE} of ${places.length}. The CSV file has them all.</p>`}
</section>`
}

const placesTable = (first: Issue, places: readonly Issue[]): SafeHtml =>
  dataTable({
    id: `places-${first.rule}`,
    caption: isNumbered(first) ? `Where rule ${first.rule} is broken` : 'Where it is',
    isCaptionHidden: true,
    isStacked: true,
    rows: places.slice(0, SHOWN_OF_A_RULE),
    columns: [
      { head: 'Child', cell: issue => issue.record ?? '' },
      { head: 'Part', cell: issue => issue.module ?? '' },
      { head: 'Item', cell: issue => issue.field ?? '' },
      { head: 'Found', cell: issue => (issue.value === null ? '' : html`<q>${issue.value}</q>`) },
      { head: 'Line', isNumeric: true, stackedLabel: 'Line', cell: issue => String(issue.row) },
    ],
  })

/** The department numbers its rules; what is wrong with a file itself has a name. */
const isNumbered = ({ rule }: Issue): boolean => /^\d/.test(rule)
