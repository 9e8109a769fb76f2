import type { Chart, ChartValue, ChartWords } from './chart.ts'
import { plotLibrary } from './library.ts'
import { seriesLabels } from './line-labels.ts'
import { lineTable } from './line-table.ts'
import { gridLine, niceTicks, type Place, plotMarks, tickLabel } from './plot.ts'
import { element, finishChart, markAt, type SvgNode, textAt } from './svg.ts'
import { CHART_COLOURS, seriesStyle } from './theme.ts'

export interface LinePeriod {
  /** As printed in the table: "April 2023". */
  readonly name: string
  /** Under the axis; leave out where the axis would be too full. The second line is bold: the year. */
  readonly tick?: readonly [string] | readonly [string, string]
}

export interface LineSeries {
  readonly label: string
  /** One for each period; null values leave a gap that nothing bridges. */
  readonly values: readonly ChartValue[]
}

export interface SeriesBreak {
  /** Index of the first period counted the new way. */
  readonly at: number
  readonly label: string
  readonly note?: string
  /** The values are counted as before and stay joined; only the limits begin anew. */
  readonly isRebase?: boolean
}

/** The limits of ordinary variation over a run of periods, both ends included. */
export interface VariationLimits {
  readonly from: number
  readonly to: number
  readonly lower: ChartValue
  readonly average: ChartValue
  readonly upper: ChartValue
  readonly isTrial: boolean
}

/** A value outside the limits, or otherwise explained: `index` is its period in the first series. */
export interface UnusualPoint {
  readonly index: number
  /** Without one it has its mark alone. */
  readonly label?: string
  readonly note?: string
  /** Its words stand below it, clear of the limit that it passed. */
  readonly isLow?: boolean
  /** A diamond unless said: unusual, and neither good nor bad. */
  readonly mark?: 'unusual' | 'better' | 'worse'
}

export interface LineChartSpec extends ChartWords {
  readonly headings: { readonly period: string }
  /** After each number on the axis: "%" or nothing. */
  readonly suffix: '%' | ''
  readonly periods: readonly LinePeriod[]
  readonly series: readonly LineSeries[]
  readonly target?: ChartValue & { readonly label: string }
  readonly breaks?: readonly SeriesBreak[]
  readonly limits?: readonly VariationLimits[]
  readonly unusual?: readonly UnusualPoint[]
  readonly notes?: readonly string[]
}

interface LinePoint {
  readonly index: number
  readonly value: number
}

const WIDTH = 720
const HEIGHT = 340
const MARGIN = { top: 40, left: 44, bottom: 52 }
/** As many points as the words of limits reach over, at most. */
const WORDS_REACH = 18

export function lineChart(spec: LineChartSpec): Chart {
  for (const series of spec.series) {
    if (series.values.length !== spec.periods.length) {
      throw new Error(`${series.label} has ${series.values.length} values for ${spec.periods.length} periods`)
    }
  }
  const ticks = niceTicks(Math.min(0, ...drawnValues(spec)), Math.max(0, ...drawnValues(spec)))
  const labels = seriesLabels(spec)
  const limitLines = (spec.limits ?? []).flatMap(limitMarks)
  const { nodes, place } = plotMarks(
    {
      width: WIDTH,
      height: HEIGHT,
      marginTop: MARGIN.top,
      marginLeft: MARGIN.left,
      marginBottom: MARGIN.bottom,
      marginRight: labels.width,
      x: { type: 'linear', domain: [-0.3, Math.max(spec.periods.length - 0.7, 0.7)] },
      y: { type: 'linear', domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1] },
    },
    [...limitLines, ...spec.series.flatMap((series, index) => runsOf(series, spec).map(run => lineMark(run, index)))],
  )
  const grid = ticks.flatMap(tick => [
    gridLine(MARGIN.left, place.y(tick), WIDTH - labels.width, place.y(tick)),
    textAt(MARGIN.left - 8, place.y(tick) + 4, tickLabel(tick, spec.suffix), {
      size: 13,
      fill: CHART_COLOURS.muted,
      anchor: 'end',
    }),
  ])
  const content = [
    ...grid,
    ...axis(spec, place),
    ...targetLine(spec, place, WIDTH - labels.width),
    ...nodes,
    ...spec.series.flatMap((series, index) => seriesMarks(series, index, spec, place)),
    ...(spec.limits ?? []).slice(0, -1).flatMap(limit => limitWords(limit, spec, place)),
    ...(spec.unusual ?? []).flatMap(point => unusualMark(point, spec, place)),
    ...(spec.breaks ?? []).flatMap(change => breakLine(change, place)),
    ...labels.draw(place, WIDTH - labels.width),
  ]
  return finishChart(spec, { width: WIDTH, height: HEIGHT, content }, lineTable(spec))
}

