import type { ChartCell, ChartTable } from '#platform/charts/chart.ts'
import type { Block, DocumentTable, Inline, NestedItem, PublishedDocument, Section } from './document.ts'

export interface OutlineEntry {
  readonly section: Section
  /** "6" at the top, "6.2" below it. */
  readonly number: string
  /** 1 at the top. */
  readonly level: number
}

/** Every section in reading order, numbered by its place. */
export function outline(document: Pick<PublishedDocument, 'sections'>): OutlineEntry[] {
  const list = (sections: readonly Section[], prefix: string, level: number): OutlineEntry[] =>
    sections.flatMap((section, index) => {
      const number = `${prefix}${index + 1}`
      return [{ section, number, level }, ...list(section.sections, `${number}.`, level + 1)]
    })
  return list(document.sections, '', 1)
}

/** "Figure 6.1" and "Table 6.2" by the block's id, counted through each top section. */
export function blockLabels(document: Pick<PublishedDocument, 'sections'>): Map<string, string> {
  const labels = new Map<string, string>()
  for (const [index, top] of document.sections.entries()) {
    const counts = { Figure: 0, Table: 0 }
    for (const block of blocksOf(top)) {
      if (block.kind !== 'chart' && block.kind !== 'table') continue
      const kind = block.kind === 'chart' ? 'Figure' : 'Table'
      counts[kind] += 1
      labels.set(block.id, `${kind} ${index + 1}.${counts[kind]}`)
    }
  }
  return labels
}

export const blocksOf = (section: Section): Block[] => [...section.blocks, ...section.sections.flatMap(blocksOf)]

/** A chart's table as a table of the document: cells that name a figure can be followed. */
export function tableOfChart(id: string, table: ChartTable, caption: string): DocumentTable {
  const rows = table.rows.map(row => ({ cells: row.cells.map(inlineOfCell), isTotal: row.isTotal }))
  return { id: `${id}-table`, caption, columns: table.columns, rows, notes: table.notes }
}

export const captionOfChartTable = (label: string, { columns }: Pick<ChartTable, 'columns'>): string =>
  columns.some(column => column.numeric) ? `The numbers behind ${label.toLowerCase()}` : `${label} as a table`

const inlineOfCell = (cell: ChartCell): Inline[] =>
  cell.ref === undefined
    ? [{ kind: 'text', text: cell.text }]
    : [{ kind: 'figure', text: cell.text, figureId: cell.ref }]

/** Every run of a section's own blocks, in reading order. */
export function inlinesOf(section: Pick<Section, 'lead' | 'blocks'>): Inline[] {
  return [...(section.lead ?? []), ...section.blocks.flatMap(inlinesOfBlock)]
}

function inlinesOfBlock(block: Block): readonly Inline[] {
  switch (block.kind) {
    case 'paragraph':
    case 'quote':
      return block.content
    case 'list':
      return block.items.flat()
    case 'nested-list':
      return block.items.flatMap(inlinesOfItem)
    case 'table':
      return block.rows.flatMap(row => row.cells.flat())
    case 'chart':
      return block.table.rows.flatMap(row => row.cells.flatMap(inlineOfCell))
    case 'callout':
      return block.paragraphs.flat()
    case 'glossary':
      return block.entries.flatMap(entry => entry.definition)
  }
}

const inlinesOfItem = (item: NestedItem): Inline[] => [...item.content, ...item.items.flatMap(inlinesOfItem)]

export const plainText = (content: readonly Inline[]): string =>
  content.map(inline => (inline.kind === 'footnote' ? '' : inline.text)).join('')
