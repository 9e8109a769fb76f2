import { monthInWords } from '#platform/day.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { selectField, textAreaField, textField } from '#platform/ui/fields.ts'
import { actions, button, linkButton, postForm } from '#platform/ui/form.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import {
  addPanelUrl,
  arrangePanelUrl,
  changePanelUrl,
  dashboardUrl,
  editDashboardUrl,
  newDashboardUrl,
  withdrawDashboardUrl,
} from '../../../indicators.urls.ts'
import type { Dashboard } from '../../dashboard.ts'
import { MOST_PANELS, PANEL_KIND_WORDS, type Panel, YEARS_BACK } from '../../layout.ts'

export const versionField = ({ stored }: Dashboard): SafeHtml =>
  html`<input type="hidden" name="read" value="${String(stored?.version ?? 0)}">`

const MONTHS_OFFERED = 36

/** What is shown and how far back, and the panels in their order: each button is a form of its own, so it works without script. */
export function arrangePage(state: FormState, dashboard: Dashboard, today: Temporal.PlainDate): PageContent {
  const { slug, layout, stored } = dashboard
  const last = today.toPlainYearMonth().subtract({ months: 1 })
  const months = Array.from({ length: MONTHS_OFFERED }, (_, back) => last.subtract({ months: back }).toString())
  const offered = [...new Set([...months, ...(layout.upTo === undefined ? [] : [layout.upTo])])].sort().reverse()
  return {
    title: `Arrange ${layout.title}`,
    section: 'measures',
    backLink: { text: layout.title, href: dashboardUrl(slug) },
    hasErrors: hasErrors(state),
    body: html`${errorSummary(state)}<h1 class="govuk-heading-l">Arrange ${layout.title}</h1>
${!stored && html`<p>Kith made this dashboard from the catalogue of measures. With your first change it becomes yours to keep, and the catalogue changes it no more.</p>`}
${sectionHeading({ text: 'Panels', id: 'panels', count: `${layout.panels.length} of ${MOST_PANELS} at most` })}
${
  layout.panels.length === 0
    ? emptyState({ why: 'There are no panels yet.' })
    : html`<ol class="kith-panel-list">${layout.panels.map((panel, index) => panelRow(dashboard, panel, index))}</ol>`
}
${layout.panels.length < MOST_PANELS && html`<p>${linkButton('Add a panel', addPanelUrl(slug), 'secondary')}</p>`}
${sectionHeading({ text: 'Title and period', id: 'title-and-period' })}
${postForm({
  action: editDashboardUrl(slug),
  body: html`${versionField(dashboard)}
${textField(state, { name: 'title', label: 'Title' })}
${textAreaField(state, { name: 'purpose', label: 'Why these figures (optional)', hint: 'A sentence or two for whoever reads it.', rows: 3, maxLength: 500 })}
${selectField(state, {
  name: 'upTo',
  label: 'Shown up to',
  hint: 'A fixed month keeps the dashboard as a meeting saw it. Readers can always choose another.',
  choices: [
    { value: '', text: 'Today' },
    ...offered.map(month => ({ value: month, text: monthInWords(Temporal.PlainYearMonth.from(month)) })),
  ],
})}
${selectField(state, {
  name: 'years',
  label: 'How far back, for months and quarters',
  choices: YEARS_BACK.map(years => ({ value: String(years), text: years === 1 ? 'One year' : `${years} years` })),
})}
${actions(button({ text: 'Keep title and period' }), html`<a class="govuk-link" href="${dashboardUrl(slug)}">Back to the dashboard</a>`)}`,
})}
${stored && html`<p><a class="govuk-link" href="${withdrawDashboardUrl(slug)}">Withdraw this dashboard</a></p>`}`,
  }
}

function panelRow(dashboard: Dashboard, panel: Panel, index: number): SafeHtml {
  const { slug, layout } = dashboard
  const count = panel.measureCodes.length
  const about = html`<span class="govuk-visually-hidden">: ${panel.title}</span>`
  const act = (name: string, text: string): SafeHtml =>
    html`<button type="submit" class="kith-link-button" name="act" value="${name}">${text}${about}</button>`
  return html`<li><div><b>${panel.title}</b><span class="kith-context">${PANEL_KIND_WORDS[panel.kind].name}, ${count === 1 ? '1 measure' : `${count} measures`}</span></div>
${postForm({
  action: arrangePanelUrl(slug, panel.id),
  classes: 'kith-panel-acts',
  body: html`${versionField(dashboard)}${index > 0 && act('up', 'Move up')} ${index < layout.panels.length - 1 && act('down', 'Move down')} <a class="govuk-link" href="${changePanelUrl(slug, panel.id)}">Change${about}</a> ${act('remove', 'Remove')}`,
})}</li>`
}

export interface Offered {
  readonly value: string
  readonly text: string
}

export const newDashboardPage = (state: FormState, offered: readonly Offered[]): PageContent => ({
  title: 'Make a dashboard',
  section: 'measures',
  backLink: { text: 'Dashboards', href: '/dashboards' },
  hasErrors: hasErrors(state),
  width: 'question',
  body: html`${errorSummary(state)}<h1 class="govuk-heading-l">Make a dashboard</h1>
<p class="govuk-body">Kith chooses its first panels by what it is about. You arrange them then.</p>
${postForm({
  action: newDashboardUrl(),
  body: html`${textField(state, { name: 'title', label: 'Title', hint: 'For a priority, its words: for example, “Children at risk outside their homes”.' })}
${selectField(state, { name: 'for', label: 'Whom is it for?', choices: [{ value: '', text: 'Choose' }, ...offered] })}
${actions(button({ text: 'Make the dashboard' }), html`<a class="govuk-link" href="/dashboards">Cancel</a>`)}` satisfies HtmlPart,
})}`,
})
