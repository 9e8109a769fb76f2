import { type HtmlPart, html } from './html.ts'

const REFERENCE = /\b[A-Z]{2}-\d{4}-[0-9A-Z]{5}\b/

/** A text whose references never break at the end of a line; what is markup already stays as it is. */
export function wholeReferences(text: HtmlPart): HtmlPart {
  if (typeof text !== 'string') return text
  const found = REFERENCE.exec(text)
  if (!found) return text
  const after = found.index + found[0].length
  return html`${text.slice(0, found.index)}<span class="kith-whole">${found[0]}</span>${wholeReferences(text.slice(after))}`
}
