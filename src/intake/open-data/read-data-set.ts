import type { CsvRow } from '#platform/read-csv.ts'
import { fault, hasFaults, type Issue, note, warning } from '../issue.ts'
import { nearest } from '../nearest.ts'
import { readTable } from '../read-file.ts'
import { type Metadata, readMetadata } from './metadata.ts'
import { isPlaceColumn, type Place, readPlace } from './place.ts'
import { ACCEPTED_CELLS, type PublishedCell, readCell, symbolOfToday } from './symbols.ts'
import { type PublishedTime, readTime } from './time.ts'

/** One row of open data: what was counted where and when, by the names of its columns. */
export interface DataRow extends Place {
  readonly row: number
  readonly time: PublishedTime
  readonly filters: Readonly<Record<string, string>>
  readonly cells: Readonly<Record<string, PublishedCell>>
}

export interface DataSetReading {
  /** Undefined when the metadata could not be read. */
  readonly metadata: Metadata | undefined
  readonly rows: readonly DataRow[]
  readonly rowCount: number
  readonly issues: readonly Issue[]
}

export interface OpenDataFile {
  readonly name: string
  readonly content: Uint8Array
}

const TIME_COLUMNS = ['time_period', 'time_identifier']
const REQUIRED = [...TIME_COLUMNS, 'geographic_level', 'country_code', 'country_name']

/** Reads any data set that keeps the standard of "explore education statistics": pure, and told by its metadata alone. */
export function readDataSet(data: OpenDataFile, meta: OpenDataFile): DataSetReading {
  const { metadata, issues: metaIssues } = readMetadata(meta.content, meta.name)
  const { table, issues } = readTable(data.content)
  const all: Issue[] = [...metaIssues, ...issues]
  if (!table || !metadata) return { metadata, rows: [], rowCount: 0, issues: all }
  const heading = table.heading.cells.map(name => name.trim())
  all.push(...headingFaults({ row: table.heading.row, cells: heading }, metadata))
  if (hasFaults(all)) return { metadata, rows: [], rowCount: table.rows.length, issues: all }
  const rows = readRows(table.rows, heading, metadata, all)
  return { metadata, rows, rowCount: table.rows.length, issues: all }
}

function headingFaults({ row, cells }: CsvRow, { filters, indicators, groupings }: Metadata): Issue[] {
  const described = [...filters, ...indicators].map(each => each.name)
  const missing = [...REQUIRED, ...described].filter(name => !cells.includes(name))
  const unknown = cells.filter(
    name =>
      !TIME_COLUMNS.includes(name) && !isPlaceColumn(name) && !described.includes(name) && !groupings.includes(name),
  )
  return [
    ...missing.map(name => {
      const meant = nearest(name, unknown)
      const why = described.includes(name) ? 'The metadata describe it' : 'The standard asks for it'
      return fault(
        'missing-column',
        `The column “${name}” is missing. ${why}.${meant === undefined ? '' : ` Is it “${meant}”?`}`,
        { row, field: name },
      )
    }),
    ...unknown.map(name =>
      fault(
        'column-not-described',
        `“${name}” is a column of the data that the metadata do not describe. Say there whether it is a Filter or an Indicator.`,
        { row, field: name },
      ),
    ),
    ...cells
      .filter((name, at) => cells.indexOf(name) !== at)
      .map(name => fault('column-twice', `“${name}” is there twice. Keep one.`, { row, field: name })),
  ]
}

interface Reader {
  readonly heading: readonly string[]
  readonly metadata: Metadata
  readonly issues: Issue[]
  /** The same few places, times and numbers stand in thousands of rows: each is read once. */
  readonly places: Map<string, Place | 'left-out' | undefined>
  readonly times: Map<string, PublishedTime | string>
  readonly figures: Map<string, PublishedCell | undefined>
  readonly oldSymbols: Map<string, { row: number; count: number }>
}

