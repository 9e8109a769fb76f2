import type { Markish, PlotOptions } from '@observablehq/plot'
import { plotLibrary, svgDocument } from './library.ts'
import { element, type SvgNode } from './svg.ts'
import { CHART_COLOURS, TEXT_SIZE } from './theme.ts'

/** Where Plot's scales put a value; the position of what a chart cannot place is an error, never a guess. */
export interface Place {
  readonly x: (value: number | string) => number
  readonly y: (value: number | string) => number
}

interface ScaleLookup {
  scale: (name: 'x' | 'y') => { apply: (value: number | string) => number | undefined } | undefined
}

/** Draws marks with Observable Plot and answers its contents and its scales, without Plot's own frame. */
export function plotMarks(options: PlotOptions, marks: Markish[]): { nodes: SvgNode[]; place: Place } {
  const drawn: SvgNode & ScaleLookup = plotLibrary().plot({
    document: svgDocument(),
    axis: null,
    ...options,
    marks,
    style: { fontSize: `${TEXT_SIZE.axis}px` },
  }) as never
  return { nodes: [...drawn.childNodes], place: { x: placer(drawn, 'x'), y: placer(drawn, 'y') } }
}

function placer(drawn: ScaleLookup, name: 'x' | 'y'): (value: number | string) => number {
  const scale = drawn.scale(name)
  return value => {
    const at = scale?.apply(value)
    if (at === undefined || Number.isNaN(at)) throw new Error(`The chart has no place for ${value}`)
    return at
  }
}

export function gridLine(x1: number, y1: number, x2: number, y2: number, colour: string = CHART_COLOURS.grid): SvgNode {
  return element('line', { x1, y1, x2, y2, stroke: colour, 'stroke-width': 1 })
}

/** Round steps from zero (or below) to past the largest value. */
export function niceTicks(low: number, high: number, about = 5): number[] {
  const span = high - low
  if (!(span > 0)) return [low, low + 1]
  const rough = span / about
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map(multiple => multiple * power).find(candidate => candidate >= rough) ?? rough
  const first = Math.floor(low / step)
  const last = Math.ceil(high / step)
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)))
}

const NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 })

export const tickLabel = (value: number, suffix = ''): string =>
  `${NUMBER.format(value).replace('-', '\u2212')}${value === 0 && suffix !== '%' ? '' : suffix}`
