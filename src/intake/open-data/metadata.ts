import { fault, type Issue, warning } from '../issue.ts'
import { readTable } from '../read-file.ts'

export interface IndicatorColumn {
  readonly name: string
  readonly label: string
  readonly unit: string
  /** Undefined where the metadata do not say. */
  readonly decimals: number | undefined
}

export interface FilterColumn {
  readonly name: string
  readonly label: string
}

/** What a metadata file says the columns of its data are. */
export interface Metadata {
  readonly filters: readonly FilterColumn[]
  readonly indicators: readonly IndicatorColumn[]
  /** Columns by which the values of a filter are grouped; they stand in the data and hold no figures. */
  readonly groupings: readonly string[]
}

const REQUIRED = ['col_name', 'col_type', 'label']
const UNITS = ['', '%', 'pp', '£', '£m', 'numberstring']

/** `fileName` is how messages name the file, so that nobody looks for a fault of the metadata in the data. */
export function readMetadata(
  content: Uint8Array,
  fileName: string,
): { metadata: Metadata | undefined; issues: readonly Issue[] } {
  const { table, issues } = readTable(content)
  if (!table) return { metadata: undefined, issues: issues.map(issue => ({ ...issue, record: fileName })) }
  const heading = table.heading.cells.map(name => name.trim())
  const missing = REQUIRED.filter(name => !heading.includes(name))
  if (missing.length > 0)
    return {
      metadata: undefined,
      issues: missing.map(name =>
        fault('missing-column', `The metadata have no column “${name}”. They need: ${REQUIRED.join(', ')}.`, {
          row: table.heading.row,
          field: name,
          record: fileName,
        }),
      ),
    }
  const filters: FilterColumn[] = []
  const indicators: IndicatorColumn[] = []
  const groupings: string[] = []
  const found: Issue[] = [...issues]
  for (const { row, cells } of table.rows) {
    const cell = (name: string): string => (cells[heading.indexOf(name)] ?? '').trim()
    const [name, kind, label] = [cell('col_name'), cell('col_type'), cell('label')]
    if (name === '' && kind === '') continue
    const where = { row, record: fileName }
    if ([...filters, ...indicators].some(each => each.name === name))
      found.push(fault('column-twice', `“${name}” is described twice. Keep one row.`, { ...where, field: 'col_name' }))
    else if (kind === 'Filter') {
      filters.push({ name, label })
      const grouping = cell('filter_grouping_column')
      if (grouping !== '') groupings.push(grouping)
    } else if (kind === 'Indicator') {
      const [unit, decimals] = [cell('indicator_unit'), cell('indicator_dp')]
      if (!UNITS.includes(unit))
        found.push(
          warning('unknown-unit', `“${unit}” is not a unit of the standard (%, pp, £, £m, numberstring or nothing).`, {
            ...where,
            field: 'indicator_unit',
            value: unit,
          }),
        )
      indicators.push({ name, label, unit, decimals: /^\d$/.test(decimals) ? Number(decimals) : undefined })
    } else
      found.push(
        fault('column-kind', `“${kind}” is not a kind of column. Accepted: Filter or Indicator.`, {
          ...where,
          field: 'col_type',
          value: kind,
        }),
      )
  }
  if (indicators.length === 0)
    found.push(
      fault('no-indicators', 'The metadata name no indicator, so the data hold no figures.', { record: fileName }),
    )
  return { metadata: { filters, indicators, groupings }, issues: found }
}
