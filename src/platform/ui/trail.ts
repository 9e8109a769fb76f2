import { type HtmlPart, html, type SafeHtml } from './html.ts'

export interface Link {
  readonly text: HtmlPart
  readonly href: string
}

/** The sections above this page, outermost first; the page itself is not among them. */
export const breadcrumbs = (links: readonly Link[]): SafeHtml =>
  html`<nav class="govuk-breadcrumbs" aria-label="Breadcrumb"><ol class="govuk-breadcrumbs__list">${links.map(
    ({ text, href }) =>
      html`<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="${href}">${text}</a></li>`,
  )}</ol></nav>`

/** For questions in a row, in place of breadcrumbs. */
export const backLink = (href: string, text: HtmlPart = 'Back'): SafeHtml =>
  html`<nav aria-label="Back"><a class="govuk-back-link" href="${href}">${text}</a></nav>`
