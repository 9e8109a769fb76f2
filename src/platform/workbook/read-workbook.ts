import type { Sheet as HucreSheet, Workbook as HucreWorkbook } from 'hucre/xlsx'
import { firstNameIn } from '../zip.ts'
import { type Cell, cellOf, EMPTY, errorCell, numberCell, timeCell } from './cell.ts'
import { type CheckedArchive, checkArchive, damagedWorkbook } from './check-archive.ts'
import type { Sheet, SheetRow, Workbook, WorkbookFault } from './workbook.ts'

/** Whether a file is an Excel workbook, by its first bytes. */
export const isWorkbook = (start: Uint8Array): boolean =>
  /^(?:\[Content_Types\]\.xml|_rels\/|xl\/|docProps\/|customXml\/)/i.test(firstNameIn(start) ?? '') ||
  isOlderWorkbook(start)

const isOlderWorkbook = ([a, b, c, d]: Uint8Array): boolean => a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0

/** The sheets of an .xlsx workbook; a fault where it is damaged, locked, or larger than anybody sends. */
export async function readWorkbook(content: Uint8Array): Promise<Workbook | WorkbookFault> {
  if (isOlderWorkbook(content))
    return {
      rule: 'workbook-locked',
      message:
        'The workbook is locked with a password or was saved by Excel 2003 or before. Open it in Excel, take the password off, choose “Save as”, then “Excel Workbook (.xlsx)”.',
    }
  const checked = checkArchive(content)
  if ('rule' in checked) return checked
  const read = await open(checked)
  if (!read) return damagedWorkbook
  return { sheets: read.sheets.map(toSheet), dates: read.dateSystem ?? '1900' }
}

async function open({ archive, hasPercentages }: CheckedArchive): Promise<HucreWorkbook | undefined> {
  const { readXlsx } = await import('hucre/xlsx')
  try {
    return await readXlsx(archive, { readStyles: hasPercentages })
  } catch {
    // The package meets a broken part with whatever error comes first, of its own or of the language; the archive itself
    // was looked at before, so that what is left to be wrong is the file.
    return undefined
  }
}

function toSheet({ name, rows, cells, hidden, veryHidden }: HucreSheet): Sheet {
  const filled: SheetRow[] = []
  for (const [index, values] of rows.entries()) {
    const row = values.map((value, column) => toCell(value, cells?.get(`${index},${column}`)))
    while (row.at(-1) === EMPTY) row.pop()
    if (row.length > 0) filled.push({ row: index + 1, cells: row })
  }
  return { name: name.trim(), isHidden: hidden === true || veryHidden === true, rows: filled }
}

type HucreValue = HucreSheet['rows'][number][number]
type HucreCell = NonNullable<ReturnType<NonNullable<HucreSheet['cells']>['get']>>

function toCell(value: HucreValue, detail: HucreCell | undefined): Cell {
  if (detail?.type === 'error') return errorCell(String(value))
  if (value === null) return detail?.formula === undefined ? EMPTY : errorCell(`=${detail.formula}`)
  if (typeof value === 'string') return cellOf(value)
  if (typeof value === 'number')
    return numberCell(value, { isPercentage: detail?.style?.numFmt?.includes('%') === true })
  if (typeof value === 'boolean') return cellOf(value ? 'TRUE' : 'FALSE')
  return timeOf(value)
}

function timeOf(date: Date): Cell {
  // Excel shows a number that is no day as a row of these.
  if (Number.isNaN(date.getTime())) return errorCell('#####')
  // The time of day is a fraction, which comes back a few milliseconds from the second that was typed.
  const instant = Temporal.Instant.fromEpochMilliseconds(Math.round(date.getTime() / 1_000) * 1_000)
  return timeCell(instant.toZonedDateTimeISO('UTC').toPlainDateTime())
}
