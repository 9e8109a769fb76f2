import { type CsvCell, writeCsv } from '#platform/csv.ts'

/** What a column is in the standard: where and when a row is about, a way to choose rows, or what was counted. */
export type ColumnKind = 'Observation' | 'Filter' | 'Indicator'

export interface DataColumn {
  readonly name: string
  readonly kind: ColumnKind
  readonly label: string
  /** What it counts, where there is more to say than its label does. */
  readonly description?: string
  readonly unit?: '%'
  readonly decimals?: number
  /** Of a filter without a total: what is shown first. */
  readonly first?: string
}

/** A table of open data before it is written: its rows have a cell for each column. */
export interface DataTable {
  /** "tables/table-6-1" */
  readonly stem: string
  readonly title: string
  readonly description: string
  readonly columns: readonly DataColumn[]
  readonly rows: readonly (readonly CsvCell[])[]
  /** The columns that tell one row from another, where there are such. */
  readonly key: readonly string[]
  /** Keeps the standard of "explore education statistics". */
  readonly isStandard: boolean
}

export interface OpenDataFile {
  /** "tables/table-6-1.csv" */
  readonly path: string
  readonly title: string
  readonly content: string
}

export const dataCsv = ({ columns, rows }: DataTable): string =>
  writeCsv(
    columns.map(({ name }) => name),
    rows,
  )

// The columns of a metadata file of the standard.
const META_COLUMNS = [
  'col_name',
  'col_type',
  'label',
  'indicator_grouping',
  'indicator_unit',
  'indicator_dp',
  'filter_hint',
  'filter_grouping_column',
  'filter_default',
]

/** Says of each filter and indicator what it is; where and when a row is about needs no saying. */
export const metaCsv = ({ columns }: DataTable): string =>
  writeCsv(
    META_COLUMNS,
    columns
      .filter(({ kind }) => kind !== 'Observation')
      .map(({ name, kind, label, unit = '', decimals, first = '' }) => [
        name,
        kind,
        label,
        '',
        unit,
        decimals === undefined ? '' : String(decimals),
        '',
        '',
        first,
      ]),
  )
