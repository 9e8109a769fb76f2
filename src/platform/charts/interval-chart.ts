import { type Chart, type ChartTable, type ChartValue, type ChartWords, cellOf, chartTable, textCell } from './chart.ts'
import { wrapText } from './letters.ts'
import { plotLibrary } from './library.ts'
import { gridLine, niceTicks, plotMarks, tickLabel } from './plot.ts'
import { element, finishChart, type SvgNode, textAt } from './svg.ts'
import { CHART_COLOURS } from './theme.ts'

export interface IntervalRow extends ChartValue {
  readonly label: string
  /** The 95% interval; null where it cannot be given or would reveal what is withheld. */
  readonly interval: { readonly low: ChartValue; readonly high: ChartValue } | null
  /** "343 of 1,603". */
  readonly base: string
  /** `here` is the area whose page this is; `national` is a comparator of another kind, drawn as a diamond. */
  readonly kind?: 'area' | 'here' | 'national'
}

export interface IntervalChartSpec extends ChartWords {
  readonly headings: { readonly item: string; readonly value: string; readonly base: string }
  readonly suffix: '%' | ''
  readonly rows: readonly IntervalRow[]
  readonly notes?: readonly string[]
}

const WIDTH = 760
const ROW = 29
const LEFT = 160
const RIGHT = 235
const VALUE_X = WIDTH - RIGHT + 72
const AXIS = 32

/** One dot with its 95% interval per row, the value and its base beside it. */
export function intervalChart(spec: IntervalChartSpec): Chart {
  const ends = spec.rows.flatMap(row =>
    row.value === null ? [] : [row.value, row.interval?.low.value ?? row.value, row.interval?.high.value ?? row.value],
  )
  const ticks = niceTicks(Math.min(0, ...ends), Math.max(0, ...ends), 4)
  const bottom = ROW * spec.rows.length + 6
  const height = bottom + AXIS
  const { nodes, place } = plotMarks(
    {
      width: WIDTH,
      height,
      marginTop: 0,
      marginBottom: AXIS + 6,
      marginLeft: LEFT,
      marginRight: RIGHT,
      x: { type: 'linear', domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1] },
      y: { type: 'band', domain: spec.rows.map((_, index) => String(index)), padding: 0 },
    },
    [
      plotLibrary().ruleY(
        spec.rows.flatMap((row, index) =>
          row.value === null || !row.interval
            ? []
            : [{ row: String(index), low: row.interval.low.value, high: row.interval.high.value, kind: row.kind }],
        ),
        {
          y: 'row',
          x1: 'low',
          x2: 'high',
          strokeWidth: (d: { kind?: string }) => (d.kind === 'here' ? 3.5 : 2.5),
          stroke: (d: { kind?: string }) => (d.kind === 'here' ? CHART_COLOURS.petrol : CHART_COLOURS.common),
        },
      ),
    ],
  )
  const middle = (index: number): number => ROW * index + ROW / 2
  const bands = spec.rows.flatMap((row, index) =>
    row.kind === 'here'
      ? [element('rect', { x: 0, y: ROW * index, width: WIDTH, height: ROW, fill: CHART_COLOURS.petrolTint })]
      : [],
  )
  const grid = ticks.flatMap(tick => {
    const x = place.x(tick)
    const words = { size: 13, anchor: 'middle', fill: CHART_COLOURS.muted } as const
    return [
      gridLine(x, 0, x, bottom, tick === 0 ? CHART_COLOURS.ink : CHART_COLOURS.grid),
      textAt(x, bottom + 20, tickLabel(tick, spec.suffix), words),
    ]
  })
  const rows = spec.rows.flatMap((row, index): SvgNode[] => [
    ...rowWords(row, middle(index)),
    ...(row.value === null ? [] : [dot(row, place.x(row.value), middle(index))]),
  ])
  return finishChart(spec, { width: WIDTH, height, content: [...bands, ...grid, ...nodes, ...rows] }, tableOf(spec))
}

function rowWords(row: IntervalRow, y: number): SvgNode[] {
  const weight = row.kind === 'here' || row.kind === 'national' ? 700 : 400
  const lines = wrapText(row.label, LEFT - 16, 14, weight)
  const size = lines.length > 1 ? 12 : 14
  const first = y + 5 - (lines.length - 1) * 6.5
  const label = lines.map((line, index) => textAt(8, first + index * 13, line, { size, weight }))
  const value =
    row.value === null
      ? textAt(VALUE_X, y + 5, row.printed, { size: 14, fill: CHART_COLOURS.muted, anchor: 'end' })
      : textAt(VALUE_X, y + 5, row.printed, { size: 14, weight: 700, anchor: 'end' })
  return [...label, value, textAt(WIDTH - 8, y + 5, row.base, { size: 13, fill: CHART_COLOURS.muted, anchor: 'end' })]
}

function dot(row: IntervalRow, x: number, y: number): SvgNode {
  switch (row.kind ?? 'area') {
    case 'area':
      return element('circle', {
        cx: x,
        cy: y,
        r: 5.5,
        fill: CHART_COLOURS.white,
        stroke: CHART_COLOURS.common,
        'stroke-width': 2.5,
      })
    case 'here':
      return element('circle', { cx: x, cy: y, r: 7.5, fill: CHART_COLOURS.petrol })
    case 'national':
      return element('path', {
        d: `M${x},${y - 8}l7,8l-7,8l-7,-8z`,
        fill: CHART_COLOURS.white,
        stroke: CHART_COLOURS.ink,
        'stroke-width': 2,
      })
  }
}

function tableOf(spec: IntervalChartSpec): ChartTable {
  const columns = [
    { heading: spec.headings.item, numeric: false },
    { heading: spec.headings.value, numeric: true },
    { heading: '95% interval from', numeric: true },
    { heading: 'to', numeric: true },
    { heading: spec.headings.base, numeric: true },
  ]
  const rows = spec.rows.map(row => ({
    cells: [
      textCell(row.label),
      cellOf(row),
      row.interval ? cellOf(row.interval.low) : textCell('none'),
      row.interval ? cellOf(row.interval.high) : textCell('none'),
      textCell(row.base),
    ],
    isTotal: false,
  }))
  return chartTable(spec, columns, rows, spec.notes)
}
