import { stringify } from 'csv-stringify/sync'

/** Null prints an empty cell. */
export type CsvCell = string | number | bigint | null

export interface CsvOptions {
  readonly byteOrderMark?: boolean
}

/**
 * A CSV file after RFC 4180: lines end in CR LF, text is UTF-8. It starts with a byte order mark, without which
 * Excel on Windows reads "£" and "é" as two characters each; csv-parse, Python's utf-8-sig and R's fread skip it.
 */
export function writeCsv(
  headings: readonly string[],
  rows: readonly (readonly CsvCell[])[],
  { byteOrderMark = true }: CsvOptions = {},
): string {
  for (const [index, row] of rows.entries()) {
    if (row.length !== headings.length) {
      throw new Error(`Row ${index + 1} has ${row.length} cells for ${headings.length} headings`)
    }
  }
  return stringify([headings.map(safeCell), ...rows.map(row => row.map(safeCell))], {
    bom: byteOrderMark,
    record_delimiter: '\r\n',
    // The package quotes a cell for the whole delimiter only, and readers break lines at either half of it.
    quoted_match: /[\r\n]/,
  })
}

const NUMBER = /^[+-]?\d[\d,]*(?:\.\d+)?%?$/
// The full-width signs are read as formulas by some spreadsheets, and so is one behind spaces or a tab.
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/

/** Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers keep their sign. */
export function safeCell(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell
}
