import { smallLineChart } from '#platform/charts/small-line.ts'
import { html, type SafeHtml, unsafeHtml } from '#platform/ui/html.ts'
import { comparedCsvUrl, measureUrl } from '../../../indicators.urls.ts'
import { comparisonLine } from '../../card-chart.ts'
import type { ComparisonCard } from '../../comparison-card.ts'
import { ownInWords, publishedText, rangeInWords, verdictsInWords, yearInWords } from '../../comparison-words.ts'
import { createDrawnOnce } from '../../drawn-once.ts'
import { cardId } from './card.view.ts'

/** A measure beside other areas, in an order that never changes: a place in a list would say that it is merit. */
export const comparisonCardView = (card: ComparisonCard, panelId: string): SafeHtml =>
  drawnOnce(card, panelId, () => drawCard(card, panelId))

const drawnOnce = createDrawnOnce<ComparisonCard, SafeHtml>()

function drawCard(card: ComparisonCard, panelId: string): SafeHtml {
  const { measure, newest } = card
  const id = cardId(panelId, measure.code)
  const own = ownInWords(card)
  const range = rangeInWords(card, measure)
  return html`<li class="kith-card" id="${id}"><h3 class="kith-card__title"><a class="govuk-link" href="${measureUrl(measure.code)}#compared">${measure.title}</a></h3>
${
  newest
    ? html`<p class="kith-card__value"><b>${publishedText(newest.figures.own)}</b> <span>${own !== publishedText(newest.figures.own) && html`${own}, `}${lower(yearInWords(newest.period))}</span></p>`
    : html`<p class="kith-card__none">Nothing is published of this area.</p>`
}
<div class="kith-card__chart">${unsafeHtml(smallLineChart(comparisonLine(card, `${id}-chart`)).svg)}</div>
<ul class="kith-card__verdicts">${verdictsInWords(card).map(text => html`<li>${text}</li>`)}</ul>
${range && html`<p class="kith-context">${range}</p>`}
<p class="kith-context"><a class="govuk-link" href="${comparedCsvUrl(measure.code)}">Download as CSV<span class="govuk-visually-hidden">: ${measure.title}</span></a></p></li>`
}

const lower = (text: string): string => (text.startsWith('Year') ? text.charAt(0).toLowerCase() + text.slice(1) : text)
