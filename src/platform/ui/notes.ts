import { type HtmlPart, html, type SafeHtml } from './html.ts'
import { shape } from './shape.ts'

export interface EmptyState {
  /** Why there is nothing: `No reviews are open. A nil return was last assured on 3 April.` */
  readonly why: HtmlPart
  /** The next act, as a link or a button. */
  readonly next?: HtmlPart
}

export const emptyState = ({ why, next }: EmptyState): SafeHtml =>
  html`<div class="kith-empty"><p>${why}</p>${Boolean(next) && html`<p>${next}</p>`}</div>`

export interface WhoCanSee {
  /** `Adult triage team, 9 people`; `Brindle Lane Surgery: what they sent and the outcome only` */
  readonly readers: readonly HtmlPart[]
  /** How often it was opened and by how many, and where to see or change who may. */
  readonly after?: HtmlPart
}

/** On every case record, top right, in words. */
export const whoCanSee = ({ readers, after }: WhoCanSee): SafeHtml =>
  html`<section class="kith-panel" aria-labelledby="who-can-see"><h2 class="kith-heading-panel" id="who-can-see">${shape('lock')} Who can see this</h2>
<ul class="kith-square-list">${readers.map(reader => html`<li>${reader}</li>`)}</ul>${Boolean(after) && html`<p>${after}</p>`}</section>`

export const panel = (heading: HtmlPart, body: HtmlPart): SafeHtml =>
  html`<section class="kith-panel"><h2 class="kith-heading-panel">${heading}</h2>${body}</section>`
