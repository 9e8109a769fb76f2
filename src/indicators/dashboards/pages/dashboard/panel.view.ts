import { lineChart } from '#platform/charts/line-chart.ts'
import { dataTable, scrollRegion } from '#platform/ui/data-table.ts'
import { html, type SafeHtml, unsafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import { variationInWords } from '../../../spc/variation-words.ts'
import type { Card } from '../../card.ts'
import { inWhat, lineOf } from '../../card-chart.ts'
import { baseInWords, changeInWords, figureText, periodOf, targetInWords } from '../../card-words.ts'
import { createDrawnOnce } from '../../drawn-once.ts'
import type { Panel } from '../../layout.ts'
import type { ReadPanel } from '../../read-dashboard.ts'
import { cardHref, cardId, cardTags, cardView } from './card.view.ts'
import { comparisonCardView } from './comparison-card.view.ts'
import { agencyHeatView, periodHeatView } from './heat.view.ts'

const drawnOnce = createDrawnOnce<Card, SafeHtml>()

/** What a panel shows, below its heading. */
export function panelBody(read: ReadPanel): SafeHtml {
  const { panel } = read
  switch (read.shows) {
    case 'refused':
      return emptyState({
        why: 'Nothing of this panel can be shown to readers outside the partnership: whatever was withheld, the rest would give it away.',
      })
    case 'agencies':
      return agencyHeatView(read.heat, panel.id, panel.title)
    case 'comparisons':
      return read.cards.length === 0
        ? emptyState({
            why: 'No official statistics of these measures are held, or the partnership is not set to an area.',
          })
        : html`<ul class="kith-cards">${read.cards.map(card => comparisonCardView(card, panel.id))}</ul>
<p class="kith-context">The solid line is this area. Areas differ in whom they serve and how they count, so a difference is a question and not a grade; “larger than chance” says that it is real, never why.</p>`
    case 'cards':
      return cardsBody(panel, read.cards)
  }
}

function cardsBody(panel: Panel, cards: readonly Card[]): SafeHtml {
  const { id, kind, title } = panel
  switch (kind) {
    case 'trend':
      return html`${cards.map(card => drawnOnce(card, id, () => trend(card, id)))}`
    case 'heat-periods':
      return periodHeatView(cards, id, title)
    case 'table':
      return cardsTable(cards, id, title)
    default:
      return html`<ul class="kith-cards">${cards.map(card => cardView(card, id))}</ul>`
  }
}

function trend(card: Card, panelId: string): SafeHtml {
  const { measure, points, newest, variation } = card
  const id = cardId(panelId, measure.code)
  const shown = points.filter(({ figure }) => figure?.state === 'shown')
  if (shown.length < 2) return html`<ul class="kith-cards">${cardView(card, panelId)}</ul>`
  const caption = `${id}-caption`
  const change = changeInWords(measure, card)
  return html`<div class="kith-trend" id="${id}"><h3 class="kith-card__title"><a class="govuk-link" href="${cardHref(card)}">${measure.title}</a></h3>
${newest?.figure && html`<p class="kith-card__value"><b>${figureText(newest.figure)}</b> <span>${baseInWords(measure, newest)}, ${periodOf(newest)}</span></p>`}
${change && html`<p>${change}</p>`}
${cardTags(card).length > 0 && html`<ul class="kith-card__tags">${cardTags(card).map(each => html`<li>${each}</li>`)}</ul>`}
<div class="kith-trend__columns"><figure class="kith-chart kith-chart--line"><figcaption class="kith-context" id="${caption}">${inWhat(measure)}</figcaption>${scrollRegion(caption, unsafeHtml(lineChart(lineOf(card, `${id}-chart`)).svg))}</figure>
${variation ? html`<ul class="kith-square-list">${variationInWords(variation, measure).map(sentence => html`<li>${sentence}</li>`)}</ul>` : false}</div></div>`
}

const cardsTable = (cards: readonly Card[], panelId: string, title: string): SafeHtml =>
  dataTable<Card>({
    id: `${panelId}-table`,
    caption: title,
    isCaptionHidden: true,
    isStacked: true,
    rows: cards,
    columns: [
      {
        head: 'Measure',
        cell: card =>
          html`<a class="govuk-link" href="${cardHref(card)}" id="${cardId(panelId, card.measure.code)}">${card.measure.title}</a>`,
      },
      {
        head: 'Newest figure',
        isNumeric: true,
        stackedLabel: 'Newest figure',
        cell: ({ measure, newest }) =>
          newest?.figure
            ? html`<b>${figureText(newest.figure)}</b>${newest.base && html`<br>${baseInWords(measure, newest)}`}`
            : 'Not supplied',
      },
      { head: 'Period', stackedLabel: 'Period', cell: ({ newest }) => (newest ? periodOf(newest) : '') },
      { head: 'Change', stackedLabel: 'Change', cell: card => changeInWords(card.measure, card) ?? '' },
      {
        head: 'Target',
        isNumeric: true,
        stackedLabel: 'Target',
        cell: ({ measure, target }) => (target ? targetInWords(measure, target) : 'none'),
      },
      { head: 'Reading', cell: card => cardTags(card) },
    ],
  })
