import type { Block, DocumentChart, DocumentTable, Inline, NestedItem, Section } from './document.ts'
import { inlinesOf } from './document-outline.ts'

export interface CorrectedParts {
  /** What is printed now, by the id of each figure that changes. */
  readonly printed: ReadonlyMap<string, string>
  /** Whether something is withheld that was shown. */
  readonly hides: boolean
  /** Charts and tables as they are made today, by id. */
  readonly remade: ReadonlyMap<string, Block>
}

/** By id; without those that name a figure which the document does not list. */
export const chartsAndTables = (blocks: readonly Block[], listed: ReadonlySet<string>): Map<string, Block> =>
  new Map(
    blocks.flatMap(block => {
      if (block.kind !== 'chart' && block.kind !== 'table') return []
      const isKnown = inlinesOf({ blocks: [block] }).every(run => run.kind !== 'figure' || listed.has(run.figureId))
      return isKnown ? [[block.id, block] as const] : []
    }),
  )

export const correctSection = (section: Section, parts: CorrectedParts): Section => ({
  ...section,
  ...(section.lead === undefined ? {} : { lead: correctRuns(section.lead, parts) }),
  blocks: section.blocks.map(block => correctBlock(block, parts)),
  sections: section.sections.map(each => correctSection(each, parts)),
})

function correctBlock(block: Block, parts: CorrectedParts): Block {
  switch (block.kind) {
    case 'paragraph':
    case 'quote':
      return { ...block, content: correctRuns(block.content, parts) }
    case 'list':
      return { ...block, items: block.items.map(item => correctRuns(item, parts)) }
    case 'nested-list':
      return { ...block, items: block.items.map(item => correctItem(item, parts)) }
    case 'callout':
      return { ...block, paragraphs: block.paragraphs.map(each => correctRuns(each, parts)) }
    case 'glossary':
      return {
        ...block,
        entries: block.entries.map(entry => ({ ...entry, definition: correctRuns(entry.definition, parts) })),
      }
    case 'table':
      return correctTable(block, parts)
    case 'chart':
      return correctChart(block, parts)
  }
}

// A cell may print a number without naming its figure, so a table of numbers is made anew whole.
function correctTable(table: DocumentTable & { kind: 'table' }, parts: CorrectedParts): Block {
  const remade = parts.remade.get(table.id)
  if (isNumeric(table.columns) && remade?.kind === 'table') return remade
  return {
    ...table,
    rows: table.rows.map(row => ({ ...row, cells: row.cells.map(cell => correctRuns(cell, parts)) })),
  }
}

/** A picture cannot be corrected in place. Where it may show what changed and cannot be made anew, it is taken out. */
function correctChart(chart: DocumentChart & { kind: 'chart' }, parts: CorrectedParts): Block {
  const names = chart.table.rows.some(row =>
    row.cells.some(cell => cell.ref !== undefined && parts.printed.has(cell.ref)),
  )
  if (!names && !isNumeric(chart.table.columns)) return chart
  const remade = parts.remade.get(chart.id)
  if (remade?.kind === 'chart') return remade
  if (!names && !parts.hides) return chart
  const text = 'A chart that stood here was taken out, because a figure in it was corrected.'
  return { kind: 'paragraph', content: [{ kind: 'text', text }] }
}

const isNumeric = (columns: readonly { readonly numeric: boolean }[]): boolean => columns.some(column => column.numeric)

const correctItem = (item: NestedItem, parts: CorrectedParts): NestedItem => ({
  content: correctRuns(item.content, parts),
  items: item.items.map(each => correctItem(each, parts)),
})

const correctRuns = (runs: readonly Inline[], { printed }: CorrectedParts): Inline[] =>
  runs.map(run => (run.kind === 'figure' ? { ...run, text: printed.get(run.figureId) ?? run.text } : run))
