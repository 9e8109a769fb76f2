import { lineChart } from '#platform/charts/line-chart.ts'
import { type GridCell, gridPicture, sheet, type Tile } from '#platform/charts/sheet.ts'
import { smallLineChart } from '#platform/charts/small-line.ts'
import { CHART_COLOURS } from '#platform/charts/theme.ts'
import { periodInWords } from '../period.ts'
import type { Rating } from '../rag.ts'
import { type AgencyHeat, cellText } from './agency-heat.ts'
import type { Card } from './card.ts'
import { comparisonLine, lineOf } from './card-chart.ts'
import {
  baseInWords,
  cardDescription,
  changeInWords,
  figureText,
  lateInWords,
  periodOf,
  ratingInWords,
  shortPeriod,
  targetInWords,
  unusualInWords,
} from './card-words.ts'
import type { ComparisonCard } from './comparison-card.ts'
import { comparisonDescription, publishedText, verdictsInWords, yearInWords } from './comparison-words.ts'
import { periodHeats, type Step } from './heat.ts'
import type { ReadPanel } from './read-dashboard.ts'

const COLUMNS = 3

/** What stands on a picture beside the panel: what it belongs to, and who may read it. */
export interface PictureWords {
  readonly dashboard: string
  readonly foot: readonly string[]
}

/** A panel as one picture that stands alone; undefined where it may show nothing. */
export function panelPicture(read: ReadPanel, { dashboard, foot }: PictureWords): string | undefined {
  if (read.shows === 'refused') return undefined
  const { tiles, description } = contentOf(read)
  return sheet({ title: read.panel.title, subtitle: dashboard, description, tiles, columns: COLUMNS, foot })
}

interface Content {
  readonly tiles: readonly Tile[]
  readonly description: string
}

function contentOf(read: Exclude<ReadPanel, { shows: 'refused' }>): Content {
  switch (read.shows) {
    case 'comparisons':
      return {
        tiles: read.cards.map(comparisonTile),
        description: said(read.cards.map(card => `${card.measure.title}. ${comparisonDescription(card)}`)),
      }
    case 'agencies':
      return agencies(read.heat)
    case 'cards': {
      const { cards, panel } = read
      const description = said(cards.map(card => `${card.measure.title}. ${cardDescription(card)}`))
      if (panel.kind === 'heat-periods') return { tiles: periodTiles(cards), description }
      if (panel.kind === 'table') return { tiles: [tableTile(cards)], description }
      return {
        tiles: cards.map((card, index) => cardTile(card, `tile-${index + 1}`, panel.kind === 'trend')),
        description,
      }
    }
  }
}

const said = (sentences: readonly string[]): string => sentences.join(' ') || 'Nothing is shown.'

function cardTile(card: Card, id: string, isLarge: boolean): Tile {
  const { measure, newest, points, target, unusual, late } = card
  const isDrawn = points.filter(({ figure }) => figure?.state === 'shown').length > 1
  const spec = lineOf(card, id)
  const chart = isDrawn ? (isLarge ? lineChart(spec) : smallLineChart(spec)) : { svg: '', width: 328, height: 0 }
  return {
    ...chart,
    title: measure.title,
    lines: [
      newest?.figure
        ? `${figureText(newest.figure)}: ${baseInWords(measure, newest)}, ${periodOf(newest)}`
        : 'No figure has come yet.',
      changeInWords(measure, card),
      unusual && unusualInWords(unusual),
      target && ratingInWords(measure, target),
      late && lateInWords(late),
    ].filter(line => line !== undefined),
  }
}

function comparisonTile(card: ComparisonCard, index: number): Tile {
  const { measure, newest } = card
  return {
    ...smallLineChart(comparisonLine(card, `tile-${index + 1}`)),
    title: measure.title,
    lines: [
      newest
        ? `${publishedText(newest.figures.own)}, ${yearInWords(newest.period)}`
        : 'Nothing is published of this area.',
      ...verdictsInWords(card),
    ],
  }
}

const STEP_FILLS: Readonly<Record<Step, string>> = {
  1: '#f1f6f7',
  2: '#d5e4e8',
  3: '#b3cfd7',
  4: '#8fb8c4',
  5: '#6ba1b1',
}

function periodTiles(cards: readonly Card[]): Tile[] {
  return periodHeats(cards).map(({ periods, rows }) => ({
    title: '',
    lines: [
      'The darker, the nearer to the measure’s own highest in these years: neither good nor bad. A diamond: unusual.',
    ],
    ...gridPicture({
      head: periods.map(shortPeriod),
      rows: rows.map(({ card, cells }) => ({
        name: card.measure.title,
        cells: cells.map(
          ({ point, step, isUnusual }): GridCell => ({
            text: point?.figure ? figureText(point.figure) : '–',
            ...(isUnusual ? { mark: 'unusual' as const } : {}),
            ...(step === undefined ? {} : { fill: STEP_FILLS[step] }),
          }),
        ),
      })),
    }),
  }))
}

function tableTile(cards: readonly Card[]): Tile {
  return {
    title: '',
    lines: cards.flatMap(({ late, measure }) => (late ? [`${measure.title}: ${lateInWords(late)}`] : [])),
    ...gridPicture({
      head: ['Newest', 'Period', 'Target'],
      rows: cards.map(({ measure, newest, target }) => ({
        name: measure.title,
        cells: [
          { text: newest?.figure ? figureText(newest.figure) : '–' },
          { text: newest ? shortPeriod(newest.period) : '' },
          { text: target ? targetInWords(measure, target) : 'none' },
        ],
      })),
    }),
  }
}

const RATING_FILLS: Readonly<Record<Rating, { readonly fill: string; readonly colour: string }>> = {
  met: { fill: '#dfeee2', colour: '#17512f' },
  close: { fill: '#fbdc95', colour: '#4f3000' },
  below: { fill: CHART_COLOURS.worse, colour: CHART_COLOURS.white },
}

function agencies({ period, columns, rows }: AgencyHeat): Content {
  if (!period) return { tiles: [], description: said([]) }
  const tile: Tile = {
    title: periodInWords(period),
    lines: ['Tick: target met. Half circle: close to it. Triangle: below it by more than the rule allows.'],
    ...gridPicture({
      head: columns.map(({ measure }) => measure.title),
      rows: rows.map(({ agency, cells }) => ({
        name: agency.name,
        cells: cells.map((cell): GridCell => {
          const text = cellText(cell) ?? SHORT_STATES[cell.state] ?? ''
          return { text, ...(cell.rating ? { mark: cell.rating, ...RATING_FILLS[cell.rating] } : {}) }
        }),
      })),
    }),
  }
  const spoken = rows.map(({ agency, cells }) => {
    const met = cells.filter(({ rating }) => rating === 'met').length
    const rated = cells.filter(({ rating }) => rating !== undefined).length
    return `${agency.name} met ${met} of ${rated} targets.`
  })
  return { tiles: [tile], description: said(spoken) }
}

const SHORT_STATES: Readonly<Partial<Record<AgencyHeat['rows'][number]['cells'][number]['state'], string>>> = {
  'not-applicable': 'n/a',
  'nil-return': 'nil',
  'to-be-confirmed': 'TBC',
  missing: '–',
  suppressed: '–',
}
