import { type Chart, type ChartTable, type ChartValue, type ChartWords, cellOf, chartTable, textCell } from './chart.ts'
import { textWidth } from './letters.ts'
import { plotLibrary } from './library.ts'
import { plotMarks } from './plot.ts'
import { finishChart, type SvgNode, textAt, valueAt } from './svg.ts'
import { CHART_COLOURS, seriesStyle } from './theme.ts'

export interface GroupedBarsSpec extends ChartWords {
  readonly headings: { readonly item: string }
  /** Names of the series, four at most; each stands beside each of its bars. */
  readonly series: readonly string[]
  readonly groups: readonly { readonly label: string; readonly values: readonly ChartValue[] }[]
  readonly notes?: readonly string[]
}

interface SeriesBar {
  readonly value: number
  readonly series: number
  /** In pixels. */
  readonly top: number
}

const WIDTH = 640
const LABEL = 24
const BAR = 18
const STEP = 21
const GAP = 12
const SIZE = 13

export function groupedBars(spec: GroupedBarsSpec): Chart {
  spec.series.forEach((_, index) => {
    seriesStyle(index)
  })
  for (const group of spec.groups) {
    if (group.values.length !== spec.series.length) {
      throw new Error(`${group.label} has ${group.values.length} values for ${spec.series.length} series`)
    }
  }
  const groupHeight = LABEL + STEP * spec.series.length + GAP
  const height = groupHeight * spec.groups.length
  const top = (groupIndex: number, series: number): number => groupIndex * groupHeight + LABEL + series * STEP
  const bars = spec.groups.flatMap((group, groupIndex) =>
    group.values.flatMap(({ value }, series): SeriesBar[] =>
      value === null || value === 0 ? [] : [{ value, top: top(groupIndex, series), series }],
    ),
  )
  const ends = bars.map(bar => bar.value)
  // A band scale cannot leave room for labels between groups, so the vertical scale is pixels.
  const { nodes, place } = plotMarks(
    {
      width: WIDTH,
      height,
      margin: 0,
      marginRight: Math.min(roomFor(spec), WIDTH / 2),
      x: { type: 'linear', domain: [Math.min(0, ...ends), Math.max(0, ...ends) || 1] },
      y: { type: 'linear', domain: [0, height], range: [0, height] },
    },
    [
      plotLibrary().rect(bars, {
        x1: 0,
        x2: 'value',
        y1: 'top',
        y2: (bar: SeriesBar) => bar.top + BAR,
        fill: (bar: SeriesBar) => seriesStyle(bar.series).colour,
      }),
      ends.some(end => end < 0) ? plotLibrary().ruleX([0], { stroke: CHART_COLOURS.edge }) : null,
    ],
  )
  const words = spec.groups.flatMap((group, groupIndex): SvgNode[] => [
    textAt(0, groupIndex * groupHeight + 16, group.label, { weight: 600 }),
    ...group.values.flatMap((value, series) =>
      barWords(value, spec.series[series] ?? '', place.x(Math.max(value.value ?? 0, 0)), top(groupIndex, series)),
    ),
  ])
  return finishChart(spec, { width: WIDTH, height, content: [...nodes, ...words] }, tableOf(spec))
}

function barWords(value: ChartValue, series: string, end: number, top: number): SvgNode[] {
  return value.value === null
    ? [textAt(end + 8, top + 14, `${value.printed}, ${series}`, { size: SIZE, fill: CHART_COLOURS.muted })]
    : valueAt(end + 8, top + 14, value.printed, series, SIZE)
}

function roomFor(spec: GroupedBarsSpec): number {
  const widths = spec.groups.flatMap(group =>
    group.values.map(
      (value, series) => textWidth(value.printed, SIZE, 700) + textWidth(spec.series[series] ?? '', SIZE) + 26,
    ),
  )
  return Math.max(40, ...widths)
}

function tableOf(spec: GroupedBarsSpec): ChartTable {
  const columns = [
    { heading: spec.headings.item, numeric: false },
    ...spec.series.map(heading => ({ heading, numeric: true })),
  ]
  const rows = spec.groups.map(group => ({
    cells: [textCell(group.label), ...group.values.map(cellOf)],
    isTotal: false,
  }))
  return chartTable(spec, columns, rows, spec.notes)
}
