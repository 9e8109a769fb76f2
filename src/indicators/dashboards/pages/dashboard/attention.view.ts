import { type HtmlPart, html, joinHtml, type SafeHtml } from '#platform/ui/html.ts'
import { shape } from '#platform/ui/shape.ts'
import type { Attention, Noted, OwnedGroup } from '../../attention.ts'
import { lateInWords, periodOf, ratingInWords, unusualInWords } from '../../card-words.ts'
import { cardId } from './card.view.ts'

/** What is late and missing stands as high as what is unusual: a figure that is not there is also news. */
export function attentionView({ late, missing, below, unusual }: Attention): HtmlPart {
  if (late.length + missing.length + below.length + unusual.length === 0) return false
  return html`<div class="kith-attention">
${part(
  'Late',
  'late',
  countOf(late),
  late.map(({ ask, late: found, noted }) => html`<b>${ask}.</b> ${lateInWords(found)} ${linksTo(noted)}`),
)}
${part(
  'Nothing has come yet',
  'missing',
  countOf(missing),
  missing.map(({ ask, noted }) => html`<b>${ask}.</b> ${linksTo(noted)}`),
)}
${part(
  'Unusual',
  'unusual',
  unusual.length,
  unusual.map(each => html`${linkTo(each)}. ${each.card.unusual && `${unusualInWords(each.card.unusual)}.`}`),
)}
${part(
  'Short of its target',
  'below',
  below.length,
  below.map(each => html`${linkTo(each)}. ${shortfallOf(each)}`),
)}
</div>`
}

const SHAPES = { late: 'late', missing: 'quiet', unusual: 'unusual', below: 'below' } as const

const countOf = (groups: readonly OwnedGroup[]): number =>
  groups.reduce((sum, { noted }) => sum + Math.max(1, noted.length), 0)

const part = (title: string, name: keyof typeof SHAPES, count: number, items: readonly SafeHtml[]): HtmlPart =>
  count > 0 &&
  html`<section class="kith-attention__part kith-attention__part--${name}"><h2 class="kith-heading-small">${shape(SHAPES[name])} ${title} <span class="kith-section-heading__count">${count}</span></h2>
<ul>${items.map(item => html`<li>${item}</li>`)}</ul></section>`

const linkTo = ({ panelId, card: { measure } }: Noted): SafeHtml =>
  html`<a class="govuk-link" href="#${cardId(panelId, measure.code)}">${measure.title}</a>`

const linksTo = (noted: readonly Noted[]): HtmlPart => noted.length > 0 && html`${joinHtml(noted.map(linkTo), '; ')}.`

const shortfallOf = ({ card: { measure, target, newest } }: Noted): string =>
  `${(target && ratingInWords(measure, target)) ?? ''}, ${newest ? periodOf(newest) : ''}.`
