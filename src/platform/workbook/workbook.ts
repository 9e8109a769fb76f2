import { type Cell, EMPTY, plainWords } from './cell.ts'
import type { DateSystem } from './day-in-cell.ts'

export interface SheetRow {
  /** As Excel numbers it. */
  readonly row: number
  /** From column A on; what is missing at the end is empty. */
  readonly cells: readonly Cell[]
}

export interface Sheet {
  readonly name: string
  readonly isHidden: boolean
  /** Rows with anything in them. */
  readonly rows: readonly SheetRow[]
}

export interface Workbook {
  readonly sheets: readonly Sheet[]
  /** From when numbers count as days. */
  readonly dates: DateSystem
}

/** Why a workbook cannot be read, for its sender. */
export interface WorkbookFault {
  readonly rule: `workbook-${string}`
  readonly message: string
}

export const cellAt = ({ cells }: SheetRow, column: number): Cell => cells[column] ?? EMPTY

export function findSheet({ sheets }: Workbook, name: string): Sheet | undefined {
  const words = plainWords(name)
  return sheets.find(sheet => plainWords(sheet.name) === words)
}
