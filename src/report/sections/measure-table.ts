import type { Block, DraftBlock, Inline, Look } from '#publishing'
import type { FigureList, FigureRequest } from '../figure-request.ts'

export interface MeasureTable {
  readonly id: string
  readonly caption: string
  readonly heading: string
  /** heading and period of each column of figures */
  readonly columns: readonly { readonly heading: string; readonly period: string }[]
  readonly rows: readonly { readonly label: string; readonly code: string; readonly isTotal?: boolean }[]
  readonly notes?: readonly string[]
}

const words = (text: string): readonly Inline[] => [{ kind: 'text', text }]

/** A table with a row for each measure and a column for each period; a period for which most were not supplied is left out. */
export function measureTable(table: MeasureTable, figures: FigureList): DraftBlock {
  const drawn = wholeTable(table, figures)
  return {
    kind: 'drawn',
    words: [table.caption, table.heading, ...table.rows.map(({ label }) => label)].join('\n'),
    draw: look => [isEmpty(drawn, look) ? notSupplied(table.caption) : withoutEmptyColumns(drawn, look)],
  }
}

type TableBlock = Extract<Block, { kind: 'table' }>

const isMissing = (cell: readonly Inline[] | undefined, look: Look): boolean =>
  cell?.some(run => run.kind === 'figure' && look(run.figureId).state === 'missing') ?? false

const isEmpty = (table: TableBlock, look: Look): boolean =>
  table.rows.every(({ cells }) => cells.slice(1).every(cell => isMissing(cell, look)))

const notSupplied = (caption: string): Block => ({
  kind: 'paragraph',
  content: words(`${caption}: no figures have been supplied.`),
})

function withoutEmptyColumns(table: TableBlock, look: Look): TableBlock {
  const isKept = (_: unknown, index: number): boolean =>
    table.rows.filter(({ cells }) => isMissing(cells[index], look)).length * 2 <= table.rows.length
  if (table.columns.filter(isKept).length < 2) return table
  return {
    ...table,
    columns: table.columns.filter(isKept),
    rows: table.rows.map(row => ({ ...row, cells: row.cells.filter(isKept) })),
  }
}

function wholeTable(table: MeasureTable, figures: FigureList): TableBlock {
  return {
    kind: 'table',
    id: table.id,
    caption: table.caption,
    columns: [
      { heading: table.heading, numeric: false },
      ...table.columns.map(({ heading }) => ({ heading, numeric: true })),
    ],
    rows: table.rows.map(({ label, code, isTotal = false }) => ({
      cells: [words(label), ...table.columns.map(({ period }) => [figures.run({ code, period })])],
      isTotal,
    })),
    notes: table.notes ?? [],
  }
}

export interface ComparisonTable {
  readonly id: string
  readonly caption: string
  readonly heading: string
  readonly current: { readonly heading: string; readonly period: string }
  readonly previous: { readonly heading: string; readonly period: string }
  readonly rows: readonly { readonly label: string; readonly code: string }[]
  readonly notes?: readonly string[]
}

/** A table of two periods with the difference, worked out here and never typed. */
export function comparisonTable(table: ComparisonTable, figures: FigureList): DraftBlock {
  const { current, previous } = table
  const cellsOf = (code: string): readonly (readonly Inline[])[] => {
    const now: FigureRequest = { code, period: current.period }
    const compared = (as: 'change' | 'percentage-change'): FigureRequest => ({
      ...now,
      compared: { as, previous: previous.period },
    })
    return [
      [figures.run(now)],
      [figures.run({ code, period: previous.period })],
      [figures.run(compared('change'))],
      [figures.run(compared('percentage-change'))],
    ]
  }
  const whole: TableBlock = {
    kind: 'table',
    id: table.id,
    caption: table.caption,
    columns: [
      { heading: table.heading, numeric: false },
      ...[current.heading, previous.heading, 'Change', 'Change in per cent'].map(heading => ({
        heading,
        numeric: true,
      })),
    ],
    rows: table.rows.map(({ label, code }) => ({ cells: [words(label), ...cellsOf(code)], isTotal: false })),
    notes: table.notes ?? [],
  }
  return {
    kind: 'drawn',
    words: [table.caption, ...table.rows.map(({ label }) => label)].join('\n'),
    draw: look => [isEmpty(whole, look) ? notSupplied(table.caption) : whole],
  }
}
