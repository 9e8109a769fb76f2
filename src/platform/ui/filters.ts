import { type HtmlPart, html, type SafeHtml } from './html.ts'

export interface CurrentFilter {
  /** `With: Kezia Orme` */
  readonly text: HtmlPart
  readonly removeHref: string
}

export interface Filters {
  /** The page's own address: filters live in it. */
  readonly action: string
  readonly fields: readonly SafeHtml[]
  readonly current: readonly CurrentFilter[]
  readonly clearHref?: string | undefined
  /** `23 concerns`: how many there are with these filters, in words. */
  readonly count?: HtmlPart
  readonly applyText?: string | undefined
}

const currentFilter = ({ text, removeHref }: CurrentFilter): SafeHtml =>
  html`<li>${text} <a class="govuk-link" href="${removeHref}">Remove<span class="govuk-visually-hidden"> the filter ${text}</span></a></li>`

/** On a phone they fold away, with script from the start; on a wide screen they always stand open. */
export const filters = ({ action, fields, current, clearHref, count, applyText }: Filters): SafeHtml =>
  html`<details class="kith-filters-fold" open><summary>Filters</summary>
<form class="kith-filters" method="get" action="${action}" aria-label="Filters">${fields}
<button type="submit" class="govuk-button govuk-button--secondary">${applyText ?? 'Apply filters'}</button></form></details>
${
  (current.length > 0 || count !== undefined) &&
  html`<div class="kith-current-filters">${count !== undefined && html`<p>${count}</p>`}
${current.length > 0 && html`<ul aria-label="Current filters">${current.map(currentFilter)}${clearHref !== undefined && html`<li><a class="govuk-link" href="${clearHref}">Clear all filters</a></li>`}</ul>`}</div>`
}`
