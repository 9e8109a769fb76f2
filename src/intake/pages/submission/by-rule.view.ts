import { dataTable } from '#platform/ui/data-table.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
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
<h3 class="govuk-heading-s" id="${id}">${tag(SEVERITY_TAGS[first.severity])} ${titleOf(first)}${children > 0 && `, ${children} ${children === 1 ? 'child' : 'children'}`}</h3>
${belowTitle(first)}
${places.length > 0 && placesTable(first, places)}
${places.length > SHOWN_OF_A_RULE && html`<p>Showing ${SHOWN_OF_A_RULE} of ${places.length}. The CSV file has them all.</p>`}
</section>`
}

function placesTable(first: Issue, places: readonly Issue[]): SafeHtml {
  const line = places.some(({ letter }) => letter !== undefined) ? 'Row' : 'Line'
  return dataTable({
    id: `places-${first.rule}`,
    caption: isNumbered(first) ? `Where rule ${first.rule} is broken` : `Where it is: ${titleOf(first)}`,
    isCaptionHidden: true,
    isStacked: true,
    rows: places.slice(0, SHOWN_OF_A_RULE),
    columns: [
      { head: 'Child', cell: issue => issue.record ?? '' },
      { head: 'Part', cell: issue => issue.module ?? '' },
      {
        head: 'Item',
        cell: ({ field, letter }) =>
          html`${field ?? ''}${letter !== undefined && html` <span class="kith-context">column ${letter}</span>`}`,
      },
      { head: 'Found', cell: issue => (issue.value === null ? '' : html`<q>${issue.value}</q>`) },
      { head: line, isNumeric: true, stackedLabel: line, cell: issue => String(issue.row) },
    ],
  })
}

/** The department numbers its rules. */
const isNumbered = ({ rule }: Issue): boolean => /^\d/.test(rule)
/** Rules that nobody numbered are known by what is wrong; what is wrong with the file itself is in no part of it. */
const isNamed = (issue: Issue): boolean => !isNumbered(issue) && issue.module !== undefined

/** The sentence that says what is wrong, and those that say what to do. */
function sentences(message: string): readonly [wrong: string, rest: string] {
  const end = message.indexOf('. ')
  return end === -1 ? [message.replace(/\.$/, ''), ''] : [message.slice(0, end), message.slice(end + 2)]
}

function titleOf(issue: Issue): string {
  if (isNumbered(issue)) return `Rule ${issue.rule}`
  return isNamed(issue) ? sentences(issue.message)[0] : 'The file itself'
}

function belowTitle(issue: Issue): HtmlPart {
  const text = isNamed(issue) ? sentences(issue.message)[1] : issue.message
  return text !== '' && html`<p class="kith-prose">${text}</p>`
}
