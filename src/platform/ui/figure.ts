import { type HtmlPart, html, type SafeHtml } from './html.ts'
import { followMark } from './shape.ts'

/** Printed in this order: what it counts, period, unit, source and revision, approver, caveat. */
export interface ProvenancePanel {
  readonly title: HtmlPart
  readonly counts: HtmlPart
  readonly period: HtmlPart
  readonly unit?: HtmlPart
  readonly source: HtmlPart
  readonly approved?: HtmlPart
  readonly caveat?: HtmlPart
}

export interface Figure {
  readonly text: HtmlPart
  /** The figure's own page, which says everything about it: it is where the link goes without script. */
  readonly href: string
  readonly panel?: ProvenancePanel | undefined
}

const entry = (term: string, value: HtmlPart): HtmlPart => Boolean(value) && html`<dt>${term}</dt><dd>${value}</dd>`

/** The panel as a part of the page, for a page that shows it from the start. */
export const provenancePanel = (panel: ProvenancePanel, href: string, isOpened = false): SafeHtml =>
  html`<section class="kith-provenance" aria-label="Where this figure comes from"${isOpened && html` tabindex="-1"`}>
<div class="kith-provenance__head"><p class="kith-provenance__title">${followMark()} ${panel.title}</p>
${isOpened && html`<button type="button" class="kith-link-button" data-provenance-close>Close</button>`}</div>
<p>${panel.counts}</p>
<dl>${entry('Period', panel.period)}${entry('Counts', panel.unit)}${entry('Comes from', panel.source)}${entry('Approved', panel.approved)}${entry('Take care', panel.caveat)}</dl>
<p><a class="govuk-link" href="${href}">Everything about this figure</a></p>
</section>`

/** A value that can be followed: with script its panel opens in place, without it the link leads to the same words. */
export const figure = ({ text, href, panel }: Figure): SafeHtml =>
  panel
    ? html`<a class="kith-figure" href="${href}" data-provenance aria-expanded="false">${text}</a><template>${provenancePanel(panel, href, true)}</template>`
    : html`<a class="kith-figure" href="${href}">${text}</a>`

/** In a table of many: a link without a line, or the lines would drown the numbers. The page says that they lead on. */
export const quietFigure = ({ text, href }: Pick<Figure, 'text' | 'href'>): SafeHtml =>
  html`<a class="kith-figure kith-figure--quiet" href="${href}">${text}</a>`

export interface KeyFigure {
  readonly title: HtmlPart
  readonly href: string
  readonly value: HtmlPart
  /** Beside the value: `of 212 open`. */
  readonly base?: HtmlPart
  /** A sentence with base, period and target. */
  readonly text: HtmlPart
  /** A small chart that says nothing the sentence does not. */
  readonly chart?: HtmlPart
}

/** One figure to keep an eye on, in an aside. */
export const keyFigure = ({ title, href, value, base, text, chart }: KeyFigure): SafeHtml =>
  html`<section class="kith-key-figure"><h3 class="kith-key-figure__title"><a class="govuk-link" href="${href}">${title}</a></h3>
<p class="kith-key-figure__value"><span><b>${value}</b>${Boolean(base) && html` ${base}`}</span>${chart}</p>
<p>${text}</p><p>${provenanceLink(href)}</p></section>`

/** `Where this comes from`: the same way to follow, below a figure that is not itself a link. */
export const provenanceLink = (href: string, text: HtmlPart = 'Where this comes from'): SafeHtml =>
  html`<a class="kith-follow" href="${href}">${followMark()} <span>${text}</span></a>`
