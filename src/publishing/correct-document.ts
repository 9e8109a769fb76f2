import type { Block, DocumentTable, Erratum, Inline, NestedItem, PublishedDocument, Section } from './document.ts'
import { inlinesOf } from './document-outline.ts'

/** Why a figure is put right, as the public reads it. */
export interface Correction {
  readonly figureId: string
  readonly cause: Erratum['cause']
  readonly reason: string
  /** As 2024-10-03. */
  readonly publishedOn: string
}

/**
 * The frozen document with one figure put right, and with it every figure that follows from it: in prose, tables,
 * pictures and the register. Everything else stays as it was printed. `remade` is the same document made anew with the
 * right figure. A correction made for disclosure leaves no trace of what was shown.
 */
export function correctDocument(
  frozen: PublishedDocument,
  remade: PublishedDocument,
  correction: Correction,
): PublishedDocument {
  const fresh = new Map(remade.figures.map(figure => [figure.id, figure]))
  const changed = new Map(
    frozen.figures.flatMap(old => {
      const now = fresh.get(old.id)
      return now &&
        (now.printed !== old.printed ||
          now.state !== old.state ||
          now.numerator !== old.numerator ||
          now.denominator !== old.denominator)
        ? [[old.id, now.printed] as const]
        : []
    }),
  )
  const charts = new Map(remade.sections.flatMap(chartsOf).map(chart => [chart.id, chart]))
  const sections = frozen.sections.map(section => correctSection(section, changed, charts))
  const figures = frozen.figures.map(old => {
    const now = fresh.get(old.id)
    if (!now || !changed.has(old.id)) return old
    return { ...now, state: now.state === 'withheld' ? now.state : ('corrected' as const) }
  })
  return {
    ...frozen,
    sections,
    figures,
    errata: [...frozen.errata, erratumOf(frozen, fresh.get(correction.figureId)?.printed ?? '', correction)],
  }
}

function erratumOf(
  frozen: PublishedDocument,
  now: string,
  { figureId, cause, reason, publishedOn }: Correction,
): Erratum {
  const facts = {
    number: frozen.errata.length + 1,
    publishedOn,
    figureId,
    place: placeOf(frozen, figureId),
    now,
    reason,
  }
  if (cause === 'disclosure') return { ...facts, cause }
  const was = frozen.figures.find(figure => figure.id === figureId)?.printed ?? ''
  return { ...facts, cause, was }
}

function placeOf(document: PublishedDocument, figureId: string): string {
  const within = (section: Section): boolean =>
    inlinesOf(section).some(run => run.kind === 'figure' && run.figureId === figureId) || section.sections.some(within)
  return document.sections.find(within)?.heading ?? document.title
}

type Charts = ReadonlyMap<string, Extract<Block, { kind: 'chart' }>>
type Changed = ReadonlyMap<string, string>

const chartsOf = (section: Section): Extract<Block, { kind: 'chart' }>[] => [
  ...section.blocks.filter(block => block.kind === 'chart'),
  ...section.sections.flatMap(chartsOf),
]

const correctSection = (section: Section, changed: Changed, charts: Charts): Section => ({
  ...section,
  ...(section.lead === undefined ? {} : { lead: correctRuns(section.lead, changed) }),
  blocks: section.blocks.map(block => correctBlock(block, changed, charts)),
  sections: section.sections.map(each => correctSection(each, changed, charts)),
})

function correctBlock(block: Block, changed: Changed, charts: Charts): Block {
  switch (block.kind) {
    case 'paragraph':
    case 'quote':
      return { ...block, content: correctRuns(block.content, changed) }
    case 'list':
      return { ...block, items: block.items.map(item => correctRuns(item, changed)) }
    case 'nested-list':
      return { ...block, items: block.items.map(item => correctItem(item, changed)) }
    case 'table':
      return { ...block, rows: correctRows(block.rows, changed) }
    case 'callout':
      return { ...block, paragraphs: block.paragraphs.map(each => correctRuns(each, changed)) }
    case 'glossary':
      return block
    case 'chart': {
      const shows = block.table.rows.some(row =>
        row.cells.some(cell => cell.ref !== undefined && changed.has(cell.ref)),
      )
      return shows ? (charts.get(block.id) ?? block) : block
    }
  }
}

const correctRows = (rows: DocumentTable['rows'], changed: Changed): DocumentTable['rows'] =>
  rows.map(row => ({ ...row, cells: row.cells.map(cell => correctRuns(cell, changed)) }))

const correctItem = (item: NestedItem, changed: Changed): NestedItem => ({
  content: correctRuns(item.content, changed),
  items: item.items.map(each => correctItem(each, changed)),
})

const correctRuns = (runs: readonly Inline[], changed: Changed): Inline[] =>
  runs.map(run => (run.kind === 'figure' ? { ...run, text: changed.get(run.figureId) ?? run.text } : run))
