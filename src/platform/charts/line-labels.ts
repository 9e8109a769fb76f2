import { textWidth, wrapText } from './letters.ts'
import type { LineChartSpec } from './line-chart.ts'
import type { Place } from './plot.ts'
import { element, type SvgNode, textAt } from './svg.ts'
import { CHART_COLOURS, seriesStyle } from './theme.ts'

interface EndLabel {
  readonly at: number
  readonly lines: readonly string[]
  readonly colour: string
  readonly isBold: boolean
}

export interface SeriesLabels {
  /** The room to leave at the right of the chart. */
  readonly width: number
  readonly draw: (place: Place, right: number) => SvgNode[]
}

const SIZE = 13
const LEADING = 16
const WIDEST = 150
const GAP = 14

/** Names at the ends of the lines, moved apart where they would overlap, so that no key is needed. */
export function seriesLabels(spec: LineChartSpec): SeriesLabels {
  const labels = endLabels(spec)
  const widest = Math.max(0, ...labels.flatMap(label => label.lines.map(line => textWidth(line, SIZE, 700))))
  return { width: Math.max(24, widest + GAP + 8), draw: (place, right) => drawLabels(labels, place, right) }
}

function endLabels(spec: LineChartSpec): EndLabel[] {
  const labels: EndLabel[] = []
  const add = (at: number | null | undefined, text: string, colour: string, isBold: boolean): void => {
    if (at !== null && at !== undefined) labels.push({ at, lines: wrapText(text, WIDEST, SIZE, 700), colour, isBold })
  }
  spec.series.forEach((series, index) => {
    const last = series.values.findLast(({ value }) => value !== null)
    if (last) add(last.value, `${series.label} ${last.printed}`, labelColour(index), true)
  })
  if (spec.target) add(spec.target.value, `${spec.target.label} ${spec.target.printed}`, CHART_COLOURS.ink, false)
  const limits = spec.limits?.at(-1)
  if (limits) {
    const limit = limits.isTrial ? 'trial limit' : 'limit'
    add(limits.upper.value, `Upper ${limit} ${limits.upper.printed}`, CHART_COLOURS.muted, false)
    add(limits.average.value, `Average ${limits.average.printed}`, CHART_COLOURS.muted, false)
    add(limits.lower.value, `Lower ${limit} ${limits.lower.printed}`, CHART_COLOURS.muted, false)
  }
  return labels
}

// Sky and rust carry lines, not small text: their contrast as text is below 4.5:1.
const labelColour = (index: number): string => (index === 0 ? seriesStyle(0).colour : CHART_COLOURS.ink)

function drawLabels(labels: readonly EndLabel[], place: Place, right: number): SvgNode[] {
  const ordered = labels.map(label => ({ label, y: place.y(label.at) })).sort((a, b) => a.y - b.y)
  const tops = spread(
    ordered.map(({ label, y }) => ({ centre: y, height: label.lines.length * LEADING })),
    4,
  )
  return ordered.flatMap(({ label, y }, index) => {
    const top = tops[index] ?? y
    const middle = top + (label.lines.length * LEADING) / 2
    const leader = element('line', {
      x1: right + 1,
      y1: y,
      x2: right + GAP - 3,
      y2: middle,
      stroke: CHART_COLOURS.edge,
    })
    const weight = label.isBold ? 700 : 400
    const words = label.lines.map((line, row) =>
      textAt(right + GAP, top + row * LEADING + 12, line, { size: SIZE, weight, fill: label.colour }),
    )
    return Math.abs(middle - y) > 3 ? [leader, ...words] : words
  })
}

/** Tops of boxes as near their centres as they can be without overlapping; the boxes come in order. */
export function spread(boxes: readonly { centre: number; height: number }[], gap: number): number[] {
  const tops: number[] = []
  let floor = Number.NEGATIVE_INFINITY
  for (const box of boxes) {
    const top = Math.max(box.centre - box.height / 2, floor)
    tops.push(top)
    floor = top + box.height + gap
  }
  // Pushing only downwards drifts; take half of each touching run's drift back.
  for (let start = 0; start < boxes.length; ) {
    let end = start + 1
    while (end < boxes.length && touches(tops, boxes, end, gap)) end += 1
    const last = boxes[end - 1]
    const drift = last ? (tops[end - 1] ?? 0) - (last.centre - last.height / 2) : 0
    const ceiling = start === 0 ? 0 : (tops[start - 1] ?? 0) + (boxes[start - 1]?.height ?? 0) + gap
    const lift = Math.min(drift / 2, Math.max(0, (tops[start] ?? 0) - ceiling))
    for (let index = start; index < end; index += 1) tops[index] = (tops[index] ?? 0) - lift
    start = end
  }
  return tops
}

const touches = (tops: readonly number[], boxes: readonly { height: number }[], index: number, gap: number): boolean =>
  Math.abs((tops[index] ?? 0) - ((tops[index - 1] ?? 0) + (boxes[index - 1]?.height ?? 0) + gap)) < 0.01
