import type { Chart, ChartTable, ChartWords } from './chart.ts'
import { textWidth, type Weight } from './letters.ts'
import { svgDocument } from './library.ts'
import { CHART_COLOURS, CHART_FONT } from './theme.ts'

/** The little of a DOM node that charts use: linkedom's on the server. */
export interface SvgNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>
  readonly childNodes: Iterable<SvgNode>
  append: (...children: (SvgNode | string)[]) => void
  setAttribute: (name: string, value: string) => void
}

export interface SvgDocument {
  createElementNS: (namespace: string, name: string) => SvgNode
}

type Attributes = Readonly<Record<string, string | number | undefined>>

const rounded = (value: number): string => String(Math.round(value * 100) / 100)

export function element(name: string, attributes: Attributes, ...children: (SvgNode | string)[]): SvgNode {
  const node = svgDocument().createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) node.setAttribute(key, typeof value === 'number' ? rounded(value) : value)
  }
  node.append(...children)
  return node
}

export interface TextStyle {
  readonly size?: number
  readonly weight?: Weight
  readonly fill?: string
  readonly anchor?: 'start' | 'middle' | 'end'
}

/** One line of text; `y` is its baseline. */
export function textAt(x: number, y: number, text: string, style: TextStyle = {}): SvgNode {
  return element(
    'text',
    {
      x,
      y,
      'font-size': style.size ?? 15,
      'font-weight': style.weight ?? 400,
      fill: style.fill ?? CHART_COLOURS.ink,
      'text-anchor': style.anchor ?? 'start',
    },
    text,
  )
}

/** A value in bold and what stands after it in the quiet colour, on one line. */
export function valueAt(x: number, y: number, printed: string, note: string, size = 15): SvgNode[] {
  const value = textAt(x, y, printed, { weight: 700, size })
  if (note === '') return [value]
  return [value, textAt(x + textWidth(printed, size, 700) + 5, y, note, { fill: CHART_COLOURS.muted, size })]
}

export function markAt(
  mark: 'circle' | 'square' | 'triangle' | 'cross',
  x: number,
  y: number,
  colour: string,
): SvgNode {
  switch (mark) {
    case 'circle':
      return element('circle', { cx: x, cy: y, r: 4.5, fill: colour })
    case 'square':
      return element('rect', { x: x - 4, y: y - 4, width: 8, height: 8, fill: colour })
    case 'triangle':
      return element('path', { d: `M${rounded(x)},${rounded(y - 5.5)}l5.5,9.5h-11z`, fill: colour })
    case 'cross':
      return element('path', {
        d: `M${rounded(x - 4)},${rounded(y - 4)}l8,8m0,-8l-8,8`,
        stroke: colour,
        'stroke-width': 2.5,
        fill: 'none',
      })
  }
}

/** Diagonal lines: a known amount of what is not known. */
export function hatchPattern(id: string): SvgNode {
  const square = { width: 8, height: 8 }
  return element(
    'defs',
    {},
    element(
      'pattern',
      { id, patternUnits: 'userSpaceOnUse', ...square },
      element('rect', { ...square, fill: CHART_COLOURS.white }),
      element('path', {
        d: 'M-2,2l4,-4M0,8l8,-8M6,10l4,-4',
        stroke: CHART_COLOURS.edge,
        'stroke-width': 1.5,
        fill: 'none',
      }),
    ),
  )
}

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly content: readonly SvgNode[]
}

const PICTURE_ID = /^[A-Za-z][A-Za-z0-9-]*$/

export function finishChart(words: ChartWords, drawing: Drawing, table: ChartTable): Chart {
  const { width, height } = drawing
  return { ...words, svg: finishPicture(words, drawing), width, height, table }
}

/** A picture that stands alone: in a page, in a file of its own and in a PDF. */
function finishPicture(words: ChartWords, { width, height, content }: Drawing): string {
  if (!PICTURE_ID.test(words.id)) throw new Error(`A chart's id has letters, digits and hyphens only: ${words.id}`)
  if (words.title.trim() === '' || words.description.trim() === '') {
    throw new Error(`The chart ${words.id} needs a title and a description`)
  }
  const root = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${rounded(width)} ${rounded(height)}`,
      width,
      height,
      class: 'kith-chart',
      role: 'img',
      'aria-labelledby': `${words.id}-title ${words.id}-desc`,
      'font-family': CHART_FONT,
    },
    element('title', { id: `${words.id}-title` }, words.title),
    element('desc', { id: `${words.id}-desc` }, words.description),
    ...content,
  )
  return serialise(root)
}

// Written here and not by linkedom's outerHTML, which leaves & and < as they are in attributes. A style
// element would be refused by the content security policy; aria labels inside role="img" are never read.
export function serialise(node: SvgNode): string {
  if (node.nodeType === 3) return escapeXml(node.textContent ?? '')
  if (node.nodeType !== 1 || node.nodeName.toLowerCase() === 'style') return ''
  let attributes = ''
  for (const { name, value } of node.attributes) {
    if (name === 'style' || (name.startsWith('aria-') && name !== 'aria-labelledby')) continue
    attributes += ` ${name}="${escapeXml(value)}"`
  }
  let children = ''
  for (const child of node.childNodes) children += serialise(child)
  const tag = node.nodeName === node.nodeName.toUpperCase() ? node.nodeName.toLowerCase() : node.nodeName
  return children === '' ? `<${tag}${attributes}/>` : `<${tag}${attributes}>${children}</${tag}>`
}

export function escapeXml(text: string): string {
  return text
    .replace(/(?![\t\n\r])\p{Cc}|\p{Noncharacter_Code_Point}/gu, '\ufffd')
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
