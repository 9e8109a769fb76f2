import type { Chart } from '#platform/charts/chart.ts'
import { dayInWords } from '#platform/day.ts'
import { scrollRegion } from '#platform/ui/data-table.ts'
import { textField } from '#platform/ui/fields.ts'
import { filters } from '#platform/ui/filters.ts'
import { linkButton } from '#platform/ui/form.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, joinHtml, type SafeHtml, unsafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { compareStructureUrl, openGroupUrl, structureUrl } from '../../partnership.urls.ts'
import type { Branch } from '../../structure.ts'
import { counted } from '../words.ts'
import { nestedList } from './nested-list.view.ts'

export interface StructurePage {
  readonly day: Temporal.PlainDate
  /** what was typed as the day, when it is no day */
  readonly wrong: string | undefined
  readonly branches: readonly Branch[]
  readonly groupCount: number
  readonly chart: Chart
  /** who chairs each group that day, in words, by group */
  readonly chairs: ReadonlyMap<string, SafeHtml | string>
  /** days on which the structure changed, the latest first */
  readonly changedOn: readonly Temporal.PlainDate[]
  readonly mayEdit: boolean
}

export function structurePage(page: StructurePage): PageContent {
  const { day, wrong, mayEdit, changedOn } = page
  const state: FormState = {
    values: { on: wrong ?? dayInWords(day) },
    errors: wrong === undefined ? {} : { on: 'Enter a day, like 31 March 2024' },
  }
  return {
    title: 'Structure',
    section: 'structure',
    hasErrors: wrong !== undefined,
    body: html`${pageHeading({
      context: `As at ${dayInWords(day)}`,
      title: 'Structure',
      aside: mayEdit && linkButton('Open a group', openGroupUrl()),
    })}
${filters({
  action: structureUrl(),
  fields: [textField(state, { name: 'on', label: 'As at', hint: 'For example, 31 March 2024', width: 20 })],
  current: [],
  applyText: 'Show that day',
  count: counted(page.groupCount, 'group', 'groups'),
})}
${page.groupCount === 0 ? nothingYet(day, changedOn) : drawn(page)}
${changeDays(changedOn)}`,
  }
}

function drawn({ chart, branches, chairs, day }: StructurePage): SafeHtml {
  return html`${sectionHeading({ text: 'Chart', id: 'chart' })}
${scrollRegion('chart', html`<div class="kith-structure-chart">${unsafeHtml(chart.svg)}</div>`)}
${sectionHeading({ text: 'The same as a list', id: 'list' })}
${nestedList(branches, { day, chairs })}`
}

const nothingYet = (day: Temporal.PlainDate, changedOn: readonly Temporal.PlainDate[]): SafeHtml => {
  const first = changedOn.at(-1)
  return first
    ? emptyState({
        why: `No group stood on ${dayInWords(day)}. The first was opened on ${dayInWords(first)}.`,
        next: html`<a class="govuk-link" href="${structureUrl(first)}">Show that day</a>`,
      })
    : emptyState({ why: 'No group has been opened yet.' })
}

function changeDays(days: readonly Temporal.PlainDate[]): SafeHtml | false {
  if (days.length === 0) return false
  const items = days.map(day => {
    const before = day.subtract({ days: 1 })
    return html`<li><a class="govuk-link" href="${structureUrl(day)}">${dayInWords(day)}</a>: <a class="govuk-link" href="${compareStructureUrl(before, day)}">what changed<span class="govuk-visually-hidden"> on ${dayInWords(day)}</span></a></li>`
  })
  return html`${sectionHeading({ text: 'Days on which it changed', id: 'changes' })}
<ul class="govuk-list govuk-list--bullet">${joinHtml(items, '')}</ul>`
}
