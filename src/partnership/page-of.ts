const ROWS_A_PAGE = 25

export interface PageOfRows<Row> {
  readonly rows: readonly Row[]
  /** the first of them, counted from 1 */
  readonly first: number
  readonly total: number
  /** the keys of the first rows of the pages before and after */
  readonly previous: string | undefined
  readonly next: string | undefined
}

/** The page of an ordered list that begins with the row of this key; the first page when no row has it. */
export function pageOf<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  key: string | undefined,
): PageOfRows<Row> {
  const start = Math.max(0, key === undefined ? 0 : rows.findIndex(row => keyOf(row) === key))
  const at = (index: number): string | undefined => {
    const row = rows[index]
    return row && keyOf(row)
  }
  return {
    rows: rows.slice(start, start + ROWS_A_PAGE),
    first: start + 1,
    total: rows.length,
    previous: start === 0 ? undefined : at(Math.max(0, start - ROWS_A_PAGE)),
    next: at(start + ROWS_A_PAGE),
  }
}