function drawnValues(spec: LineChartSpec): number[] {
  const limits = (spec.limits ?? []).flatMap(limit => [limit.lower, limit.average, limit.upper])
  const target = spec.target ? [spec.target] : []
  return [...spec.series.flatMap(series => series.values), ...limits, ...target].flatMap(({ value }) =>
    value === null ? [] : [value],
  )
}

/** The stretches that may be joined: a missing value ends one, and so does a series break. */
export function runsOf(series: LineSeries, spec: Pick<LineChartSpec, 'breaks'>): LinePoint[][] {
  const starts = new Set((spec.breaks ?? []).filter(change => !change.isRebase).map(change => change.at))
  const runs: LinePoint[][] = []
  let run: LinePoint[] = []
  series.values.forEach(({ value }, index) => {
    if (run.length > 0 && (value === null || starts.has(index))) {
      runs.push(run)
      run = []
    }
    if (value !== null) run.push({ index, value })
  })
  if (run.length > 0) runs.push(run)
  return runs
}

function lineMark(run: readonly LinePoint[], seriesIndex: number) {
  const { colour, dash } = seriesStyle(seriesIndex)
  return plotLibrary().line(run, {
    x: 'index',
    y: 'value',
    stroke: colour,
    strokeWidth: 2,
    strokeLinecap: 'butt',
    ...(dash === '' ? {} : { strokeDasharray: dash }),
  })
}

function limitMarks(limit: VariationLimits) {
  const span = { x1: limit.from - 0.5, x2: limit.to + 0.5 }
  const edge = { ...span, stroke: CHART_COLOURS.muted, strokeDasharray: limit.isTrial ? '2 3' : '6 3' }
  const [lower, average, upper] = [limit.lower.value, limit.average.value, limit.upper.value]
  if (lower === null || average === null || upper === null) return []
  const { areaY, ruleY } = plotLibrary()
  return [
    areaY([span.x1, span.x2], { x: (x: number) => x, y1: lower, y2: upper, fill: '#f1f6f7' }),
    ruleY([lower, upper], edge),
    ruleY([average], { ...span, stroke: CHART_COLOURS.common }),
  ]
}

/** For limits before a break; the last ones are named at the end of the lines. Above them where points stand below. */
function limitWords(limit: VariationLimits, spec: LineChartSpec, place: Place): SvgNode[] {
  const { lower, average, upper, from, to } = limit
  if (lower.value === null || upper.value === null) return []
  const x = place.x(from - 0.3) + 4
  const style = { size: 13, fill: CHART_COLOURS.muted }
  const isNearAxis = place.y(lower.value) + 36 > HEIGHT - MARGIN.bottom
  const least = lower.value
  const near = (spec.series[0]?.values ?? []).slice(from, Math.min(to, from + WORDS_REACH) + 1)
  const isCrossed = near.some(({ value }) => value !== null && value < least)
  const top = isCrossed ? place.y(upper.value) - 24 : place.y(lower.value) + (isNearAxis ? -22 : 16)
  return [
    textAt(x, top, `Limits ${lower.printed} to ${upper.printed}`, style),
    textAt(x, top + 15, `Average ${average.printed}`, style),
  ]
}

function axis(spec: LineChartSpec, place: Place): SvgNode[] {
  const base = HEIGHT - MARGIN.bottom
  const ticks = spec.periods.flatMap((period, index): SvgNode[] => {
    if (!period.tick) return []
    const [first, second] = period.tick
    const x = place.x(index)
    const style = { size: 13, anchor: 'middle' } as const
    const words = [textAt(x, base + 20, first, { ...style, fill: CHART_COLOURS.muted })]
    if (second !== undefined) words.push(textAt(x, base + 37, second, { ...style, weight: 700 }))
    return [gridLine(x, base, x, base + 5, CHART_COLOURS.edge), ...words]
  })
  return [...ticks, gridLine(MARGIN.left, base, place.x(spec.periods.length - 0.7), base, CHART_COLOURS.edge)]
}

