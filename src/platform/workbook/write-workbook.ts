import type { WriteSheet } from 'hucre/xlsx'
import { columnLetters } from './column-letters.ts'

/** Text stays text: a cell that begins with = is shown and never run. Null is an empty cell. */
export type WorkbookCell = string | number | boolean | Temporal.PlainDate | Temporal.PlainDateTime | null

export interface WorkbookColumn {
  readonly head: string
  /** In characters; without it as wide as what stands in it, up to a width that can be read. */
  readonly width?: number
}

export interface WorkbookSheet {
  /** Made to fit what Excel allows: 31 characters, none of []:*?/\. */
  readonly name: string
  readonly columns: readonly WorkbookColumn[]
  readonly rows: readonly (readonly WorkbookCell[])[]
}

const NARROWEST = 8
const WIDEST = 60
const MOST_ROWS = 1_048_575
const MOST_CHARACTERS = 32_767
const DAY = 'yyyy-mm-dd'
const TIME = 'yyyy-mm-dd hh:mm:ss'

/** An .xlsx workbook: each sheet with a head that stays in sight, and a filter on each column. */
export async function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Buffer> {
  const { writeXlsx } = await import('hucre/xlsx')
  const names = sheetNames(sheets.map(sheet => sheet.name))
  const content = await writeXlsx({ sheets: sheets.map((sheet, index) => toHucre(sheet, names[index] ?? sheet.name)) })
  return Buffer.from(content)
}

function toHucre({ columns, rows }: WorkbookSheet, name: string): WriteSheet {
  if (rows.length > MOST_ROWS) throw new RangeError(`A sheet has at most ${MOST_ROWS} rows below its head.`)
  for (const [index, row] of rows.entries())
    if (row.length !== columns.length)
      throw new RangeError(`Row ${index + 1} of “${name}” has ${row.length} cells for ${columns.length} columns.`)
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  for (const column of columns.keys()) cells.set(`0,${column}`, { style: { font: { bold: true } } })
  for (const [index, row] of rows.entries())
    for (const [column, cell] of row.entries()) {
      const format = formatOf(cell)
      if (format !== undefined) cells.set(`${index + 1},${column}`, { style: { numFmt: format } })
    }
  return {
    name,
    rows: [columns.map(column => safeText(column.head)), ...rows.map(row => row.map(toValue))],
    columns: columns.map((column, index) => ({ width: column.width ?? widthOf(column.head, rows, index) })),
    cells,
    freezePane: { rows: 1 },
    ...(columns.length > 0 && { autoFilter: { range: `A1:${columnLetters(columns.length - 1)}${rows.length + 1}` } }),
  }
}

function formatOf(cell: WorkbookCell): string | undefined {
  if (cell instanceof Temporal.PlainDate) return DAY
  return cell instanceof Temporal.PlainDateTime ? TIME : undefined
}

function toValue(cell: WorkbookCell): string | number | boolean | Date | null {
  if (cell instanceof Temporal.PlainDate) return new Date(Date.UTC(cell.year, cell.month - 1, cell.day))
  if (cell instanceof Temporal.PlainDateTime) return new Date(cell.toZonedDateTime('UTC').epochMilliseconds)
  if (typeof cell === 'string') return safeText(cell)
  return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell
}

/** Excel holds so many characters in a cell, none of them that cannot be printed, and reads _x0041_ as a code. */
const safeText = (text: string): string =>
  text
    .slice(0, MOST_CHARACTERS)
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

function widthOf(head: string, rows: WorkbookSheet['rows'], column: number): number {
  let widest = head.length + 4
  for (const row of rows) {
    const cell = row[column]
    if (cell === null || cell === undefined) continue
    for (const line of String(cell).split('\n')) widest = Math.max(widest, line.length + 1)
    if (widest >= WIDEST) return WIDEST
  }
  return Math.max(widest, NARROWEST)
}

/** Excel refuses to open a workbook with two sheets of one name, in whatever letters. */
function sheetNames(wanted: readonly string[]): readonly string[] {
  const used = new Set<string>()
  return wanted.map(name => {
    const plain =
      safeText(name)
        .replace(/[[\]:*?/\\\n\r\t]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || 'Sheet'
    let fitting = plain.slice(0, 31)
    for (let number = 2; used.has(fitting.toLowerCase()); number++) {
      const ending = ` ${number}`
      fitting = plain.slice(0, 31 - ending.length) + ending
    }
    used.add(fitting.toLowerCase())
    return fitting
  })
}
