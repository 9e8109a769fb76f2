import type { Chart } from './chart.ts'
import { textWidth } from './letters.ts'
import { type LineChartSpec, runsOf, unusualShape } from './line-chart.ts'
import { spread } from './line-labels.ts'
import { lineTable } from './line-table.ts'
import { gridLine, niceTicks, type Place, tickLabel } from './plot.ts'
import { element, finishChart, markAt, type SvgNode, textAt } from './svg.ts'
import { CHART_COLOURS, seriesStyle } from './theme.ts'

export interface SmallLineSpec extends LineChartSpec {
  /** The first and the last period, as short as they can be said: "Apr 2021", "Mar 2026". */
  readonly ends: readonly [string, string]
  /** Periods that have not ended: their points are hollow. */
  readonly open?: readonly number[]
}

export const SMALL_WIDTH = 328
export const SMALL_HEIGHT = 150
const MARGIN = { top: 14, bottom: 26, left: 42, right: 12 }
const SIZE = 13
/** Half the width of the mark of an unusual point: there may be many, close together. */
const MARK = 4.5
/** With more points than this, each has no mark of its own. */
const MOST_MARKED = 14
/** Where the lowest value is so near the highest, an axis from zero would flatten the line; of a few points it would not. */
const FLAT = 0.6
const FEW = 6

/** One of many: a line chart with no more than its ends, its scale and what stands out. Said in full by the large one. */
export function smallLineChart(spec: SmallLineSpec): Chart {
  const ticks = ticksOf(spec)
  const labels = endLabels(spec)
  const right = SMALL_WIDTH - (labels.length > 1 ? widest(labels) + 12 : MARGIN.right)
  const place = placeIn(ticks, spec.periods.length, right)
  const grid = ticks.flatMap(tick => [
    gridLine(MARGIN.left, place.y(tick), right, place.y(tick)),
    textAt(MARGIN.left - 6, place.y(tick) + 4, tickLabel(tick, spec.suffix), {
      size: SIZE,
      fill: CHART_COLOURS.muted,
      anchor: 'end',
    }),
  ])
  const content = [
    ...grid,
    ...band(spec, place),
    ...target(spec, place, right),
    ...(spec.breaks ?? []).map(change => breakLine(place.x(change.at - 0.5), change.isRebase === true)),
    ...spec.series.flatMap((series, index) => line(spec, place, series, index)),
    ...(spec.unusual ?? []).flatMap(({ index, mark }) => unusual(spec, place, index, mark)),
    ...ends(spec, right),
    ...(labels.length > 1 ? drawLabels(labels, place, right) : []),
  ]
  return finishChart(spec, { width: SMALL_WIDTH, height: SMALL_HEIGHT, content }, lineTable(spec))
}

// Scales of its own, because a page has dozens of these: Plot takes 2 ms for each.
function placeIn(ticks: readonly number[], count: number, right: number): Place {
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1]
  const span = high - low || 1
  const width = right - MARGIN.left - 12
  const depth = SMALL_HEIGHT - MARGIN.top - MARGIN.bottom
  return {
    x: at => MARGIN.left + 6 + (Number(at) / Math.max(count - 1, 1)) * width,
    y: value => MARGIN.top + (1 - (Number(value) - low) / span) * depth,
  }
}

function ticksOf(spec: SmallLineSpec): number[] {
  const values = [...spec.series.flatMap(series => series.values), ...(spec.target ? [spec.target] : [])].flatMap(
    ({ value }) => (value === null ? [] : [value]),
  )
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (values.length === 0) return [0, 1]
  const isFlat = values.length >= FEW && low > FLAT * high && low < high
  return isFlat ? niceTicks(low, high, 2) : niceTicks(Math.min(0, low), Math.max(0, high), 2)
}

function line(spec: SmallLineSpec, place: Place, series: LineChartSpec['series'][number], index: number): SvgNode[] {
  const { colour, dash, mark } = seriesStyle(index)
  const runs = runsOf(series, spec)
  const paths = runs
    .filter(run => run.length > 1)
    .map(run =>
      element('path', {
        d: run
          .map((point, at) => `${at === 0 ? 'M' : 'L'}${tenths(place.x(point.index))},${tenths(place.y(point.value))}`)
          .join(''),
        fill: 'none',
        stroke: colour,
        'stroke-width': index === 0 ? 2.25 : 1.75,
        'stroke-dasharray': dash === '' ? undefined : dash,
      }),
    )
  const points = runs.flat()
  const last = points.at(-1)
  const lone = runs.filter(run => run.length === 1).flat()
  const marked = new Set(index > 0 ? [] : points.length <= MOST_MARKED ? points : [...lone, ...(last ? [last] : [])])
  const isUnusual = new Set((spec.unusual ?? []).map(each => each.index))
  const marks = [...marked]
    .filter(point => !isUnusual.has(point.index))
    .map(point => {
      const [x, y] = [place.x(point.index), place.y(point.value)]
      return spec.open?.includes(point.index)
        ? element('circle', { cx: x, cy: y, r: 4, fill: CHART_COLOURS.white, stroke: colour, 'stroke-width': 2 })
        : point === last
          ? markAt(mark, x, y, colour)
          : element('circle', { cx: x, cy: y, r: 2.75, fill: colour })
    })
  const hidden = index > 0 ? [] : series.values.flatMap(({ value }, at) => (value === null ? [gap(place.x(at))] : []))
  return [...hidden, ...paths, ...marks]
}

