import { civilDay, dayInWords, monthInWords } from '#platform/day.ts'
import { selectField } from '#platform/ui/fields.ts'
import { type CurrentFilter, filters } from '#platform/ui/filters.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import { shape } from '#platform/ui/shape.ts'
import {
  addPanelUrl,
  dashboardCsvUrl,
  dashboardUrl,
  dashboardVersionsUrl,
  editDashboardUrl,
  panelCsvUrl,
  panelPictureUrl,
} from '../../../indicators.urls.ts'
import type { Attention } from '../../attention.ts'
import type { Dashboard } from '../../dashboard.ts'
import { askedIn, type DashboardView, profileOf, type ViewQuery } from '../../dashboard-view.ts'
import { ARRIVAL_RULE } from '../../lateness.ts'
import { YEARS_BACK } from '../../layout.ts'
import type { ReadPanel } from '../../read-dashboard.ts'
import { attentionView } from './attention.view.ts'
import { panelBody } from './panel.view.ts'

export interface DashboardPage {
  readonly dashboard: Dashboard
  readonly view: DashboardView
  readonly query: ViewQuery
  readonly panels: readonly ReadPanel[]
  readonly attention: Attention
  readonly mayEdit: boolean
  /** Where the dashboard has figures that each agency returns: whose may be chosen */
  readonly agencies: readonly { readonly agencyId: string; readonly name: string }[]
}

export function dashboardBody(page: DashboardPage): SafeHtml {
  const { dashboard, panels, view, attention } = page
  const { layout, slug } = dashboard
  const profile = profileOf(view)
  return html`${dashboardHeading(page)}
${filterForm(page)}
<p class="kith-marking">${view.readers === 'public' ? html`${shape('lock')} ${profile.title}. ${profile.note}` : html`${shape('lock')} ${profile.marking}`}</p>
${attentionView(attention)}
${
  panels.length === 0
    ? emptyState({
        why: 'This dashboard has no panels.',
        next: page.mayEdit && html`<a class="govuk-link" href="${addPanelUrl(slug)}">Add a panel</a>`,
      })
    : panels.map(read => panelView(read, page))
}
${panels.some(({ shows }) => shows === 'cards') && howToRead}
${layout.panels.length > 0 && html`<p class="kith-context">Where each figure comes from, who approved it and which records stand behind it is said on the page of its measure. ${shownInWords(view)}</p>`}`
}

function dashboardHeading({ dashboard, query, mayEdit }: DashboardPage): SafeHtml {
  const { layout, slug, audience, stored } = dashboard
  const asked = askedIn(query)
  return pageHeading({
    context: audience.name === layout.title ? 'Dashboard' : html`Dashboard for ${audience.name}`,
    title: layout.title,
    below: html`${layout.purpose !== '' && html`<p>${layout.purpose}</p>`}<p class="kith-context">${
      stored
        ? html`Version ${stored.version}, ${stored.changedBy}, ${dayInWords(civilDay(stored.changedAt))}. <a class="govuk-link" href="${dashboardVersionsUrl(slug)}">Earlier versions</a>`
        : 'Made from the catalogue of measures. Nobody has arranged it yet.'
    }</p>`,
    aside: html`<p><a class="govuk-link" href="${dashboardCsvUrl(slug, asked)}">Download as CSV</a></p>${mayEdit && html`<p><a class="govuk-link" href="${editDashboardUrl(slug)}">Arrange this dashboard</a></p>`}`,
  })
}

const shownInWords = ({ upTo, years }: DashboardView): string =>
  `Shown ${upTo ? `up to ${monthInWords(upTo)}` : 'up to today'}: ${years === 1 ? 'one year' : `${years} years`} of months and quarters, ten years of everything else.`

const MONTHS_OFFERED = 36

