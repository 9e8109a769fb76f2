import { civilDay, dayInWords } from '#platform/day.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import { figuresNavigation } from '../../../figures-navigation.view.ts'
import { dashboardUrl, newDashboardUrl } from '../../../indicators.urls.ts'
import { AUDIENCE_WORDS, type AudienceKind } from '../../dashboard.ts'
import { PANEL_KIND_WORDS } from '../../layout.ts'
import type { ListedDashboard } from '../../list-dashboards.ts'

export interface DashboardsPage {
  readonly dashboards: ReadonlyMap<AudienceKind, readonly ListedDashboard[]>
  readonly mayMake: boolean
}

const ORDER: readonly AudienceKind[] = ['group', 'theme', 'priority', 'agency']

export const dashboardsView = ({ dashboards, mayMake }: DashboardsPage): SafeHtml =>
  html`${figuresNavigation('dashboards')}${pageHeading({
    title: 'Dashboards',
    below: html`The figures that belong together, for each group, theme, priority and agency. Whoever a dashboard is for can arrange it; until then Kith makes it from the catalogue of measures.`,
    aside: html`${mayMake && html`<p><a class="govuk-link" href="${newDashboardUrl()}">Make a dashboard</a></p>`}`,
  })}
${ORDER.map(kind => audience(kind, dashboards.get(kind) ?? []))}`

const audience = (kind: AudienceKind, list: readonly ListedDashboard[]): HtmlPart =>
  list.length > 0 &&
  html`${sectionHeading({ text: AUDIENCE_WORDS[kind], id: `for-${kind}`, count: String(list.length) })}
<ul class="kith-dashboard-list">${list.map(listed)}</ul>`

function listed({ slug, layout, stored, isOwn }: ListedDashboard): SafeHtml {
  const kinds = [...new Set(layout.panels.map(({ kind }) => PANEL_KIND_WORDS[kind].name.toLowerCase()))]
  const count = layout.panels.length
  return html`<li><a class="govuk-link" href="${dashboardUrl(slug)}">${layout.title}</a>${isOwn && ' (your agency)'}<span class="kith-context">${count === 0 ? 'No panels yet' : `${count === 1 ? '1 panel' : `${count} panels`}: ${kinds.join(', ')}`}. ${stored ? `Arranged by ${stored.changedBy}, ${dayInWords(civilDay(stored.changedAt))}.` : 'Made from the catalogue.'}</span></li>`
}