function readRows(rows: readonly CsvRow[], heading: readonly string[], metadata: Metadata, issues: Issue[]): DataRow[] {
  const reader: Reader = {
    heading,
    metadata,
    issues,
    places: new Map(),
    times: new Map(),
    figures: new Map(),
    oldSymbols: new Map(),
  }
  const seen = new Map<string, number>()
  const read: DataRow[] = []
  let leftOut = 0
  for (const line of rows) {
    const row = readRow(reader, line)
    if (row === 'left-out') leftOut++
    if (row === undefined || row === 'left-out') continue
    const { time, level, area, filters } = row
    const key = [time.identifier, time.code, level, area, ...Object.values(filters)].join('|')
    const first = seen.get(key)
    if (first === undefined) {
      seen.set(key, row.row)
      read.push(row)
    } else {
      const message = `Row ${first} is of the same time, place and filters. Keep one.`
      issues.push(fault('row-twice', message, { row: row.row }))
    }
  }
  if (rows.length === 0) issues.push(fault('no-rows', 'There is a heading row and nothing below it.'))
  if (leftOut > 0)
    issues.push(note('left-out', `${leftOut} rows are about places that Kith compares nothing of, and were left out.`))
  issues.push(...oldSymbolNotes(reader))
  return read
}

function readRow(reader: Reader, { row, cells }: CsvRow): DataRow | 'left-out' | undefined {
  const { heading, metadata, issues } = reader
  if (cells.length !== heading.length) {
    const message = `This row has ${cells.length} values; the heading row has ${heading.length}.`
    issues.push(fault('ragged-row', message, { row }))
    return undefined
  }
  const cell = (name: string): string => (cells[heading.indexOf(name)] ?? '').trim()
  const place = placeOf(reader, cell, row)
  const time = timeOf(reader, cell, row)
  const figures = readCells(reader, cell, row)
  if (place === undefined || place === 'left-out' || time === undefined) return place === 'left-out' ? place : undefined
  const filters = Object.fromEntries(metadata.filters.map(({ name }) => [name, cell(name)]))
  return { row, ...place, time, filters, cells: figures }
}

type CellNamed = (name: string) => string

function placeOf(reader: Reader, cell: CellNamed, row: number): Place | 'left-out' | undefined {
  const names = ['geographic_level', 'country_code', 'region_code', 'new_la_code', 'old_la_code']
  const cells = Object.fromEntries(names.map(name => [name, cell(name)]))
  const key = names.map(cell).join('|')
  const known = reader.places.get(key)
  if (known !== undefined) return known
  const place = readPlace(cells, row, reader.issues)
  reader.places.set(key, place)
  return place
}

function timeOf(reader: Reader, cell: CellNamed, row: number): PublishedTime | undefined {
  const [identifier, code] = [cell('time_identifier'), cell('time_period')]
  const key = `${identifier}|${code}`
  const time = reader.times.get(key) ?? readTime(identifier, code)
  reader.times.set(key, time)
  if (typeof time !== 'string') return time
  reader.issues.push(fault('time', time, { row, field: 'time_period', value: code }))
  return undefined
}

function readCells(reader: Reader, cellNamed: CellNamed, row: number): Record<string, PublishedCell> {
  const { metadata, issues, figures, oldSymbols } = reader
  const cells: Record<string, PublishedCell> = {}
  for (const { name } of metadata.indicators) {
    const text = cellNamed(name)
    const cell = figures.get(text) ?? readCell(text)
    figures.set(text, cell)
    const where = { row, field: name, value: text }
    if (cell) {
      cells[name] = cell
      if (cell.state === 'no-number' && symbolOfToday(text) !== undefined)
        oldSymbols.set(text, { row: oldSymbols.get(text)?.row ?? row, count: (oldSymbols.get(text)?.count ?? 0) + 1 })
    } else if (text === '') {
      cells[name] = { state: 'no-number', why: 'not-available', printed: '' }
      issues.push(warning('empty-cell', 'Nothing stands here. It was read as x, not available.', where))
    } else issues.push(fault('value-not-understood', `“${text}” is not a figure. Accepted: ${ACCEPTED_CELLS}.`, where))
  }
  return cells
}

const oldSymbolNotes = ({ oldSymbols }: Reader): Issue[] =>
  [...oldSymbols].map(([symbol, { row, count }]) =>
    note(
      'old-symbol',
      `“${symbol}” was read as “${symbolOfToday(symbol) ?? ''}”, which the standard asks for today. It stands in ${count} ${count === 1 ? 'cell' : 'cells'}, this the first.`,
      { row, value: symbol },
    ),
  )
