import { thousands } from './thousands.ts'
export interface CsvRow {
  /** As a spreadsheet numbers it: the first row of the file is 1, and a blank line counts. */
  readonly row: number
  readonly cells: readonly string[]
}

export interface CsvFault {
  readonly rule: 'quotation-marks' | 'too-many'
  readonly row: number
  readonly message: string
}

export type Delimiter = ',' | ';' | '\t'

const QUOTE = '"'

/** A file of one letter a line has as many rows as bytes, and each row costs a hundred times its bytes. */
const MOST_ROWS = 200_000
const MOST_CELLS = 500

/**
 * Reads RFC 4180 text; line ends may be CRLF, LF or CR. Blank lines are left out but counted. Stops with a fault where
 * there are more rows, or more values in a row, than any return has. Never throws.
 */
export function readCsv(text: string, delimiter: Delimiter = ','): { rows: CsvRow[]; faults: CsvFault[] } {
  const rows: CsvRow[] = []
  const faults: CsvFault[] = []
  let at = 0
  for (let row = 1; at < text.length; row++) {
    const line = readRow(text, at, delimiter)
    if (line.fault !== undefined) faults.push({ row, rule: 'quotation-marks', message: line.fault })
    if (line.cells.length > 1 || line.cells[0] !== '') rows.push({ row, cells: line.cells })
    at = line.next
    if (line.cells.length > MOST_CELLS) {
      faults.push({
        row,
        rule: 'too-many',
        message: `A row has at most ${thousands(MOST_CELLS)} values. The rest was not read.`,
      })
      break
    }
    if (rows.length === MOST_ROWS && at < text.length) {
      faults.push({
        row,
        rule: 'too-many',
        message: `A file has at most ${thousands(MOST_ROWS)} rows. The rest was not read.`,
      })
      break
    }
  }
  return { rows, faults }
}

function readRow(text: string, start: number, delimiter: Delimiter): { cells: string[]; next: number; fault?: string } {
  const cells: string[] = []
  let fault: string | undefined
  let at = start
  for (;;) {
    let cell: string
    if (text[at] === QUOTE) {
      const quoted = readQuoted(text, at)
      fault ??= quoted.fault
      const rest = readPlain(text, quoted.next, delimiter)
      if (rest.cell !== '') fault ??= 'There is text after the closing quotation mark of a value.'
      cell = quoted.cell + rest.cell
      at = rest.next
    } else {
      const plain = readPlain(text, at, delimiter)
      cell = plain.cell
      at = plain.next
    }
    cells.push(cell)
    if (cells.length > MOST_CELLS) break
    if (text[at] === delimiter) at++
    else break
  }
  if (text[at] === '\r') at++
  if (text[at] === '\n') at++
  return fault === undefined ? { cells, next: at } : { cells, next: at, fault }
}

function readPlain(text: string, start: number, delimiter: Delimiter): { cell: string; next: number } {
  let at = start
  for (; at < text.length; at++) {
    const character = text[at]
    if (character === delimiter || character === '\n' || character === '\r') break
  }
  return { cell: text.slice(start, at), next: at }
}

function readQuoted(text: string, start: number): { cell: string; next: number; fault?: string } {
  let cell = ''
  let at = start + 1
  for (;;) {
    const end = text.indexOf(QUOTE, at)
    if (end === -1)
      return { cell: cell + text.slice(at), next: text.length, fault: 'A quotation mark is opened and never closed.' }
    cell += text.slice(at, end)
    if (text[end + 1] !== QUOTE) return { cell, next: end + 1 }
    cell += QUOTE
    at = end + 2
  }
}
