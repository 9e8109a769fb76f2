import { Refusal } from '#platform/errors.ts'
import type { Block, DocumentChart, DocumentTable, Inline, PublishedDocument, PublishedFigure } from './document.ts'
import { blocksOf, inlinesOf, outline } from './document-outline.ts'
import { isReleasePage } from './release.urls.ts'

/** Headings go from h1, the title, to h6. */
const DEEPEST_LEVEL = 5

/** What would make the document unreadable to someone, or let out what was withheld; none in a good one. */
export function documentFaults(document: PublishedDocument): string[] {
  const figures = new Map(document.figures.map(figure => [figure.id, figure]))
  const entries = outline(document)
  const ids = [
    ...entries.map(entry => entry.section.id),
    ...document.sections.flatMap(blocksOf).flatMap(block => ('id' in block ? [block.id] : [])),
  ]
  return [
    ...(isBlank(document.title) ? ['The document has no title.'] : []),
    ...repeated(ids).map(id => `Two parts of the document have the id ${id}.`),
    ...repeated(document.figures.map(figure => figure.id)).map(id => `Two figures have the id ${id}.`),
    ...ids.filter(id => !ID.test(id)).map(id => `The id "${id}" may have letters, digits, dots and hyphens only.`),
    ...document.sections
      .filter(section => isReleasePage(section.id))
      .map(section => `The id "${section.id}" is the name of a page that every report has, so no section may have it.`),
    ...entries.flatMap(({ section, number, level }) => [
      ...(isBlank(section.heading) ? [`Section ${number} has no heading.`] : []),
      ...(level > DEEPEST_LEVEL ? [`Section ${number} is nested too deeply: headings end at level 6.`] : []),
      ...section.blocks.flatMap(block => blockFaults(block, number)),
      ...inlinesOf(section).flatMap(inline => inlineFaults(inline, figures, number)),
    ]),
    ...document.figures.flatMap(figureFaults),
  ]
}

export class DocumentRefused extends Refusal {
  override readonly name = 'DocumentRefused'
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(`The document cannot be published: ${faults.join(' ')}`)
    this.faults = faults
  }
}

export function refuseFaults(document: PublishedDocument): void {
  const faults = documentFaults(document)
  if (faults.length > 0) throw new DocumentRefused(faults)
}

const ID = /^[A-Za-z][A-Za-z0-9.-]*$/
const isBlank = (text: string): boolean => text.trim() === ''
const repeated = (ids: readonly string[]): string[] => [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))]

function blockFaults(block: Block, section: string): string[] {
  switch (block.kind) {
    case 'table':
      return tableFaults(block, `The table "${block.caption}" in section ${section}`)
    case 'chart':
      return chartFaults(block, section)
    case 'quote':
      return isBlank(block.attribution) ? [`A quotation in section ${section} does not say whose it is.`] : []
    case 'paragraph':
    case 'list':
    case 'nested-list':
    case 'callout':
    case 'glossary':
      return []
  }
}

function tableFaults(table: Pick<DocumentTable, 'caption' | 'columns' | 'rows'>, name: string): string[] {
  const width = table.columns.length
  return [
    ...(isBlank(table.caption) ? [`${name} has no caption.`] : []),
    ...(width === 0 ? [`${name} has no columns.`] : []),
    ...(table.columns.some(column => isBlank(column.heading)) ? [`${name} has a column without a heading.`] : []),
    ...table.rows.flatMap((row, index) =>
      row.cells.length === width
        ? []
        : [`${name}: row ${index + 1} has ${row.cells.length} cells for ${width} columns.`],
    ),
  ]
}

function chartFaults(chart: DocumentChart, section: string): string[] {
  const name = `The chart "${chart.title}" in section ${section}`
  const cells = chart.table.rows.map(row => ({ ...row, cells: row.cells.map((): Inline[] => []) }))
  return [
    ...(isBlank(chart.title) ? [`${name} has no title.`] : []),
    ...(isBlank(chart.description) ? [`${name} has no description for those who cannot see it.`] : []),
    ...(isPlainPicture(chart.svg) ? [] : [`${name} is not a plain picture.`]),
    ...tableFaults({ ...chart.table, rows: cells }, `The table of the chart "${chart.title}" in section ${section}`),
  ]
}

const DRAWN = new Set(
  'svg title desc g defs pattern path rect circle line text tspan polyline polygon ellipse clipPath'.split(' '),
)

// The picture stands in the public page as it is, so it may hold shapes and words and nothing that acts or loads.
export function isPlainPicture(svg: string): boolean {
  if (!svg.startsWith('<svg ') || !svg.endsWith('</svg>')) return false
  const tags = svg.match(/<[^>]*>?/g) ?? []
  return tags.every(tag => {
    const name = /^<\/?([A-Za-z]+)(?:\s+[A-Za-z][A-Za-z0-9-]*="[^"<>]*")*\s*\/?>$/.exec(tag)?.[1]
    return name !== undefined && DRAWN.has(name) && !/\s(?:on[a-z]*|style|href)=|url\((?!#)/i.test(tag)
  })
}

function inlineFaults(inline: Inline, figures: ReadonlyMap<string, PublishedFigure>, section: string): string[] {
  if (inline.kind === 'link' && !/^(https?:\/\/|mailto:|\/(?!\/)|#)/.test(inline.href)) {
    return [`The link "${inline.text}" in section ${section} leads to an address that is not for the public.`]
  }
  if (inline.kind !== 'figure') return []
  const figure = figures.get(inline.figureId)
  if (!figure)
    return [`Section ${section} prints ${inline.text} as the figure ${inline.figureId}, which is not listed.`]
  if (figure.state === 'withheld' && inline.text !== figure.printed) {
    return [`Section ${section} prints a value for the figure ${figure.id}, which is withheld.`]
  }
  return []
}

function figureFaults(figure: PublishedFigure): string[] {
  const open = [figure.value, figure.numerator, figure.denominator].some(part => part !== null)
  return [
    ...(figure.state === 'withheld' && open ? [`The figure ${figure.id} is withheld and still carries a value.`] : []),
    ...(isBlank(figure.printed) ? [`The figure ${figure.id} prints nothing.`] : []),
    ...(isBlank(figure.source) ? [`The figure ${figure.id} has no source.`] : []),
  ]
}
