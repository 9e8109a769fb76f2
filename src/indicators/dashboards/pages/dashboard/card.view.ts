import { smallLineChart } from '#platform/charts/small-line.ts'
import { civilDay, dayInWords } from '#platform/day.ts'
import { html, type SafeHtml, unsafeHtml } from '#platform/ui/html.ts'
import type { ShapeName } from '#platform/ui/shape.ts'
import { type TagTone, tag } from '#platform/ui/tag.ts'
import { measureUrl } from '../../../indicators.urls.ts'
import { periodInWords } from '../../../period.ts'
import type { Rating } from '../../../rag.ts'
import type { PointClass } from '../../../spc/variation.ts'
import type { Card } from '../../card.ts'
import { lineOf } from '../../card-chart.ts'
import {
  askInWords,
  baseInWords,
  changeInWords,
  figureText,
  lateInShort,
  missingInWords,
  periodOf,
  ratingInWords,
  unusualInWords,
} from '../../card-words.ts'
import { createDrawnOnce } from '../../drawn-once.ts'

const UNUSUAL_TONES: Readonly<Record<PointClass, readonly [TagTone, ShapeName]>> = {
  ordinary: ['neutral', 'neutral'],
  better: ['green', 'met'],
  worse: ['red', 'below'],
  'unusual-high': ['purple', 'unusual'],
  'unusual-low': ['purple', 'unusual'],
}

const RATING_TONES: Readonly<Record<Rating, readonly [TagTone, ShapeName]>> = {
  met: ['green', 'met'],
  close: ['amber', 'close'],
  below: ['red', 'below'],
}

/** Where a card stands on its page. */
export const cardId = (panelId: string, code: string): string => `${panelId}-${code.replaceAll('.', '-')}`

/** Where everything about the measure stands: its breakdowns, its limits, and the records for those who may open them. */
export const cardHref = ({ measure, whose, newest }: Card): string =>
  measureUrl(measure.code, { period: newest?.figure && newest.period.name, area: whose || undefined })

export const cardTags = (card: Card): readonly SafeHtml[] => {
  const { measure, target, unusual, late } = card
  const rating = target && ratingInWords(measure, target)
  return [
    ...(unusual ? [toned(UNUSUAL_TONES[unusual.class], unusualInWords(unusual))] : []),
    ...(target?.rating && rating ? [toned(RATING_TONES[target.rating], rating)] : []),
    ...(late ? [toned(['red', 'late'], 'Late')] : []),
  ]
}

const toned = ([tone, name]: readonly [TagTone, ShapeName], text: string): SafeHtml => tag({ tone, shape: name, text })

const drawnOnce = createDrawnOnce<Card, SafeHtml>()

/** One measure among many. */
export const cardView = (card: Card, panelId: string): SafeHtml =>
  drawnOnce(card, panelId, () => drawCard(card, panelId))

function drawCard(card: Card, panelId: string): SafeHtml {
  const { measure, newest, points, late, missing } = card
  const id = cardId(panelId, measure.code)
  const change = changeInWords(measure, card)
  const base = newest && baseInWords(measure, newest)
  const tags = cardTags(card)
  const canDraw = points.filter(({ figure }) => figure?.state === 'shown').length > 1
  return html`<li class="kith-card" id="${id}"><h3 class="kith-card__title"><a class="govuk-link" href="${cardHref(card)}">${measure.title}</a></h3>
${
  newest?.figure
    ? html`<p class="kith-card__value"><b>${figureText(newest.figure)}</b> <span>${Boolean(base) && html`${base}, `}${periodOf(newest)}</span></p>`
    : html`<p class="kith-card__none">No figure has come yet.</p>`
}
${change && html`<p class="kith-card__change">${change}</p>`}
${tags.length > 0 && html`<ul class="kith-card__tags">${tags.map(each => html`<li>${each}</li>`)}</ul>`}
${canDraw && html`<div class="kith-card__chart">${unsafeHtml(smallLineChart(lineOf(card, `${id}-chart`)).svg)}</div>`}
${newest?.origin === 'published' && html`<p class="kith-context">An official statistic of the area.</p>`}
${late ? html`<p class="kith-card__late">${lateInShort(late)} ${askInWords(measure)}.</p>` : missing.length > 0 && html`<p class="kith-card__late">${missingInWords(missing)} ${askInWords(measure)}.</p>`}
${commentaryOn(card)}</li>`
}

function commentaryOn({ commentary }: Card): SafeHtml | false {
  if (!commentary) return false
  const { period, body, author, writtenAt } = commentary
  return html`<blockquote class="kith-commentary"><p>${body}</p><p class="kith-context">${author}, ${dayInWords(civilDay(writtenAt))}, on ${periodInWords(period)}</p></blockquote>`
}
