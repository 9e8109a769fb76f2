import type { PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'

export const FACETS = ['value', 'numerator', 'denominator'] as const
export type Facet = (typeof FACETS)[number]

/** A figure named in prose: looked up when the draft is shown, frozen when the report is published. */
export interface BoundFigure {
  readonly kind: 'measure'
  readonly code: string
  readonly period: string
  readonly facet: Facet
}

export type ProseInline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | BoundFigure

export type ProseBlock =
  | { readonly kind: 'heading'; readonly depth: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly content: readonly ProseInline[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly ProseInline[])[] }
  | { readonly kind: 'quote'; readonly content: readonly ProseInline[] }

/** Something in the text that cannot be printed as it stands. `line` counts from 1. */
export interface ProseFault {
  readonly line: number
  readonly message: string
}

export interface Prose {
  readonly blocks: readonly ProseBlock[]
  readonly faults: readonly ProseFault[]
}

const BOUND = /\{\{([^{}]*)\}\}/g
const MEASURE = /^\s*measure\s+([a-z0-9][a-z0-9.-]*)\s+(\S+?)(?:\s+(\S+))?\s*$/
const SAFE_LINK = /^(https?:\/\/|mailto:|\/(?![/\\])|#)/

/** The way a bound figure is written, for the editor's list. */
export function boundFigureText(figure: Omit<BoundFigure, 'kind'>): string {
  return `{{measure ${figure.code} ${figure.period}${figure.facet === 'value' ? '' : ` ${figure.facet}`}}}`
}

/** Reads the words of a section: paragraphs, headings (##, ###), lists, quotes, emphasis, links and bound figures. */
export function parseProse(text: string): Prose {
  const crowded = crowdedLine(text)
  if (crowded !== undefined) {
    const message = 'This paragraph has more marks such as *, _, [ and > than can be read. Take most of them out.'
    return { blocks: [], faults: [{ line: crowded, message }] }
  }
  const faults: ProseFault[] = []
  const blocks = fromMarkdown(text).children.flatMap(node => blocksOf(node, faults))
  return { blocks, faults }
}

const MARK = /[*_`[\]>!]/g
const MOST_MARKS = 2_000

// The time that markdown takes grows with the square of the marks of a paragraph: a page of asterisks would stop the server
// for a minute.
function crowdedLine(text: string): number | undefined {
  let line = 1
  for (const paragraph of text.split(/(?<=\n)[ \t]*\r?\n/)) {
    if ((paragraph.match(MARK)?.length ?? 0) > MOST_MARKS) return line
    line += paragraph.split('\n').length
  }
  return undefined
}

/** Every bound figure in the order of the text, repeats included. */
export function boundFigures(prose: Prose): BoundFigure[] {
  return prose.blocks.flatMap(inlinesOfBlock).filter(inline => inline.kind === 'measure')
}

/** The runs of a block; a heading is plain text and holds none. */
function inlinesOfBlock(block: ProseBlock): readonly ProseInline[] {
  switch (block.kind) {
    case 'heading':
      return []
    case 'list':
      return block.items.flat()
    case 'paragraph':
    case 'quote':
      return block.content
  }
}

function blocksOf(node: RootContent, faults: ProseFault[]): ProseBlock[] {
  const line = node.position?.start.line ?? 1
  switch (node.type) {
    case 'paragraph':
      return [{ kind: 'paragraph', content: inlinesOf(node.children, faults) }]
    case 'heading':
      if (node.depth === 1)
        faults.push({ line, message: 'Begin a heading with ## or ###: the section has its own main heading.' })
      return [{ kind: 'heading', depth: node.depth >= 3 ? 3 : 2, text: plain(node.children) }]
    case 'list':
      return [
        {
          kind: 'list',
          isOrdered: node.ordered === true,
          items: node.children.map(item =>
            item.children.flatMap(child => {
              if (child.type === 'paragraph') return inlinesOf(child.children, faults)
              faults.push({
                line: child.position?.start.line ?? line,
                message: 'A list item holds one paragraph. Take out what is nested in it.',
              })
              return []
            }),
          ),
        },
      ]
    case 'blockquote':
      return [
        {
          kind: 'quote',
          content: node.children.flatMap(child =>
            child.type === 'paragraph' ? inlinesOf(child.children, faults) : [],
          ),
        },
      ]
    default:
      faults.push({
        line,
        message:
          'Only paragraphs, headings, lists and quotes can be printed. Take this out or write it as one of those.',
      })
      return []
  }
}

function inlinesOf(nodes: readonly PhrasingContent[], faults: ProseFault[]): ProseInline[] {
  return nodes.flatMap((node): ProseInline[] => {
    const line = node.position?.start.line ?? 1
    switch (node.type) {
      case 'text':
        return splitFigures(node.value, line, faults)
      case 'emphasis':
        return wholeOrSplit(node.children, 'emphasis', line, faults)
      case 'strong':
        return wholeOrSplit(node.children, 'strong', line, faults)
      case 'link':
        if (SAFE_LINK.test(node.url)) return [{ kind: 'link', text: plain(node.children), href: node.url }]
        faults.push({ line, message: `The link to ${node.url} must begin with https:// or /.` })
        return [{ kind: 'text', text: plain(node.children) }]
      case 'break':
        return [{ kind: 'text', text: ' ' }]
      default:
        faults.push({ line, message: 'Pictures, code and HTML cannot be printed. Take this out.' })
        return []
    }
  })
}

/** A figure inside bold or italic text loses the weight, never the binding. */
function wholeOrSplit(
  nodes: readonly PhrasingContent[],
  kind: 'emphasis' | 'strong',
  line: number,
  faults: ProseFault[],
): ProseInline[] {
  return splitFigures(plain(nodes), line, faults).map(inline =>
    inline.kind === 'text' ? { kind, text: inline.text } : inline,
  )
}

function splitFigures(text: string, firstLine: number, faults: ProseFault[]): ProseInline[] {
  const found: ProseInline[] = []
  let from = 0
  for (const match of text.matchAll(BOUND)) {
    const line = firstLine + (text.slice(0, match.index).match(/\n/g)?.length ?? 0)
    if (match.index > from) found.push({ kind: 'text', text: text.slice(from, match.index) })
    found.push(figureOf(match[1] ?? '', line, faults))
    from = match.index + match[0].length
  }
  if (from < text.length) found.push({ kind: 'text', text: text.slice(from) })
  return found
}

function figureOf(inside: string, line: number, faults: ProseFault[]): ProseInline {
  const [, code, period, facet = 'value'] = MEASURE.exec(inside) ?? []
  const known = FACETS.find(each => each === facet)
  if (code && period && known) return { kind: 'measure', code, period, facet: known }
  faults.push({
    line,
    message: `{{${inside}}} is not a figure. Write {{measure CODE PERIOD}}, for example {{measure adult.concerns.received 2023-24}}.`,
  })
  return { kind: 'text', text: `{{${inside}}}` }
}

function plain(nodes: readonly PhrasingContent[]): string {
  return nodes.map(node => ('value' in node ? node.value : 'children' in node ? plain(node.children) : '')).join('')
}
