import { scrollRegion } from '#platform/ui/data-table.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import { type MatrixState, matrixCell } from '#platform/ui/matrix-cell.ts'
import { emptyState } from '#platform/ui/notes.ts'
import { shape } from '#platform/ui/shape.ts'
import { formatShort } from '../../../exact.ts'
import { measureUrl } from '../../../indicators.urls.ts'
import { periodInWords } from '../../../period.ts'
import type { ValueState } from '../../../value.ts'
import { type AgencyCell, type AgencyHeat, cellText } from '../../agency-heat.ts'
import type { Card } from '../../card.ts'
import { figureText, lateInShort, shortPeriod } from '../../card-words.ts'
import { type HeatCell, type PeriodHeat, periodHeats, STEPS } from '../../heat.ts'
import { cardHref } from './card.view.ts'

/** Measures by period: each is set against its own lowest and highest, so that none stands above another. */
export function periodHeatView(cards: readonly Card[], panelId: string, title: string): SafeHtml {
  const heats = periodHeats(cards)
  if (heats.length === 0) return emptyState({ why: 'None of these measures has a figure in these years.' })
  return html`${heats.map((heat, index) => heatTable(heat, `${panelId}-heat-${index + 1}`, title))}
<p class="kith-heat-key" aria-hidden="true">Lowest of its own ${STEPS.map(step => html`<span class="kith-heat kith-heat--${step}"></span>`)} highest of its own</p>
<p class="kith-context">The darker, the nearer to the measure’s own highest in these years: neither good nor bad. ${shape('unusual')} unusual, by the limits of ordinary variation. A thick edge: counting changed.</p>`
}

const heatTable = ({ periods, rows }: PeriodHeat, id: string, title: string): SafeHtml =>
  scrollRegion(
    `${id}-caption`,
    html`<table class="kith-table kith-heat-table" id="${id}"><caption id="${id}-caption" class="govuk-visually-hidden">${title}, by period</caption>
<thead><tr><th scope="col">Measure</th>${periods.map(period => html`<th scope="col"><span aria-hidden="true">${twoLines(shortPeriod(period))}</span><span class="govuk-visually-hidden">${periodInWords(period)}</span></th>`)}</tr></thead>
<tbody>${rows.map(({ card, cells }) => html`<tr><th scope="row"><a class="govuk-link" href="${cardHref(card)}">${card.measure.title}</a></th>${cells.map(heatCell)}</tr>`)}</tbody></table>`,
  )

const twoLines = (text: string): HtmlPart =>
  text.split(' ').map((word, index) => html`${index > 0 && html`<br>`}${word}`)

function heatCell({ point, step, isUnusual, isBreak }: HeatCell): SafeHtml {
  const classes = [
    'kith-heat',
    step && `kith-heat--${step}`,
    isBreak && 'kith-heat--break',
    !point?.figure && 'kith-heat--none',
  ]
  return html`<td class="${classes.filter(Boolean).join(' ')}">${isUnusual && html`${shape('unusual')}<span class="govuk-visually-hidden">unusual </span>`}${point?.figure ? figureText(point.figure) : html`<span aria-hidden="true">–</span><span class="govuk-visually-hidden">${point ? 'not supplied' : 'none'}</span>`}${isBreak && html`<span class="govuk-visually-hidden">, counting changed</span>`}</td>`
}

const STATES: Readonly<Record<ValueState, MatrixState>> = {
  value: 'unrated',
  'not-applicable': 'not-applicable',
  'nil-return': 'nil',
  'narrative-only': 'nil',
  'count-only': 'nil',
  'to-be-confirmed': 'to-be-confirmed',
  suppressed: 'missing',
  missing: 'missing',
  disputed: 'disputed',
}

/** Agencies by measure, in the order of their names and never of their figures. */
export function agencyHeatView({ period, columns, rows, late }: AgencyHeat, panelId: string, title: string): SafeHtml {
  if (!period || rows.length === 0) return emptyState({ why: 'No agency has sent any of these figures.' })
  const id = `${panelId}-agencies`
  return html`<p class="kith-context">${periodInWords(period)}. ${rows.length} ${rows.length === 1 ? 'agency has' : 'agencies have'} sent figures.${late && ` ${lateInShort(late)}`}</p>
${scrollRegion(
  `${id}-caption`,
  html`<table class="kith-matrix kith-heat-table kith-heat-table--agencies" id="${id}"><caption id="${id}-caption" class="govuk-visually-hidden">${title}, by agency</caption>
<thead><tr><th scope="col">Agency</th>${columns.map(({ measure, target }) => html`<th scope="col"><a class="govuk-link" href="${measureUrl(measure.code, { period: period.name })}">${measure.title}</a>${target && html` <span class="kith-context">target ${formatShort(target, 2)}${measure.form === 'percentage' && '%'}</span>`}</th>`)}</tr></thead>
<tbody>${rows.map(({ agency, cells }) => html`<tr><th scope="row">${agency.name}</th>${cells.map(cell => agencyCell(cell, agency.agencyId, period.name))}</tr>`)}</tbody></table>`,
  true,
)}
<p class="kith-context">Tick: target met. Half circle: close to it. Triangle: below it by more than the rule allows. Every cell leads to the agency’s figure.</p>`
}

function agencyCell(cell: AgencyCell, agencyId: string, period: string): SafeHtml {
  const text = cellText(cell)
  return matrixCell({
    state: cell.rating ?? STATES[cell.state],
    ...(text === undefined ? {} : { text }),
    href: cell.figure ? measureUrl(cell.measure.code, { period, area: agencyId }) : undefined,
  })
}
