import type { Chart } from '#platform/charts/chart.ts'
import { dayInWords } from '#platform/day.ts'
import { dataTable, scrollRegion } from '#platform/ui/data-table.ts'
import { textField } from '#platform/ui/fields.ts'
import { filters } from '#platform/ui/filters.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, joinHtml, type SafeHtml, unsafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { tag } from '#platform/ui/tag.ts'
import { compareStructureUrl, groupUrl, structureUrl } from '../../partnership.urls.ts'
import { type GroupOn, nestStructure } from '../../structure.ts'
import { type ComparedGroup, STRUCTURE_CHANGES } from '../../structure-changes.ts'
import { nestedList } from '../structure/nested-list.view.ts'
import { counted } from '../words.ts'

export interface StructureComparison {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly before: readonly GroupOn[]
  readonly after: readonly GroupOn[]
  readonly charts: { readonly before: Chart; readonly after: Chart }
  readonly compared: readonly ComparedGroup[]
  /** what was typed, with what is wrong with it */
  readonly state: FormState
}

export function structureComparePage(page: StructureComparison): PageContent {
  const { from, to, compared, state } = page
  const changed = compared.filter(group => group.changes.length > 0)
  return {
    title: 'What changed in the structure',
    section: 'structure',
    breadcrumbs: [{ text: 'Structure', href: structureUrl() }],
    hasErrors: Object.keys(state.errors).length > 0,
    body: html`${pageHeading({
      context: `From ${dayInWords(from)} to ${dayInWords(to)}`,
      title: 'What changed in the structure',
    })}
${filters({
  action: compareStructureUrl(),
  fields: [
    textField(state, { name: 'from', label: 'From', width: 20 }),
    textField(state, { name: 'to', label: 'To', width: 20 }),
  ],
  current: [],
  applyText: 'Compare these days',
  count: `${counted(changed.length, 'group', 'groups')} changed, ${compared.length - changed.length} did not`,
})}
${chartsOf(page)}
${changes(changed, page)}
${sideBySide(page)}`,
  }
}

function chartsOf({ from, to, before, after, charts }: StructureComparison): SafeHtml {
  const half = (id: string, day: Temporal.PlainDate, groups: readonly GroupOn[], chart: Chart) =>
    html`<div class="govuk-grid-column-one-half">${sectionHeading({ text: dayInWords(day), id, count: counted(groups.length, 'group', 'groups') })}
${
  groups.length === 0
    ? emptyState({ why: 'No group stood that day.' })
    : html`${scrollRegion(id, html`<div class="kith-structure-chart kith-structure-chart--beside">${unsafeHtml(chart.svg)}</div>`)}
<p class="govuk-body"><a class="govuk-link" href="${structureUrl(day)}">Open ${dayInWords(day)} alone</a></p>`
}</div>`
  return html`<div class="govuk-grid-row">${half('chart-before', from, before, charts.before)}${half('chart-after', to, after, charts.after)}</div>`
}

function changes(changed: readonly ComparedGroup[], { from, to }: StructureComparison): SafeHtml {
  const heading = sectionHeading({ text: 'What changed', count: changed.length })
  if (changed.length === 0)
    return html`${heading}${emptyState({ why: 'The structure is the same on both days.', next: html`<a class="govuk-link" href="${structureUrl()}#changes">See the days on which it changed</a>` })}`
  return html`${heading}${dataTable({
    id: 'changes',
    caption: 'What changed, group by group',
    isCaptionHidden: true,
    isStacked: true,
    columns: [
      {
        head: 'Group',
        cell: ({ groupId, before, after }) =>
          html`<a class="govuk-link" href="${groupUrl(groupId, after ? to : from)}">${after?.name ?? before?.name}</a>`,
      },
      { head: 'Change', cell: group => tagsOf(group) },
      { head: dayInWords(from), cell: ({ before }) => describe(before) },
      { head: dayInWords(to), cell: ({ after, before }) => describe(after, before) },
    ],
    rows: changed,
  })}`
}

const tagsOf = ({ changes: kinds }: ComparedGroup): SafeHtml =>
  joinHtml(
    kinds.map(kind =>
      tag({
        tone: kind === 'new' || kind === 'closed' ? 'petrol' : 'neutral',
        shape: 'neutral',
        text: STRUCTURE_CHANGES[kind],
      }),
    ),
    ' ',
  )

/** Name, whom it is accountable to and remit; what is the same as before is said once, on the left. */
function describe(group: GroupOn | undefined, before?: GroupOn): SafeHtml | string {
  if (!group) return 'Not there'
  const parents = accountableTo(group)
  return joinHtml(
    [
      group.name !== before?.name && html`<b>${group.name}</b>`,
      parents !== (before && accountableTo(before)) && parents,
      group.remit !== before?.remit && group.remit,
      group.note !== '' && group.note !== before?.note && group.note,
    ].filter(line => line !== false),
    html`<br>`,
  )
}

function accountableTo({ parents, standing }: GroupOn): string {
  if (standing === 'external' && parents.length === 0) return 'Outside the partnership'
  if (parents.length === 0) return 'At the top of the partnership'
  const names = parents.map(parent => `${parent.name}${parent.isInferred ? ' (inferred)' : ''}`)
  return `Accountable to ${names.join(' and ')}`
}

function sideBySide({ from, to, before, after, compared }: StructureComparison): SafeHtml {
  const changed = compared.filter(group => group.changes.length > 0)
  const tags = new Map(changed.map(group => [group.groupId, tagsOf(group)]))
  const closed = new Map([...tags].filter(([id]) => !after.some(group => group.groupId === id)))
  const column = (day: Temporal.PlainDate, groups: readonly GroupOn[], marks: ReadonlyMap<string, SafeHtml>) =>
    html`<div class="govuk-grid-column-one-half"><h3 class="govuk-heading-s">${dayInWords(day)}</h3>
${groups.length === 0 ? emptyState({ why: 'No group stood that day.' }) : nestedList(nestStructure(groups), { day, tags: marks })}</div>`
  return html`${sectionHeading({ text: 'The charts as lists' })}
<div class="govuk-grid-row">${column(from, before, closed)}${column(to, after, tags)}</div>`
}