const tenths = (value: number): number => Math.round(value * 10) / 10

/** A period without a number that may be drawn: a short dotted stroke on the axis, told in words by the table. */
const gap = (x: number): SvgNode =>
  element('line', {
    x1: x,
    x2: x,
    y1: SMALL_HEIGHT - MARGIN.bottom - 9,
    y2: SMALL_HEIGHT - MARGIN.bottom,
    stroke: CHART_COLOURS.edge,
    'stroke-width': 2,
    'stroke-dasharray': '2 2',
  })

function band(spec: SmallLineSpec, place: Place): SvgNode[] {
  const bottom = SMALL_HEIGHT - MARGIN.bottom
  return (spec.limits ?? []).flatMap(({ lower, upper, from, to }) => {
    if (lower.value === null || upper.value === null) return []
    const [x1, x2] = [place.x(from), place.x(to)]
    const top = Math.max(MARGIN.top, place.y(upper.value))
    const base = Math.min(bottom, place.y(lower.value))
    return [
      element('rect', {
        x: x1,
        y: top,
        width: Math.max(0, x2 - x1),
        height: Math.max(0, base - top),
        fill: CHART_COLOURS.petrolTint,
      }),
    ]
  })
}

function target(spec: SmallLineSpec, place: Place, right: number): SvgNode[] {
  if (!spec.target || spec.target.value === null) return []
  const y = place.y(spec.target.value)
  const path = { x1: MARGIN.left, x2: right, y1: y, y2: y, stroke: CHART_COLOURS.ink, 'stroke-width': 1.5 }
  return [element('line', { ...path, 'stroke-dasharray': '2 4' })]
}

const breakLine = (x: number, isRebase: boolean): SvgNode =>
  element('line', {
    x1: x,
    x2: x,
    y1: MARGIN.top - 8,
    y2: SMALL_HEIGHT - MARGIN.bottom,
    stroke: CHART_COLOURS.ink,
    'stroke-width': isRebase ? 1 : 2,
    'stroke-dasharray': isRebase ? '1 3' : undefined,
  })

function unusual(
  spec: SmallLineSpec,
  place: Place,
  index: number,
  mark: NonNullable<LineChartSpec['unusual']>[number]['mark'],
): SvgNode[] {
  const value = spec.series[0]?.values[index]?.value
  return value === undefined || value === null
    ? []
    : unusualShape(mark ?? 'unusual', tenths(place.x(index)), tenths(place.y(value)), MARK)
}

function ends({ ends: [first, last], periods }: SmallLineSpec, right: number): SvgNode[] {
  const base = SMALL_HEIGHT - 6
  const style = { size: SIZE, fill: CHART_COLOURS.muted } as const
  const start = textAt(MARGIN.left, base, first, style)
  return periods.length > 1 ? [start, textAt(right, base, last, { ...style, anchor: 'end' })] : [start]
}

interface EndLabel {
  readonly value: number
  readonly text: string
  readonly isOwn: boolean
}

const endLabels = ({ series }: SmallLineSpec): EndLabel[] =>
  series.flatMap(({ label, values }, index) => {
    const value = values.findLast(each => each.value !== null)?.value
    return value === undefined || value === null || label === '' ? [] : [{ value, text: label, isOwn: index === 0 }]
  })

const widest = (labels: readonly EndLabel[]): number =>
  Math.max(...labels.map(({ text, isOwn }) => textWidth(text, SIZE, isOwn ? 700 : 400)))

function drawLabels(labels: readonly EndLabel[], place: Place, right: number): SvgNode[] {
  const ordered = labels.toSorted((a, b) => b.value - a.value)
  const tops = spread(
    ordered.map(({ value }) => ({ centre: place.y(value), height: 15 })),
    0,
  )
  return ordered.map(({ text, isOwn }, index) =>
    textAt(right + 8, (tops[index] ?? 0) + 12, text, {
      size: SIZE,
      weight: isOwn ? 700 : 400,
      fill: isOwn ? seriesStyle(0).colour : CHART_COLOURS.ink,
    }),
  )
}
