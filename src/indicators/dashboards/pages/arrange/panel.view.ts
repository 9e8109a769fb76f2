import { radiosField } from '#platform/ui/choice-fields.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { textField } from '#platform/ui/fields.ts'
import { actions, button, postForm } from '#platform/ui/form.ts'
import { type FormState, fieldValues, hasErrors } from '#platform/ui/form-state.ts'
import { attributes, html, type SafeHtml } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { addPanelUrl, changePanelUrl, editDashboardUrl } from '../../../indicators.urls.ts'
import { type Measure, TOPIC_WORDS } from '../../../measure.ts'
import type { Dashboard } from '../../dashboard.ts'
import { PANEL_KIND_WORDS, PANEL_KINDS, type Panel } from '../../layout.ts'
import { isDrawable } from '../../themes.ts'

/** A panel to be added, or one that is there already. */
export interface PanelPage {
  readonly dashboard: Dashboard
  readonly measures: readonly Measure[]
  readonly panel: Panel | undefined
}

export function panelPage(state: FormState, { dashboard, measures, panel }: PanelPage): PageContent {
  const { slug, stored } = dashboard
  const title = panel ? `Change ${panel.title}` : 'Add a panel'
  return {
    title,
    section: 'measures',
    backLink: { text: `Arrange ${dashboard.layout.title}`, href: editDashboardUrl(slug) },
    hasErrors: hasErrors(state),
    width: 'question',
    body: html`${errorSummary(state)}<h1 class="govuk-heading-l">${title}</h1>
${postForm({
  action: panel ? changePanelUrl(slug, panel.id) : addPanelUrl(slug),
  body: html`<input type="hidden" name="read" value="${String(stored?.version ?? 0)}">
${textField(state, { name: 'title', label: 'Title of the panel' })}
${radiosField(state, {
  name: 'kind',
  label: 'How are the figures shown?',
  choices: PANEL_KINDS.map(kind => ({
    value: kind,
    text: PANEL_KIND_WORDS[kind].name,
    hint: sentence(PANEL_KIND_WORDS[kind].shows),
  })),
})}
${measureChoices(state, measures)}
${actions(button({ text: panel ? 'Keep the panel' : 'Add the panel' }), html`<a class="govuk-link" href="${editDashboardUrl(slug)}">Cancel</a>`)}`,
})}`,
  }
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

/** More than a hundred of them: one part for each topic, open where something is chosen. */
function measureChoices(state: FormState, measures: readonly Measure[]): SafeHtml {
  const chosen = new Set(fieldValues(state, 'measures'))
  const error = state.errors['measures']
  const topics = [...Map.groupBy(measures.filter(isDrawable), ({ topic }) => topic)]
  return html`<fieldset class="govuk-fieldset govuk-form-group${error !== undefined && ' govuk-form-group--error'}" id="measures" tabindex="-1"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Which measures?</legend>
<p class="govuk-hint">They stand in the order of the catalogue. Definitions are on the pages of the measures.</p>
${error !== undefined && html`<p class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${error}</p>`}
${topics.map(([topic, list]) => {
  const count = list.filter(({ code }) => chosen.has(code)).length
  return html`<details class="govuk-details"${attributes({ open: count > 0 || undefined })}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${TOPIC_WORDS[topic]}${count > 0 && `, ${count} chosen`}</span></summary><div class="govuk-details__text"><div class="govuk-checkboxes govuk-checkboxes--small">${list.map(measure => choice(measure, chosen.has(measure.code)))}</div></div></details>`
})}</fieldset>`
}

function choice({ code, title }: Measure, isChosen: boolean): SafeHtml {
  const id = `measure-${code.replaceAll('.', '-')}`
  return html`<div class="govuk-checkboxes__item"><input${attributes({ class: 'govuk-checkboxes__input', id, name: 'measures', type: 'checkbox', value: code, checked: isChosen || undefined })}><label class="govuk-label govuk-checkboxes__label" for="${id}">${title}</label></div>`
}
