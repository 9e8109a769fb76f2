import { momentInWords } from '#platform/day.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import type { Entered } from '../../entry.ts'
import type { Versioned } from '../../versions.ts'

/** What somebody typed, with its lines. */
export const lines = (text: string): SafeHtml => html`<p class="kith-lines">${text}</p>`

export interface EntryView {
  readonly title: HtmlPart
  /** a tag, to the right of the title */
  readonly state?: HtmlPart
  readonly body?: HtmlPart
  /** who wrote it and when */
  readonly meta?: HtmlPart
  readonly acts?: readonly SafeHtml[]
  readonly earlier?: HtmlPart
}

/** One entry of an enquiry: what it says, by whom and when, what can be done to it, and what it was before. */
export const entry = ({ title, state, body, meta, acts = [], earlier }: EntryView): SafeHtml =>
  html`<li class="kith-entry"><div class="kith-entry__head"><h3 class="kith-heading-small">${title}</h3>${state}</div>
${body}${Boolean(meta) && html`<p class="kith-context">${meta}</p>`}${
  acts.length > 0 && html`<p class="kith-entry__acts">${acts}</p>`
}${earlier}</li>`

export const entries = (items: readonly SafeHtml[]): SafeHtml => html`<ul class="kith-entries">${items}</ul>`

export const act = (text: string, href: string, about?: string): SafeHtml =>
  html`<a class="govuk-link" href="${href}">${text}${
    about !== undefined && html`<span class="govuk-visually-hidden">: ${about}</span>`
  }</a> `

/** "Written by Kezia Orme on 9 May 2024 at 4:47pm" */
export const writtenBy = ({ who, recordedAt }: Pick<Entered, 'who' | 'recordedAt'>): string =>
  `Written ${who === '' ? 'by somebody outside' : `by ${who}`} on ${momentInWords(recordedAt)}`

/** What an entry was before, folded away; each version with what was wrong with it. */
export function earlierVersions<T extends Entered>(
  { latest, earlier }: Versioned<T>,
  words: (version: T) => HtmlPart,
): SafeHtml | false {
  if (earlier.length === 0) return false
  // Each correction says what was wrong with the version before it.
  const corrections = [latest, ...earlier].map(({ correction }) => correction)
  return html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">What it was before (${
    earlier.length
  })</span></summary><div class="govuk-details__text">${earlier.map(
    (version, place) =>
      html`${words(version)}<p class="kith-context">${writtenBy(version)}.${
        corrections[place] ? html` Corrected: ${corrections[place]}` : ''
      }</p>`,
  )}</div></details>`
}
