import { type Chart, type ChartValue, type ChartWords, cellOf, chartTable, textCell } from './chart.ts'
import { plotLibrary } from './library.ts'
import { runsOf } from './line-chart.ts'
import { plotMarks } from './plot.ts'
import { finishChart, markAt } from './svg.ts'
import { CHART_COLOURS } from './theme.ts'

export interface SparklineSpec extends ChartWords {
  readonly headings: { readonly period: string; readonly value: string }
  readonly periods: readonly string[]
  readonly values: readonly ChartValue[]
  /** Indices of the first periods counted in a new way; the line stops before each. */
  readonly breaks?: readonly number[]
}

const WIDTH = 120
const HEIGHT = 28

/** A small line without axes for a row of a table; the last value carries the dot. */
export function sparkline(spec: SparklineSpec): Chart {
  const values = spec.values.flatMap(({ value }) => (value === null ? [] : [value]))
  const low = values.length > 0 ? Math.min(...values) : 0
  const high = values.length > 0 ? Math.max(...values) : 0
  const breaks = (spec.breaks ?? []).map(at => ({ at, label: '' }))
  const runs = runsOf({ label: spec.title, values: spec.values }, { breaks })
  const { nodes, place } = plotMarks(
    {
      width: WIDTH,
      height: HEIGHT,
      margin: 6,
      x: { type: 'linear', domain: [0, Math.max(spec.values.length - 1, 1)] },
      y: { type: 'linear', domain: low < high ? [low, high] : [low - 1, low + 1] },
    },
    runs.map(run =>
      plotLibrary().line(run, { x: 'index', y: 'value', stroke: CHART_COLOURS.common, strokeWidth: 1.5 }),
    ),
  )
  const last = runs.at(-1)?.at(-1)
  const dot = last ? [markAt('circle', place.x(last.index), place.y(last.value), CHART_COLOURS.petrol)] : []
  const rows = spec.periods.map((period, index) => ({
    cells: [textCell(period), cellOf(spec.values[index] ?? { value: null, printed: '' })],
    isTotal: false,
  }))
  const columns = [
    { heading: spec.headings.period, numeric: false },
    { heading: spec.headings.value, numeric: true },
  ]
  return finishChart(
    spec,
    { width: WIDTH, height: HEIGHT, content: [...nodes, ...dot] },
    chartTable(spec, columns, rows),
  )
}
