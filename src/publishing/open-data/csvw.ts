import { z } from 'zod'
import type { PublishedDocument } from '../document.ts'
import type { DataColumn, DataTable } from './data-file.ts'
import { DATA_SYMBOLS, isDataSymbol, isPlainNumber, SYMBOL_WORDS } from './symbols.ts'

/** Where programs look for the description of a file, by the recommendation "CSV on the Web". */
export const descriptorPath = (stem: string): string => `${stem}.csv-metadata.json`
export const DESCRIPTOR_TYPE = 'application/csvm+json'

const LICENCES: ReadonlyMap<string, string> = new Map([
  ['Open Government Licence v3.0', 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/'],
])

const STANDARD = 'Open data standard of explore education statistics, Department for Education'

/** What a data file holds, for programs: a table description of the recommendation "CSV on the Web". */
export function tableDescription(document: PublishedDocument, table: DataTable): string {
  const { title, partnership, publishedOn, licence, errata } = document
  const described = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: `${table.stem.slice(table.stem.lastIndexOf('/') + 1)}.csv`,
    'dc:title': table.title,
    'dc:description': [table.description, symbolsIn(table), document.notice].filter(Boolean).join(' '),
    'dc:isPartOf': title,
    ...(table.isStandard ? { 'dc:conformsTo': STANDARD } : {}),
    'dc:publisher': partnership,
    'dc:issued': publishedOn,
    'dc:modified': errata.at(-1)?.publishedOn ?? publishedOn,
    ...(licence === null ? {} : { 'dc:license': licenceOf(licence) }),
    // Otherwise a row that begins with # would count as a comment.
    dialect: { commentPrefix: null },
    tableSchema: {
      columns: table.columns.map((column, index) => describedColumn(column, cellsOf(table, index))),
      ...(table.key.length === 0 ? {} : { primaryKey: table.key }),
    },
  }
  return `${JSON.stringify(described, null, 2)}\n`
}

const licenceOf = (licence: string): string | { readonly '@id': string } => {
  const address = LICENCES.get(licence)
  return address === undefined ? licence : { '@id': address }
}

const cellsOf = ({ rows }: DataTable, index: number): string[] => rows.map(row => String(row[index] ?? ''))

function symbolsIn({ columns, rows }: DataTable): string {
  const indicators = columns.flatMap(({ kind }, index) => (kind === 'Indicator' ? [index] : []))
  const used = DATA_SYMBOLS.filter(symbol => rows.some(row => indicators.some(index => row[index] === symbol)))
  if (used.length === 0) return ''
  return `Symbols: ${used.map(symbol => `${symbol} is ${SYMBOL_WORDS[symbol]}`).join('; ')}.`
}

function describedColumn({ name, kind, label, description, unit }: DataColumn, cells: readonly string[]) {
  const isNumeric = kind === 'Indicator' && cells.every(cell => isPlainNumber(cell) || isDataSymbol(cell))
  return {
    name,
    titles: name,
    'rdfs:label': label,
    ...(description === undefined ? {} : { 'dc:description': description }),
    ...(unit === undefined ? {} : { 'schema:unitText': unit }),
    datatype: isNumeric ? 'decimal' : 'string',
    ...(isNumeric ? { null: DATA_SYMBOLS } : {}),
    ...(kind === 'Observation' ? { required: true } : {}),
  }
}

const Described = z.object({
  url: z.string(),
  'dc:title': z.string(),
  'dc:description': z.string(),
  'dc:conformsTo': z.string().optional(),
  tableSchema: z.object({
    columns: z.array(
      z.object({
        name: z.string(),
        'rdfs:label': z.string(),
        'dc:description': z.string().optional(),
        'schema:unitText': z.string().optional(),
      }),
    ),
  }),
})

/** A data file as its description says it is, for a page. */
export interface DescribedTable {
  readonly title: string
  readonly description: string
  /** Keeps the standard of "explore education statistics". */
  readonly isStandard: boolean
  readonly columns: readonly {
    readonly name: string
    readonly label: string
    readonly description: string | undefined
    readonly unit: string | undefined
  }[]
}

/** Reads back what `tableDescription` wrote. */
export function readTableDescription(json: string): DescribedTable {
  const described = Described.parse(JSON.parse(json))
  return {
    title: described['dc:title'],
    description: described['dc:description'],
    isStandard: described['dc:conformsTo'] === STANDARD,
    columns: described.tableSchema.columns.map(column => ({
      name: column.name,
      label: column['rdfs:label'],
      description: column['dc:description'],
      unit: column['schema:unitText'],
    })),
  }
}
