import { type CsvRow, type Delimiter, readCsv } from '#platform/read-csv.ts'
import { decode } from './decode.ts'
import type { Column, FileRecord, TableFormat } from './format.ts'
import { fault, type Issue, note, warning } from './issue.ts'
import { nearest } from './nearest.ts'

export interface Table {
  readonly heading: CsvRow
  readonly rows: readonly CsvRow[]
}

/** What a table is known by. */
type Shape = Pick<TableFormat, 'columns'>

/** Bytes to rows. `table` is undefined when there is nothing to go on with. */
export function readTable(content: Uint8Array): { table: Table | undefined; issues: Issue[] } {
  const { text, issues } = decode(content)
  if (text === undefined) return { table: undefined, issues }
  const delimiter = delimiterOf(text)
  if (delimiter !== ',')
    issues.push(
      note(
        'delimiter',
        `The values are separated by ${delimiter === ';' ? 'semicolons' : 'tabs'} in place of commas, and were read so.`,
      ),
    )
  const { rows, faults } = readCsv(text, delimiter)
  issues.push(...faults.map(({ row, rule, message }) => fault(rule, message, { row })))
  const [heading, ...body] = rows
  if (!heading)
    return {
      table: undefined,
      issues: [
        ...issues,
        fault('empty-file', 'The file has blank lines only. Send a heading row and at least one row below it.'),
      ],
    }
  return { table: { heading, rows: body }, issues }
}

/** The separator that the heading row uses most. */
function delimiterOf(text: string): Delimiter {
  const heading =
    text
      .slice(0, 2_000)
      .split(/\r|\n/)
      .find(line => line.trim() !== '') ?? ''
  const count = (delimiter: Delimiter) => heading.split(delimiter).length
  const other = count('\t') > count(';') ? '\t' : ';'
  return count(other) > count(',') ? other : ','
}

/** The format whose required columns are all there; of several, the one that knows most of the headings. */
export function detectFormat<F extends Shape>(heading: readonly string[], formats: readonly F[]): F | undefined {
  const known = (format: F) => heading.filter(name => columnNamed(format.columns, name)).length
  return formats
    .filter(format => format.columns.every(column => !column.isRequired || heading.some(name => isNamed(column, name))))
    .sort((a, b) => known(b) - known(a))[0]
}

/** Rows to records of the format, with every fault of shape. */
export function toRecords(table: Table, format: Shape): { records: FileRecord[]; issues: Issue[] } {
  const { columns, issues } = matchHeading(table.heading, format)
  const records: FileRecord[] = []
  const width = table.heading.cells.length
  for (const { row, cells } of table.rows) {
    if (cells.every(cell => cell.trim() === '')) continue
    if (cells.length !== width) {
      issues.push(
        fault(
          'ragged-row',
          `This row has ${cells.length} ${cells.length === 1 ? 'value' : 'values'}; the heading row has ${width}. A value with a comma in it must stand in quotation marks.`,
          { row, value: cells.join(',') },
        ),
      )
      continue
    }
    const record: Record<string, string> = {}
    for (const [index, column] of columns.entries()) if (column) record[column.name] = (cells[index] ?? '').trim()
    for (const [name, value] of Object.entries(record)) {
      const danger = dangerIn(value)
      if (danger !== undefined) issues.push(fault(danger.rule, danger.message, { row, field: name, value }))
    }
    records.push({ row, cells: record })
  }
  if (records.length === 0 && !issues.some(found => found.rule === 'ragged-row'))
    issues.push(fault('no-rows', 'There is a heading row and nothing below it. Send at least one row.'))
  return { records, issues }
}

function matchHeading(heading: CsvRow, format: Shape): { columns: (Column | undefined)[]; issues: Issue[] } {
  const issues: Issue[] = []
  const names = format.columns.map(column => column.name)
  const columns = heading.cells.map(name => columnNamed(format.columns, name))
  const missing = format.columns.filter(column => column.isRequired && !columns.includes(column))
  for (const [index, name] of heading.cells.entries()) {
    const column = columns[index]
    const where = { row: heading.row, field: name.trim(), value: name }
    if (!column) {
      const meant = nearest(
        name,
        missing.map(each => each.name),
      )
      issues.push(
        warning(
          'unknown-column',
          `“${name.trim()}” is not a column of this format and was left out.${meant === undefined ? '' : ` Did you mean “${meant}”?`}`,
          where,
        ),
      )
    } else if (columns.indexOf(column) !== index)
      issues.push(fault('column-twice', `“${column.name}” is there twice. Keep one.`, where))
  }
  for (const column of missing) {
    issues.push(
      fault(
        'missing-column',
        `The column “${column.name}” is missing: ${column.meaning} The columns are: ${names.join(', ')}.`,
        { row: heading.row, field: column.name },
      ),
    )
  }
  return { columns, issues }
}

const tidy = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')

const isNamed = (column: Column, name: string): boolean =>
  [column.name, ...column.also].some(own => tidy(own) === tidy(name))

const columnNamed = (columns: readonly Column[], name: string): Column | undefined =>
  columns.find(column => isNamed(column, name))

// A sign before a number is a number; anything else that a spreadsheet would run has no place in a return.
const RUNS_IN_A_SPREADSHEET = /^[=@]|^[+-]\s*[^\s\d.,]|^[+-].*[|!(]/
const CONTROL = /[^\P{Cc}\t\n\r]/u

function dangerIn(value: string): { rule: string; message: string } | undefined {
  if (RUNS_IN_A_SPREADSHEET.test(value))
    return {
      rule: 'formula',
      message:
        'This begins as a formula, which a spreadsheet would run when somebody opens the file. Write the value itself.',
    }
  if (CONTROL.test(value))
    return {
      rule: 'control-character',
      message: 'This holds a character that cannot be printed. Type the value again.',
    }
  return undefined
}