function filterForm({ dashboard, view, query, agencies }: DashboardPage): SafeHtml {
  const { slug, layout, audience } = dashboard
  const asked = askedIn(query)
  const without = (name: keyof ViewQuery): string =>
    dashboardUrl(slug, Object.fromEntries(Object.entries(asked).filter(([key]) => key !== name)))
  const agency = agencies.find(({ agencyId }) => agencyId === query.agency)
  const current: CurrentFilter[] = [
    ...(query.upTo === undefined
      ? []
      : [
          {
            text:
              query.upTo === 'today'
                ? 'Up to today'
                : `Up to ${monthInWords(Temporal.PlainYearMonth.from(query.upTo))}`,
            removeHref: without('upTo'),
          },
        ]),
    ...(query.years === undefined ? [] : [{ text: yearsInWords(query.years), removeHref: without('years') }]),
    ...(agency ? [{ text: `Agency: ${agency.name}`, removeHref: without('agency') }] : []),
    ...(query.readers === 'public' ? [{ text: 'Small numbers withheld', removeHref: without('readers') }] : []),
  ]
  const values = {
    upTo: view.upTo?.toString() ?? 'today',
    years: String(view.years),
    agency: view.agencyId ?? '',
    readers: view.readers,
  }
  const state = { values, errors: {} }
  return filters({
    action: dashboardUrl(slug),
    current,
    clearHref: current.length > 1 ? dashboardUrl(slug) : undefined,
    applyText: 'Apply',
    fields: [
      selectField(state, { name: 'upTo', label: 'Up to', choices: monthChoices(view, layout.upTo) }),
      selectField(state, {
        name: 'years',
        label: 'How far back',
        choices: YEARS_BACK.map(years => ({ value: String(years), text: yearsInWords(years) })),
      }),
      ...(agencies.length > 0 && audience.kind !== 'agency'
        ? [
            selectField(state, {
              name: 'agency',
              label: 'Agency, where each returns its own',
              choices: [
                { value: '', text: 'All agencies' },
                ...agencies.map(({ agencyId, name }) => ({ value: agencyId, text: name })),
              ],
            }),
          ]
        : []),
      selectField(state, {
        name: 'readers',
        label: 'To be read by',
        choices: [
          { value: 'partners', text: 'The partnership' },
          { value: 'public', text: 'Anybody: small numbers withheld' },
        ],
      }),
    ],
  })
}

const yearsInWords = (years: number): string => (years === 1 ? 'One year' : `${years} years`)

function monthChoices({ today, upTo }: DashboardView, own: string | undefined): { value: string; text: string }[] {
  const last = today.toPlainYearMonth().subtract({ months: 1 })
  const recent = Array.from({ length: MONTHS_OFFERED }, (_, back) => last.subtract({ months: back }).toString())
  const months = new Set([...recent, ...(own === undefined ? [] : [own]), ...(upTo ? [upTo.toString()] : [])])
  return [
    { value: 'today', text: 'Today' },
    ...[...months]
      .sort()
      .reverse()
      .map(month => ({ value: month, text: monthInWords(Temporal.PlainYearMonth.from(month)) })),
  ]
}

function panelView(read: ReadPanel, { dashboard: { slug }, query }: DashboardPage): SafeHtml {
  const { panel } = read
  const asked = askedIn(query)
  const hidden = html`<span class="govuk-visually-hidden">: ${panel.title}</span>`
  const downloads = html`<p class="kith-panel-downloads kith-no-print">Download <a class="govuk-link" href="${panelCsvUrl(slug, panel.id, asked)}">CSV${hidden}</a>${
    read.shows !== 'refused' &&
    html`, <a class="govuk-link" href="${panelPictureUrl(slug, panel.id, 'svg', asked)}">SVG${hidden}</a>, <a class="govuk-link" href="${panelPictureUrl(slug, panel.id, 'png', asked)}">PNG${hidden}</a>`
  }</p>`
  return html`<section class="kith-dashboard-panel" aria-labelledby="${panel.id}-heading">${sectionHeading({ text: panel.title, id: `${panel.id}-heading`, aside: downloads })}
${panelBody(read)}</section>`
}

const howToRead = html`<details class="govuk-details kith-no-print"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">How to read the charts, and how Kith knows what is late</span></summary><div class="govuk-details__text">
<ul class="kith-legend"><li><span class="kith-legend__dot"></span> newest figure; hollow: its period has not ended</li><li><span class="kith-legend__limit"></span> target</li><li>${shape('unusual')} unusual, neither good nor bad</li><li>${shape('met')} unusual, better</li><li>${shape('below')} unusual, worse</li><li><span class="kith-legend__break"></span> series break</li></ul>
<p>The shaded band is ordinary variation: the average, and 2.66 times the average step on either side. Ups and downs within it need no explanation. A dotted stroke on the axis stands for a figure that did not come or may not be shown.</p>
<p>A month’s figures are looked for within ${ARRIVAL_RULE.days.monthly} days of its end, a quarter’s within ${ARRIVAL_RULE.days.quarterly}, a year’s within ${ARRIVAL_RULE.days.yearly}. What is worked out from records is never late.</p></div></details>`
