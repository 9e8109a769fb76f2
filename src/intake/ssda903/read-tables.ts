import type { Column, TableFormat } from '../format.ts'
import { fault, type Issue } from '../issue.ts'
import { detectFormat, readTable, toRecords } from '../read-file.ts'
import type { SsdaReturn } from './return.ts'
import { columnsOf, SHARED_COLUMNS, TABLE_NAMES, type TableName } from './tables.ts'

export interface SentTable {
  readonly name: string
  readonly content: Uint8Array
}

const MEANINGS = {
  day: 'a day such as 31/03/2024, or nothing where there is none.',
  code: 'a code of the department’s list, or nothing where there is none.',
  text: 'a text.',
}

type TableShape = Pick<TableFormat, 'columns'> & { readonly table: TableName }

const SHAPES: readonly TableShape[] = TABLE_NAMES.map(table => ({
  table,
  columns: columnsOf(table).map(
    ([name, kind]): Column => ({ name, also: [], isRequired: true, meaning: MEANINGS[kind] }),
  ),
}))

/** Reads the tables of a return, each from a file of its own, whatever the files are called. */
export function readTables(files: readonly SentTable[], into: SsdaReturn): readonly Issue[] {
  const issues: Issue[] = []
  const seen = new Map<TableName, string>()
  for (const { name, content } of files) {
    const tell = (...found: readonly Issue[]) => issues.push(...found.map(issue => ({ ...issue, file: name })))
    const { table, issues: ofReading } = readTable(content)
    tell(...ofReading)
    if (!table) continue
    const shape = shapeOf(table.heading.cells)
    if (!shape) {
      tell(
        fault(
          'table-unknown',
          `These headings belong to no table of the return. Its tables begin with, for example, ${headingOf('Header')} or ${headingOf('Episodes')}.`,
          { row: table.heading.row, value: table.heading.cells.join(',') },
        ),
      )
      continue
    }
    const other = seen.get(shape.table)
    if (other !== undefined) {
      tell(
        fault('table-twice', `${other} is the table ${shape.table} already. Send each table once.`, {
          module: shape.table,
        }),
      )
      continue
    }
    seen.set(shape.table, name)
    const { records, issues: ofShape } = toRecords(table, shape)
    // A year in which nobody was adopted has a table without rows.
    tell(...ofShape.filter(({ rule }) => rule !== 'no-rows').map(issue => ({ ...issue, module: shape.table })))
    into.hold(shape.table)
    for (const { row, cells } of records) into.add(shape.table, cells, row, name)
  }
  if (!seen.has('Header') && !seen.has('Episodes') && !issues.some(({ severity }) => severity === 'error'))
    issues.push(
      fault('no-children', 'Neither the table Header nor the table Episodes is there. Send at least one of them.'),
    )
  return issues
}

/** Whether a file begins with the whole heading row of a table. */
export function isTableHeading(start: Uint8Array): boolean {
  const [firstLine = ''] = Buffer.from(start)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/\r|\n/)
  const heading = firstLine.split(/[,;\t]/).map(cell => cell.replaceAll('"', ''))
  return detectFormat(heading, SHAPES) !== undefined
}

/** The table whose columns are all there; else the one of which a column of its own and most others are. */
function shapeOf(heading: readonly string[]): TableShape | undefined {
  const whole = detectFormat(heading, SHAPES)
  if (whole) return whole
  const names = new Set(heading.map(name => name.trim().toUpperCase()))
  const share = ({ columns }: TableShape) => columns.filter(({ name }) => names.has(name)).length / columns.length
  const hasOwn = ({ columns }: TableShape) => columns.some(({ name }) => names.has(name) && !SHARED_COLUMNS.has(name))
  const [best] = SHAPES.filter(hasOwn).sort((a, b) => share(b) - share(a))
  return best && share(best) > 0.5 ? best : undefined
}

const headingOf = (table: TableName): string =>
  columnsOf(table)
    .map(([name]) => name)
    .join(',')