function targetLine(spec: LineChartSpec, place: Place, right: number): SvgNode[] {
  if (!spec.target || spec.target.value === null) return []
  const y = place.y(spec.target.value)
  const path = { x1: MARGIN.left, x2: right, y1: y, y2: y, stroke: CHART_COLOURS.ink, 'stroke-width': 1.5 }
  return [element('line', { ...path, 'stroke-dasharray': '2 4' })]
}

function seriesMarks(series: LineSeries, seriesIndex: number, spec: LineChartSpec, place: Place): SvgNode[] {
  const { colour, mark } = seriesStyle(seriesIndex)
  const unusual = new Set(seriesIndex === 0 ? (spec.unusual ?? []).map(point => point.index) : [])
  return series.values.flatMap(({ value }, index) =>
    value === null || unusual.has(index) ? [] : [markAt(mark, place.x(index), place.y(value), colour)],
  )
}

function unusualMark(point: UnusualPoint, spec: LineChartSpec, place: Place): SvgNode[] {
  const value = spec.series[0]?.values[point.index]?.value
  if (value === undefined || value === null) return []
  const [x, y] = [place.x(point.index), place.y(value)]
  const marks = unusualShape(point.mark ?? 'unusual', x, y)
  if (point.label === undefined) return marks
  const isLate = point.index > spec.periods.length / 3
  const side = { anchor: isLate ? ('end' as const) : ('start' as const), size: 13 }
  const textX = isLate ? x - 14 : x + 14
  const fill = UNUSUAL_COLOURS[point.mark ?? 'unusual']
  const top = point.isLow ? y + 12 : y - 14
  const words = [textAt(textX, top, point.label, { ...side, weight: 700, fill })]
  if (point.note !== undefined) words.push(textAt(textX, top + 15, point.note, { ...side, fill: CHART_COLOURS.muted }))
  return [...marks, ...words]
}

const UNUSUAL_COLOURS = {
  unusual: CHART_COLOURS.unusual,
  better: CHART_COLOURS.better,
  worse: CHART_COLOURS.worse,
} as const

/** The shapes that the pages use beside the same words: a diamond, a tick in a ring, a triangle that points down. */
export function unusualShape(mark: NonNullable<UnusualPoint['mark']>, x: number, y: number, size = 7): SvgNode[] {
  const colour = UNUSUAL_COLOURS[mark]
  const part = (share: number): number => Math.round(share * size * 100) / 100
  switch (mark) {
    case 'unusual':
      return [
        element('path', { d: `M${x},${y - size}l${size},${size}l${-size},${size}l${-size},${-size}z`, fill: colour }),
      ]
    case 'worse':
      return [
        element('path', { d: `M${x - size},${y - part(5 / 7)}h${2 * size}l${-size},${part(12 / 7)}z`, fill: colour }),
      ]
    case 'better':
      return [
        element('circle', {
          cx: x,
          cy: y,
          r: size,
          fill: CHART_COLOURS.white,
          stroke: colour,
          'stroke-width': size < 6 ? 1 : 1.5,
        }),
        element('path', {
          d: `M${x - part(0.5)},${y}l${part(5 / 14)},${part(3 / 7)}l${part(9 / 14)},${-part(11 / 14)}`,
          stroke: colour,
          'stroke-width': size < 6 ? 1.5 : 2,
          fill: 'none',
        }),
      ]
  }
}

function breakLine(change: SeriesBreak, place: Place): SvgNode[] {
  const x = place.x(change.at - 0.5)
  const isRight = x > WIDTH * 0.6
  const style = { size: 13, anchor: isRight ? 'end' : 'start' } as const
  const textX = isRight ? x - 8 : x + 8
  const words = [textAt(textX, 13, change.label, { ...style, weight: 700 })]
  if (change.note !== undefined) words.push(textAt(textX, 29, change.note, { ...style, fill: CHART_COLOURS.muted }))
  const rule = { x1: x, x2: x, y1: 2, y2: HEIGHT - MARGIN.bottom, stroke: CHART_COLOURS.ink }
  const line = change.isRebase ? { 'stroke-width': 1, 'stroke-dasharray': '1 3' } : { 'stroke-width': 2 }
  return [element('line', { ...rule, ...line }), ...words]
}
