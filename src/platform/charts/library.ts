import { createRequire } from 'node:module'
import type { SvgDocument } from './svg.ts'

type Plot = typeof import('@observablehq/plot')

// Two hundred modules and 0.2 s, which no process should spend before it is ready; the first chart does.
const load = createRequire(import.meta.url)
let plot: Plot | undefined
let svg: SvgDocument | undefined

/** Observable Plot, from the first chart on. */
export function plotLibrary(): Plot {
  plot ??= load('@observablehq/plot') as Plot
  return plot
}

/** The document in which charts are drawn. */
export function svgDocument(): SvgDocument {
  const linkedom = () => load('linkedom') as { parseHTML(text: string): { document: SvgDocument } }
  svg ??= linkedom().parseHTML('<html><body></body></html>').document
  return svg
}
