import { civilDay, dayInWords } from '#platform/day.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { textAreaField } from '#platform/ui/fields.ts'
import { actions, button, postForm } from '#platform/ui/form.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import {
  dashboardUrl,
  dashboardVersionsUrl,
  restoreVersionUrl,
  withdrawDashboardUrl,
} from '../../../indicators.urls.ts'
import type { Dashboard, StoredVersion } from '../../dashboard.ts'
import { versionField } from './arrange.view.ts'

export function versionsPage(
  dashboard: Dashboard,
  versions: readonly (Dashboard & { readonly stored: StoredVersion })[],
  mayEdit: boolean,
): PageContent {
  const { slug, layout } = dashboard
  return {
    title: `Versions of ${layout.title}`,
    section: 'measures',
    backLink: { text: layout.title, href: dashboardUrl(slug) },
    body: html`<h1 class="govuk-heading-l">Versions of ${layout.title}</h1>
${versions.length === 0 && emptyState({ why: 'Nobody has arranged this dashboard: it is made from the catalogue each time it is read.' })}
<ol class="kith-panel-list">${versions.map((each, index) => versionRow(dashboard, each, mayEdit && index > 0))}</ol>`,
  }
}

function versionRow(
  dashboard: Dashboard,
  { layout, stored }: Dashboard & { readonly stored: StoredVersion },
  mayRestore: boolean,
): SafeHtml {
  const { version, what, changedBy, changedAt } = stored
  return html`<li><div><b>Version ${version}: ${what}</b><span class="kith-context">${changedBy}, ${dayInWords(civilDay(changedAt))}. ${layout.panels.map(panel => panel.title).join(', ') || 'No panels'}.</span></div>
${
  mayRestore &&
  postForm({
    action: restoreVersionUrl(dashboard.slug, version),
    body: html`${versionField(dashboard)}<button type="submit" class="kith-link-button">Put this version back<span class="govuk-visually-hidden">: version ${version}</span></button>`,
  })
}</li>`
}

export const withdrawPage = (state: FormState, dashboard: Dashboard): PageContent => ({
  title: `Withdraw ${dashboard.layout.title}`,
  section: 'measures',
  backLink: { text: dashboard.layout.title, href: dashboardUrl(dashboard.slug) },
  hasErrors: hasErrors(state),
  width: 'question',
  body: html`${errorSummary(state)}<h1 class="govuk-heading-l">Withdraw ${dashboard.layout.title}</h1>
<p>It leaves the list, and links to it lead to what Kith makes from the catalogue in its place, where it makes one. Every version and who made it stay on record; no figure is touched. Nobody is told.</p>
${postForm({
  action: withdrawDashboardUrl(dashboard.slug),
  body: html`${versionField(dashboard)}${textAreaField(state, { name: 'reason', label: 'Why is it withdrawn?', rows: 3, maxLength: 500 })}
${actions(button({ text: 'Withdraw the dashboard', kind: 'warning' }), html`<a class="govuk-link" href="${dashboardVersionsUrl(dashboard.slug)}">See its versions</a>`)}`,
})}`,
})
