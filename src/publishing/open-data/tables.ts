import type { DocumentTable, Inline, PublishedDocument, PublishedFigure } from '../document.ts'
import { blockLabels, blocksOf, plainText, tableOfChart } from '../document-outline.ts'
import type { DataColumn, DataTable } from './data-file.ts'
import { figureValue, plainNumber } from './symbols.ts'

/** Every table of the document and the table of every chart, as it is printed, with plain numbers. */
export function documentTables(document: PublishedDocument): DataTable[] {
  const labels = blockLabels(document)
  const figures = new Map(document.figures.map(figure => [figure.id, figure]))
  return document.sections.flatMap(blocksOf).flatMap(block => {
    if (block.kind !== 'table' && block.kind !== 'chart') return []
    const label = labels.get(block.id) ?? block.id
    const table = block.kind === 'table' ? block : tableOfChart(block.id, block.table, block.title)
    return [dataTable(label, table, figures)]
  })
}

function dataTable(label: string, table: DocumentTable, figures: ReadonlyMap<string, PublishedFigure>): DataTable {
  const names = columnNames(table.columns.map(column => column.heading))
  const columns = table.columns.map(
    (column, index): DataColumn => ({
      name: names[index] ?? `column_${index + 1}`,
      kind: column.numeric ? 'Indicator' : 'Filter',
      label: column.heading,
      ...(column.numeric && isPercent(table, index) ? { unit: '%' } : {}),
    }),
  )
  const rowKind: DataColumn = { name: names.at(-1) ?? 'row_kind', kind: 'Filter', label: 'Whether the row is a total' }
  return {
    stem: `tables/${label.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
    title: `${label}: ${table.caption}`,
    description: ['As printed in the report.', ...table.notes].join(' '),
    columns: [...columns, rowKind],
    rows: table.rows.map(row => [
      ...row.cells.map((cell, index) => cellValue(cell, table.columns[index]?.numeric ?? false, figures)),
      row.isTotal ? 'total' : 'row',
    ]),
    key: [],
    isStandard: false,
  }
}

const isPercent = (table: DocumentTable, index: number): boolean =>
  table.rows.some(row => plainText(row.cells[index] ?? []).endsWith('%'))

function cellValue(cell: readonly Inline[], isNumeric: boolean, figures: ReadonlyMap<string, PublishedFigure>): string {
  const [only, second] = cell.filter(inline => inline.kind !== 'footnote')
  const figure = only?.kind === 'figure' && second === undefined ? figures.get(only.figureId) : undefined
  if (figure && (isNumeric || figure.state === 'withheld')) return figureValue(figure)
  const words = plainText(cell)
  return isNumeric ? (WORDS_FOR_SYMBOLS.get(words.trim().toLowerCase()) ?? plainNumber(words)) : words
}

const WORDS_FOR_SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['withheld', 'c'],
  ['not applicable', 'z'],
  ['not available', 'x'],
  ['', 'x'],
])

/** A name for each heading and, last, one for the kind of row: lower case, no two alike. */
export function columnNames(headings: readonly string[]): string[] {
  const names: string[] = []
  for (const heading of [...headings, 'row kind']) {
    const stem = heading
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_|_$/g, '')
    const name = stem === '' ? 'column' : /^\d/.test(stem) ? `n${stem}` : stem
    let unique = name
    for (let copy = 2; names.includes(unique); copy += 1) unique = `${name}_${copy}`
    names.push(unique)
  }
  return names
}
