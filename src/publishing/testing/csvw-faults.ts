import { parse } from 'csv-parse/sync'

type Json = Readonly<Record<string, unknown>>

// The recommendation "Metadata Vocabulary for Tabular Data" of 17 December 2015, sections 5.4 to 5.11 and 6.4.
const TABLE_PROPERTIES = ['@context', '@id', '@type', 'url', 'dialect', 'notes', 'suppressOutput', 'tableDirection']
const SCHEMA_PROPERTIES = ['@id', '@type', 'columns', 'foreignKeys', 'primaryKey', 'rowTitles']
const COLUMN_PROPERTIES = ['@id', '@type', 'name', 'suppressOutput', 'titles', 'virtual']
const INHERITED = ['aboutUrl', 'datatype', 'default', 'lang', 'null', 'ordered', 'propertyUrl', 'required', 'separator']
// Prefixes that every processor knows without being told.
const COMMON = /^(dc|dcterms|dcat|schema|rdfs|skos|prov|xsd|foaf|cc|void|vann):[A-Za-z]+$/
const DATATYPES = ['string', 'decimal', 'integer', 'date', 'boolean', 'anyURI', 'gYear', 'number', 'double']
const COLUMN_NAME = /^[A-Za-z0-9%][A-Za-z0-9_.%]*$/
const NUMBER = /^[+-]?\d+(\.\d+)?$/

/** What is wrong with a description of a table, and with the table under it; by hand, as no library for this is kept up. */
export function csvwFaults(description: string, fileName: string, csv: string): string[] {
  const table: Json = JSON.parse(description)
  const schema = (table['tableSchema'] ?? {}) as Json
  const columns = (schema['columns'] ?? []) as Json[]
  const rows: string[][] = parse(csv, { bom: true, relax_column_count: true })
  const [heading = [], ...body] = rows
  return [
    ...contextFaults(table['@context']),
    ...(table['url'] === fileName ? [] : [`it is about ${String(table['url'])}, not ${fileName}`]),
    ...propertyFaults('the table', table, [...TABLE_PROPERTIES, 'tableSchema', 'transformations', ...INHERITED]),
    ...propertyFaults('the schema', schema, [...SCHEMA_PROPERTIES, ...INHERITED]),
    ...columns.flatMap(column =>
      propertyFaults(`column ${String(column['name'])}`, column, [...COLUMN_PROPERTIES, ...INHERITED]),
    ),
    ...nameFaults(columns.map(column => String(column['name']))),
    ...headingFaults(columns, heading),
    ...body.flatMap((row, index) => rowFaults(row, index + 2, columns)),
    ...keyFaults(schema['primaryKey'], columns, body),
  ]
}

function contextFaults(context: unknown): string[] {
  const [vocabulary, local] = Array.isArray(context) ? context : [context]
  const isLocal = local === undefined || Object.keys(local as Json).every(key => ['@language', '@base'].includes(key))
  return vocabulary === 'http://www.w3.org/ns/csvw' && isLocal ? [] : ['its @context is not that of the vocabulary']
}

function propertyFaults(where: string, object: Json, known: readonly string[]): string[] {
  return Object.entries(object).flatMap(([name, value]) => {
    if (known.includes(name)) return []
    if (!COMMON.test(name)) return [`${where} has ${name}, which is neither of the vocabulary nor a common property`]
    return isCommonValue(value) ? [] : [`${where}: ${name} is not a value that a common property may have`]
  })
}

function isCommonValue(value: unknown): boolean {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return true
  if (Array.isArray(value)) return value.every(isCommonValue)
  if (typeof value !== 'object' || value === null) return false
  const keys = Object.keys(value)
  if (keys.includes('@value')) return keys.every(key => ['@value', '@language', '@type'].includes(key))
  return keys.every(key => key === '@id' || key === '@type' || COMMON.test(key))
}

const nameFaults = (names: readonly string[]): string[] => [
  ...names.filter(name => !COLUMN_NAME.test(name)).map(name => `${name} is not a name that a column may have`),
  ...names.filter((name, index) => names.indexOf(name) !== index).map(name => `two columns are called ${name}`),
]

function headingFaults(columns: readonly Json[], heading: readonly string[]): string[] {
  const titles = columns.map(column => String(column['titles'] ?? column['name']))
  return titles.join() === heading.join()
    ? []
    : [`the heading is ${heading.join()}, and the titles are ${titles.join()}`]
}

function rowFaults(row: readonly string[], number: number, columns: readonly Json[]): string[] {
  if (row.length !== columns.length) return [`row ${number} has ${row.length} cells for ${columns.length} columns`]
  return columns.flatMap((column, index) => {
    const [cell = '', datatype] = [row[index], column['datatype'] ?? 'string']
    const none = [column['null'] ?? ''].flat() as string[]
    const isNone = none.includes(cell)
    const where = `row ${number}, ${String(column['name'])}`
    if (!DATATYPES.includes(String(datatype))) return [`${where}: ${String(datatype)} is not a datatype`]
    if (isNone) return column['required'] === true ? [`${where} is empty and is required`] : []
    if (datatype === 'decimal' && !NUMBER.test(cell)) return [`${where}: ${cell} is not a decimal`]
    return []
  })
}

function keyFaults(key: unknown, columns: readonly Json[], body: readonly (readonly string[])[]): string[] {
  if (key === undefined) return []
  const names = [key].flat() as string[]
  const places = names.map(name => columns.findIndex(column => column['name'] === name))
  if (places.includes(-1)) return [`the key names ${names.join()}, which are not all columns`]
  const seen = body.map(row => places.map(place => row[place]).join('|'))
  return seen.filter((each, index) => seen.indexOf(each) !== index).map(each => `two rows have the key ${each}`)
}
