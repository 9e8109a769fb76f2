import { columnLetters } from '#platform/workbook/column-letters.ts'
import { isWorkbook, readWorkbook } from '#platform/workbook/read-workbook.ts'
import { cellAt, type Sheet, type SheetRow } from '#platform/workbook/workbook.ts'
import type { TableFormat } from './format.ts'
import { fault, type Issue, note } from './issue.ts'
import { detectFormat, readTable, type Table } from './read-file.ts'

type Shape = Pick<TableFormat, 'columns'>

export interface ReadTable {
  readonly table: Table | undefined
  readonly issues: Issue[]
}

/** The table of a file of rows and columns: the file itself, or in a workbook the sheet that has its headings. */
export async function readTableFile(content: Uint8Array, format: Shape): Promise<ReadTable> {
  if (!isWorkbook(content)) return readTable(content)
  const workbook = await readWorkbook(content)
  if ('rule' in workbook) return { table: undefined, issues: [fault(workbook.rule, workbook.message)] }
  const filled = workbook.sheets.filter(sheet => sheet.rows.length > 0)
  const sheet = filled.find(each => detectFormat(headingOfSheet(each), [format])) ?? filled.find(each => !each.isHidden)
  if (!sheet)
    return {
      table: undefined,
      issues: [
        fault('empty-file', 'The workbook is empty. Send a sheet with a heading row and at least one row below it.'),
      ],
    }
  const others = filled.filter(each => each !== sheet).map(each => `“${each.name}”`)
  const issues =
    others.length === 0
      ? []
      : [note('other-sheets', `The sheet “${sheet.name}” was read, and ${others.join(', ')} left out.`)]
  return tableOf(sheet, issues)
}

/** The format of which some sheet has the headings. */
export function formatOfSheets<F extends Shape>(sheets: readonly Sheet[], formats: readonly F[]): F | undefined {
  for (const sheet of sheets) {
    const format = detectFormat(headingOfSheet(sheet), formats)
    if (format) return format
  }
  return undefined
}

export const headingOfSheet = ({ rows: [heading] }: Sheet): readonly string[] =>
  heading?.cells.map(cell => cell.text) ?? []

/** What stands in a sheet; an error in a cell is a fault. */
export function tableOf({ name, rows }: Sheet, issues: Issue[]): ReadTable {
  const [heading, ...body] = rows
  if (!heading) return { table: undefined, issues }
  const width = heading.cells.length
  for (const { row, cells } of rows)
    for (const [column, cell] of cells.entries())
      if (cell.kind === 'error')
        issues.push(
          fault(
            'cell-in-error',
            `Column ${columnLetters(column)} of “${name}” has an error in the place of a value. Put the formula right or write the value itself.`,
            { row, field: cellAt(heading, column).text || columnLetters(column), value: cell.text },
          ),
        )
  return { table: { heading: rowOf(heading, width), rows: body.map(row => rowOf(row, width)) }, issues }
}

/** Cells that are empty at the end of a row are not in a workbook. */
const rowOf = (row: SheetRow, width: number) => ({
  row: row.row,
  cells: Array.from({ length: Math.max(width, row.cells.length) }, (_, column) => cellAt(row, column).text),
})
