import { type HtmlPart, html, type SafeHtml } from './html.ts'
import { type ShapeName, shape } from './shape.ts'
import { wholeReferences } from './whole-references.ts'

export interface WorkItem {
  readonly shape: ShapeName
  readonly tone?: 'late' | 'due-today' | undefined
  /** `26 working days late`, `Thu 9 May` */
  readonly time: HtmlPart
  /** `Due Thu 28 March`, `Day 3 of 4` */
  readonly timeNote?: HtmlPart
  readonly title: HtmlPart
  readonly href: string
  readonly why?: HtmlPart
  readonly whose?: HtmlPart
}

const row = (item: WorkItem): SafeHtml => html`<li class="kith-work${item.tone && ` kith-work--${item.tone}`}">
<p class="kith-work__time">${shape(item.shape)} <b>${item.time}</b>${Boolean(item.timeNote) && html`<span>${item.timeNote}</span>`}</p>
<div class="kith-work__what"><a class="govuk-link" href="${item.href}">${wholeReferences(item.title)}</a>${Boolean(item.why) && html`<p>${item.why}</p>`}</div>
<p class="kith-work__whose">${item.whose}</p>
</li>
`

/** Rows of an inbox: time, what, why it matters, whose. */
export const workList = (items: readonly WorkItem[]): SafeHtml =>
  html`<ul class="kith-work-list">${items.map(row)}</ul>`

export interface News {
  readonly time: HtmlPart
  readonly title: HtmlPart
  readonly href: string
  readonly text: HtmlPart
}

/** What happened, newest first; narrow enough for an aside. */
export const newsList = (items: readonly News[]): SafeHtml =>
  html`<ul class="kith-news">${items.map(
    ({ time, title, href, text }) =>
      html`<li><p>${shape('fresh')} ${time}</p><a class="govuk-link" href="${href}">${title}</a><p>${text}</p></li>`,
  )}</ul>`

export interface CountLink {
  readonly shape?: ShapeName | undefined
  readonly tone?: 'late' | 'due-today' | undefined
  /** or in words, when there are too many to count */
  readonly count: number | string
  readonly text: string
  readonly href: string
  readonly isCurrent?: boolean | undefined
}

const countLink = ({ shape: name, tone, count, text, href, isCurrent }: CountLink): SafeHtml =>
  html`<li class="kith-count${tone && ` kith-count--${tone}`}${isCurrent && ' kith-count--current'}">${name && shape(name)} <b>${typeof count === 'number' ? count.toLocaleString('en-GB') : count}</b> ${
    isCurrent ? html`<span aria-current="true">${text}</span>` : html`<a class="govuk-link" href="${href}">${text}</a>`
  }</li>`

/** The heads of an inbox with their counts. */
export const countStrip = (label: string, links: readonly CountLink[]): SafeHtml =>
  html`<nav aria-label="${label}"><ul class="kith-counts">${links.map(countLink)}</ul></nav>`

/** The same for a queue, as the parts of one list. */
export const countTabs = (label: string, links: readonly CountLink[]): SafeHtml =>
  html`<nav aria-label="${label}"><ul class="kith-counts kith-counts--tabs">${links.map(countLink)}</ul></nav>`

export interface DoFirst {
  readonly title: HtmlPart
  readonly text: HtmlPart
  /** The one primary button of the page, and what may stand beside it. */
  readonly actions: HtmlPart
}

export const doFirst = ({ title, text, actions }: DoFirst): SafeHtml =>
  html`<section class="kith-do-first" aria-labelledby="do-first"><p class="kith-do-first__label">Do this first</p>
<h2 class="govuk-heading-m" id="do-first">${wholeReferences(title)}</h2><p class="govuk-body">${text}</p><div class="kith-actions">${actions}</div></section>`
