import { dayInWords } from '#platform/day.ts'
import type { MatrixState } from '#platform/ui/matrix-cell.ts'
import { correctedInWords, correctionsInWords, erratumText, erratumTitle } from '../corrections.ts'
import type {
  Block,
  DocumentTable,
  Inline,
  NestedItem,
  PublishedDocument,
  PublishedFigure,
  TableRow,
} from '../document.ts'
import { blockLabels, captionOfChartTable, outline, tableOfChart } from '../document-outline.ts'
import { figureBase, figureSource } from '../figure-facts.ts'
import { notesOfProse, notesOfTable } from '../table-notes.ts'
import { type MeasureSources, sourcesByMeasure } from './measure-sources.ts'
import { ratedText } from './rated-text.ts'

/** One run of text as the sheet prints it: `target` is the number of the measure that a figure leads to. */
export type PrintRun =
  | { readonly kind: 'text' | 'emphasis' | 'strong' | 'footnote'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'place'; readonly text: string; readonly target: string }
  | {
      readonly kind: 'figure'
      readonly text: string
      readonly target: number
      readonly note: string | null
      /** In a table that rates its cells, how this one stands. */
      readonly state: MatrixState | null
      readonly corrected: string | null
    }

/** What the Typst template reads: everything decided, nothing left to work out but the pages. */
export interface PrintModel {
  readonly title: string
  readonly partnership: string
  readonly period: string
  readonly published: string
  readonly publishedOn: readonly [year: number, month: number, day: number]
  readonly marking: string
  readonly notice: string | null
  readonly corrections: string
  readonly sections: readonly {
    id: string
    level: number
    heading: string
    lead: readonly PrintRun[]
    blocks: readonly unknown[]
  }[]
  readonly errata: readonly { title: string; text: string }[]
  readonly measures: readonly (Omit<MeasureSources, 'figureIds'> & { readonly number: number })[]
}

/** `site` is where the public site stands, for links within it; without it they are printed as words. */
export function printModel(document: PublishedDocument, site?: string): PrintModel {
  const entries = outline(document)
  const labels = blockLabels(document)
  const measures = sourcesByMeasure(document.figures)
  const numbers = new Map(measures.flatMap(({ figureIds }, index) => figureIds.map(id => [id, index + 1])))
  const day = Temporal.PlainDate.from(document.publishedOn)
  const notes = sourceNotes(document.figures)
  const places: Places = {
    figures: numbers,
    sections: new Set(entries.map(entry => entry.section.id)),
    site,
    document,
  }
  return {
    title: document.title,
    partnership: document.partnership,
    period: document.period,
    published: dayInWords(day),
    publishedOn: [day.year, day.month, day.day],
    marking: document.marking,
    notice: document.notice,
    corrections: correctionsInWords(document.errata),
    sections: entries.map(({ section, level }) => {
      if (level === 1) notes.startSection()
      const print = (content: readonly Inline[], isProse: boolean): PrintRun[] =>
        content.map(inline => printRun(inline, places, isProse ? notes.firstNote : () => null))
      return {
        id: section.id,
        level,
        heading: section.heading,
        lead: print(section.lead ?? [], true),
        blocks: [
          ...section.blocks.flatMap(block => printBlock(block, document, labels, print)),
          ...notesOfProse(section, document).map(text => ({ kind: 'note', text })),
        ],
      }
    }),
    errata: document.errata.map(erratum => ({ title: erratumTitle(erratum), text: erratumText(erratum) })),
    measures: measures.map(({ figureIds, ...measure }, index) => ({ ...measure, number: index + 1 })),
  }
}

/** The first time prose of a top section names a figure, its source stands at the foot of the page. */
function sourceNotes(figures: readonly PublishedFigure[]) {
  const byId = new Map(figures.map(figure => [figure.id, figure]))
  const said = new Set<string>()
  return {
    startSection: () => said.clear(),
    firstNote: (id: string): string | null => {
      const figure = byId.get(id)
      if (!figure || said.has(id)) return null
      said.add(id)
      return sourceNote(figure)
    },
  }
}

type Labels = ReadonlyMap<string, string>
type PrintContent = (content: readonly Inline[], isProse: boolean) => PrintRun[]

interface Places {
  readonly figures: ReadonlyMap<string, number>
  readonly sections: ReadonlySet<string>
  readonly site: string | undefined
  readonly document: PublishedDocument
}

function printRun(inline: Inline, places: Places, note: (id: string) => string | null): PrintRun {
  if (inline.kind === 'link') return printLink(inline.text, inline.href, places)
  if (inline.kind !== 'figure') return inline
  const target = places.figures.get(inline.figureId)
  if (target === undefined) throw new Error(`The figure ${inline.figureId} is not listed in the document`)
  const corrected = correctedInWords(places.document, inline.figureId)
  const { state = null } = inline
  const text = state === null ? inline.text : ratedText(state, inline.text)
  return { kind: 'figure', text, target, note: note(inline.figureId), corrected, state }
}

function printLink(text: string, href: string, { sections, site }: Places): PrintRun {
  const section = href.startsWith('#') ? href.slice(1) : ''
  if (sections.has(section)) return { kind: 'place', text, target: `section-${section}` }
  if (!href.startsWith('#') && !href.startsWith('/')) return { kind: 'link', text, href }
  return site === undefined || section !== '' ? { kind: 'text', text } : { kind: 'link', text, href: `${site}${href}` }
}

function printBlock(block: Block, document: PublishedDocument, labels: Labels, print: PrintContent): unknown[] {
  switch (block.kind) {
    case 'paragraph':
      return [{ kind: 'paragraph', content: print(block.content, true) }]
    case 'list':
      return [{ kind: block.isOrdered ? 'steps' : 'list', items: block.items.map(item => print(item, true)) }]
    case 'nested-list':
      return [{ kind: 'nested-list', items: block.items.map(item => printItem(item, print)) }]
    case 'callout':
      return [{ ...block, heading: block.heading ?? null, paragraphs: block.paragraphs.map(each => print(each, true)) }]
    case 'quote':
      return [{ ...block, content: print(block.content, true) }]
    case 'glossary':
      return [{ ...block, entries: block.entries.map(each => ({ ...each, definition: print(each.definition, true) })) }]
    case 'table':
      return [printTable(block, labels.get(block.id) ?? '', document, print)]
    case 'chart': {
      const label = labels.get(block.id) ?? ''
      const table = tableOfChart(block.id, block.table, captionOfChartTable(label, block.table))
      const picture = { ...block, label, table: null }
      return block.isTold ? [picture] : [picture, printTable(table, '', document, print)]
    }
  }
}

const printTable = (table: DocumentTable, label: string, document: PublishedDocument, print: PrintContent) => ({
  ...table,
  kind: 'table',
  label,
  rows: table.rows.map(row => printRow(row, print)),
  notes: notesOfTable(table, document),
})

const printRow = (row: TableRow, print: PrintContent) => ({ ...row, cells: row.cells.map(cell => print(cell, false)) })

const printItem = (item: NestedItem, print: PrintContent): unknown => ({
  content: print(item.content, true),
  items: item.items.map(each => printItem(each, print)),
})

const sourceNote = (figure: PublishedFigure): string =>
  [`${figure.title}, ${figure.period}`, figureBase(figure), figureSource(figure)]
    .filter(part => part !== null)
    .join('. ')
    .concat('.')
