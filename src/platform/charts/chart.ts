/** A cell of the table beside a chart; `ref` names the figure that the cell prints, where it has one. */
export interface ChartCell {
  readonly text: string
  readonly ref?: string
}

export interface ChartColumn {
  readonly heading: string
  readonly numeric: boolean
}

export interface ChartRow {
  /** The first cell is the heading of the row. */
  readonly cells: readonly ChartCell[]
  readonly isTotal: boolean
}

export interface ChartTable {
  readonly caption: string
  readonly columns: readonly ChartColumn[]
  readonly rows: readonly ChartRow[]
  readonly notes: readonly string[]
}

export interface ChartWords {
  /** Unique on its page: the names inside the picture are made from it. */
  readonly id: string
  readonly title: string
  /** What was counted, where and when. */
  readonly subtitle: string
  /** What the picture shows, for those who cannot see it. */
  readonly description: string
}

export interface Chart extends ChartWords {
  readonly svg: string
  readonly width: number
  readonly height: number
  readonly table: ChartTable
}

/** A value as published: `value` is null when it may not or cannot be drawn, and then only `printed` is shown. */
export interface ChartValue {
  readonly value: number | null
  readonly printed: string
  readonly ref?: string
}

export const cellOf = (value: ChartValue): ChartCell =>
  value.ref === undefined ? { text: value.printed } : { text: value.printed, ref: value.ref }

export const textCell = (text: string): ChartCell => ({ text })

export function chartTable(
  words: ChartWords,
  columns: readonly ChartColumn[],
  rows: readonly ChartRow[],
  notes: readonly string[] = [],
): ChartTable {
  return { caption: words.title, columns, rows, notes }
}
