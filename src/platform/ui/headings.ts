import { type HtmlPart, html, type SafeHtml } from './html.ts'
import { wholeReferences } from './whole-references.ts'

export interface PageHeading {
  readonly title: HtmlPart
  /** One quiet line above the title: where or when this is. */
  readonly context?: HtmlPart
  /** Tags and a line below the title. */
  readonly below?: HtmlPart
  /** To the right of the title: a link, a short note, buttons. */
  readonly aside?: HtmlPart
}

export const pageHeading = ({ title, context, below, aside }: PageHeading): SafeHtml =>
  html`<div class="kith-page-heading"><div>
${Boolean(context) && html`<p class="kith-context">${context}</p>`}
<h1 class="govuk-heading-l">${wholeReferences(title)}</h1>
${Boolean(below) && html`<div class="kith-page-heading__below">${below}</div>`}
</div>${Boolean(aside) && html`<div class="kith-page-heading__aside">${aside}</div>`}</div>`

export interface SectionHeading {
  readonly text: HtmlPart
  readonly id?: string | undefined
  /** `3, one of them above` */
  readonly count?: HtmlPart
  readonly aside?: HtmlPart
}

/** Opens a section with its two-pixel ink rule. */
export const sectionHeading = ({ text, id, count, aside }: SectionHeading): SafeHtml =>
  html`<div class="kith-section-heading"><h2 class="kith-heading-section"${id !== undefined && html` id="${id}"`}>${text}${
    count !== undefined && count !== false && html` <span class="kith-section-heading__count">${count}</span>`
  }</h2>${aside}</div>`
