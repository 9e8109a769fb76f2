import { type Chart, type ChartTable, type ChartValue, type ChartWords, cellOf, chartTable, textCell } from './chart.ts'
import { textWidth } from './letters.ts'
import { plotLibrary } from './library.ts'
import { plotMarks } from './plot.ts'
import { finishChart, hatchPattern, type SvgNode, textAt, valueAt } from './svg.ts'
import { CHART_COLOURS, TEXT_SIZE } from './theme.ts'

export interface Bar extends ChartValue {
  readonly label: string
  /** What stands after the value, such as its share: "21.4%". */
  readonly share?: string
  /** `unknown` is hatched: cases whose outcome is not known. `so-far` is only an outline: a period that has not ended. */
  readonly kind?: 'plain' | 'highlight' | 'unknown' | 'so-far'
}

export interface BarChartSpec extends ChartWords {
  /** Headings of the table: the items, the values and, where bars have them, the shares. */
  readonly headings: { readonly item: string; readonly value: string; readonly share?: string }
  readonly bars: readonly Bar[]
  /** Only in the table. */
  readonly total?: ChartValue & { readonly label: string; readonly share?: string }
  readonly notes?: readonly string[]
}

const WIDTH = 640
const ROW = 52
const LABEL_HEIGHT = 22
const BAR_HEIGHT = 22

/** Horizontal bars from zero, each under its own label and beside its own value. */
export function barChart(spec: BarChartSpec): Chart {
  const names = spec.bars.map((_, index) => String(index))
  const height = ROW * spec.bars.length
  const values = spec.bars.map(bar => bar.value ?? 0)
  const room = Math.max(...spec.bars.map(labelWidth), 0) + 10
  const hatch = `${spec.id}-hatch`
  const { nodes, place } = plotMarks(
    {
      width: WIDTH,
      height,
      margin: 0,
      marginRight: Math.min(room, WIDTH / 2),
      x: { domain: [Math.min(0, ...values), Math.max(0, ...values) || 1] },
      y: { domain: names, padding: 0 },
    },
    [
      plotLibrary().barX(spec.bars, {
        filter: (bar: Bar) => bar.value !== null && bar.value !== 0,
        y: (_: Bar, index: number) => String(index),
        x: 'value',
        insetTop: LABEL_HEIGHT,
        insetBottom: ROW - LABEL_HEIGHT - BAR_HEIGHT,
        fill: (bar: Bar) => barFill(bar, hatch),
        stroke: barEdge,
      }),
      // Bars that all start at the left edge show the zero themselves; the line would touch their labels.
      values.some(value => value < 0) ? plotLibrary().ruleX([0], { stroke: CHART_COLOURS.edge }) : null,
    ],
  )
  const words = spec.bars.flatMap((bar, index): SvgNode[] => {
    const top = place.y(String(index))
    const end = Math.max(place.x(bar.value ?? 0), place.x(0))
    return [
      textAt(0, top + 15, bar.label, { weight: bar.kind === 'highlight' ? 700 : 400 }),
      ...barValue(bar, end + 8, top + LABEL_HEIGHT + 16),
    ]
  })
  return finishChart(spec, { width: WIDTH, height, content: [hatchPattern(hatch), ...nodes, ...words] }, tableOf(spec))
}

const shareNote = (bar: Bar): string => (bar.share === undefined ? '' : bar.share)

const labelWidth = (bar: Bar): number =>
  textWidth(`${bar.printed}, `, TEXT_SIZE.label, 700) + textWidth(shareNote(bar), TEXT_SIZE.label) + 8

function barValue(bar: Bar, x: number, y: number): SvgNode[] {
  if (bar.value === null) return [textAt(x, y, bar.printed, { fill: CHART_COLOURS.muted })]
  return bar.share === undefined ? valueAt(x, y, bar.printed, '') : valueAt(x, y, `${bar.printed},`, bar.share)
}

function barFill(bar: Bar, hatch: string): string {
  switch (bar.kind ?? 'plain') {
    case 'plain':
      return CHART_COLOURS.bar
    case 'highlight':
      return CHART_COLOURS.petrol
    case 'unknown':
      return `url(#${hatch})`
    case 'so-far':
      return CHART_COLOURS.white
  }
}

function barEdge({ kind }: Bar): string {
  if (kind === 'unknown') return CHART_COLOURS.edge
  return kind === 'so-far' ? CHART_COLOURS.petrol : 'none'
}

function tableOf(spec: BarChartSpec): ChartTable {
  const { item, value, share } = spec.headings
  const shareColumn = share === undefined ? [] : [{ heading: share, numeric: true }]
  const cells = (row: ChartValue & { label: string; share?: string }) => [
    textCell(row.label),
    cellOf(row),
    ...(share === undefined ? [] : [textCell(row.share ?? '')]),
  ]
  const rows = spec.bars.map(bar => ({ cells: cells(bar), isTotal: false }))
  if (spec.total) rows.push({ cells: cells(spec.total), isTotal: true })
  return chartTable(
    spec,
    [{ heading: item, numeric: false }, { heading: value, numeric: true }, ...shareColumn],
    rows,
    spec.notes,
  )
}
