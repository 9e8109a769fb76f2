import { type HtmlPart, html, type SafeHtml } from './html.ts'

/** Pages are found by the key of their first row, so there is a page before and a page after, not a page number. */
export interface Pagination {
  /** `Showing 1 to 25 of 1,603 concerns.` */
  readonly summary: HtmlPart
  readonly previousHref?: string | undefined
  readonly nextHref?: string | undefined
  /** What came in since the page was drawn: the list does not move under its reader. */
  readonly fresh?: { readonly count: number; readonly href: string } | undefined
}

export function pagination({ summary, previousHref, nextHref, fresh }: Pagination): SafeHtml {
  const isNew =
    fresh &&
    fresh.count > 0 &&
    html` This page does not move while you read; <a class="govuk-link" href="${fresh.href}">load what is new (${fresh.count})</a>`
  const links =
    (previousHref ?? nextHref) !== undefined &&
    html`<nav aria-label="Pages"><ul class="kith-pages">
${previousHref !== undefined && html`<li><a class="govuk-link" href="${previousHref}" rel="prev">Previous page</a></li>`}
${nextHref !== undefined && html`<li><a class="govuk-link" href="${nextHref}" rel="next">Next page</a></li>`}
</ul></nav>`
  return html`<div class="kith-pagination"><p>${summary}${isNew}</p>${links}</div>`
}
