import type { ValueState } from '#indicators'
import { type CsvCell, writeCsv } from '#platform/csv.ts'
import type { DocumentTable, Inline, PublishedDocument, PublishedFigure } from '../document.ts'
import { refuseFaults } from '../document-faults.ts'
import { blockLabels, blocksOf, plainText, tableOfChart } from '../document-outline.ts'
import { openDataNotes } from './open-data-notes.ts'

export interface OpenDataFile {
  /** "tables/table-6-1.csv" */
  readonly path: string
  readonly title: string
  readonly content: string
}

interface DataColumn {
  readonly name: string
  readonly kind: 'Filter' | 'Indicator'
  readonly label: string
  readonly unit?: string
}

/** Every figure and every table of the document as CSV, each beside a file that says what its columns are. */
export function openData(document: PublishedDocument): OpenDataFile[] {
  refuseFaults(document)
  const tables = listTables(document)
  const figures = new Map(document.figures.map(figure => [figure.id, figure]))
  const data = [
    ...withMeta('figures', 'All figures', FIGURE_COLUMNS, document.figures.map(figureRow)),
    ...tables.flatMap(({ label, table }) => tableFiles(label, table, figures)),
  ]
  const notes = openDataNotes(document, data)
  return [...data, { path: 'notes.txt', title: 'What the files hold', content: notes }]
}

function withMeta(
  stem: string,
  title: string,
  columns: readonly DataColumn[],
  rows: readonly (readonly CsvCell[])[],
): OpenDataFile[] {
  const names = columns.map(column => column.name)
  const meta = columns.map(column => [column.name, column.kind, column.label, '', column.unit ?? '', '', '', ''])
  return [
    { path: `${stem}.csv`, title, content: writeCsv(names, rows) },
    { path: `${stem}.meta.csv`, title: `${title}: the columns`, content: writeCsv(META_COLUMNS, meta) },
  ]
}

// The columns of the metadata files of the Department for Education's open data.
const META_COLUMNS = [
  'col_name',
  'col_type',
  'label',
  'indicator_grouping',
  'indicator_unit',
  'indicator_dp',
  'filter_hint',
  'filter_grouping_column',
]

const FIGURE_COLUMNS: readonly DataColumn[] = [
  { name: 'figure_id', kind: 'Filter', label: 'Figure, as in the address of its page' },
  { name: 'measure_code', kind: 'Filter', label: 'Code of the measure' },
  { name: 'measure', kind: 'Filter', label: 'Measure' },
  { name: 'period_code', kind: 'Filter', label: 'Period, for programs' },
  { name: 'period', kind: 'Filter', label: 'Period, in words' },
  { name: 'value', kind: 'Indicator', label: 'Value, or the symbol of why there is none' },
  { name: 'numerator', kind: 'Indicator', label: 'Numerator' },
  { name: 'denominator', kind: 'Indicator', label: 'Denominator' },
  { name: 'unit', kind: 'Filter', label: 'Unit' },
  { name: 'printed', kind: 'Filter', label: 'As printed in the report' },
  { name: 'state', kind: 'Filter', label: 'Published, withheld or corrected' },
  { name: 'definition', kind: 'Filter', label: 'What it counts' },
  { name: 'source', kind: 'Filter', label: 'Where it comes from' },
  { name: 'revision', kind: 'Filter', label: 'Revision of the source' },
  { name: 'approver', kind: 'Filter', label: 'Who approved it' },
  { name: 'caveat', kind: 'Filter', label: 'What to take care of' },
]

function figureRow(figure: PublishedFigure): CsvCell[] {
  const symbol = figure.state === 'withheld' ? 'c' : 'z'
  return [
    figure.id,
    figure.code,
    figure.title,
    figure.periodCode,
    figure.period,
    figureValue(figure),
    figure.numerator === null ? symbol : plainNumber(figure.numerator),
    figure.denominator === null ? symbol : plainNumber(figure.denominator),
    figure.unit,
    figure.printed,
    figure.state,
    figure.definition,
    figure.source,
    figure.revision,
    figure.approver,
    figure.caveat,
  ]
}

/** The Government Statistical Service's symbols: c withheld to protect people, x not available, z not applicable. */
const SYMBOLS: Readonly<Record<Exclude<ValueState, 'value'>, 'c' | 'x' | 'z'>> = {
  suppressed: 'c',
  'not-applicable': 'z',
  'nil-return': 'x',
  'narrative-only': 'x',
  'count-only': 'x',
  'to-be-confirmed': 'x',
  missing: 'x',
  disputed: 'x',
}

function figureValue(figure: PublishedFigure): string {
  if (figure.state === 'withheld') return 'c'
  if (figure.valueState !== 'value') return SYMBOLS[figure.valueState]
  return figure.value ?? 'x'
}

const PRINTED_NUMBER = /^([+\-\u2212]?)(\d{1,3}(?:,\d{3})*|\d+)(\.\d+)?%?$/

/** "1,603" as 1603 and "42.0%" as 42.0; what is not a number stays as it is printed. */
export function plainNumber(printed: string): string {
  const [, sign = '', whole, decimals = ''] = PRINTED_NUMBER.exec(printed.trim()) ?? []
  if (whole === undefined) return printed
  return `${sign === '' || sign === '+' ? '' : '-'}${whole.replaceAll(',', '')}${decimals}`
}

function listTables(document: PublishedDocument): { label: string; table: DocumentTable }[] {
  const labels = blockLabels(document)
  return document.sections.flatMap(blocksOf).flatMap(block => {
    if (block.kind === 'table') return [{ label: labels.get(block.id) ?? block.id, table: block }]
    if (block.kind !== 'chart') return []
    return [{ label: labels.get(block.id) ?? block.id, table: tableOfChart(block.id, block.table, block.title) }]
  })
}

function tableFiles(
  label: string,
  table: DocumentTable,
  figures: ReadonlyMap<string, PublishedFigure>,
): OpenDataFile[] {
  const names = columnNames(table.columns.map(column => column.heading))
  const columns = table.columns.map(
    (column, index): DataColumn => ({
      name: names[index] ?? `column_${index + 1}`,
      kind: column.numeric ? 'Indicator' : 'Filter',
      label: column.heading,
      ...(column.numeric && isPercent(table, index) ? { unit: '%' } : {}),
    }),
  )
  const rows = table.rows.map(row => [
    ...row.cells.map((cell, index) => cellValue(cell, table.columns[index]?.numeric ?? false, figures)),
    row.isTotal ? 'total' : 'row',
  ])
  const rowKind: DataColumn = { name: names.at(-1) ?? 'row_kind', kind: 'Filter', label: 'Whether the row is a total' }
  const stem = `tables/${label.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`
  return withMeta(stem, `${label}: ${table.caption}`, [...columns, rowKind], rows)
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
