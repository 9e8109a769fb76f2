import { readTable } from '../../read-file.ts'
import { readMetadata } from '../metadata.ts'
import { isPlaceColumn } from '../place.ts'
import type { OpenDataFile } from '../read-data-set.ts'

// What the department's screener for publishers asks beyond what a reader needs: its checks of names, labels and filters.
const MOST = { name: 50, label: 80, item: 120 }
const MONTHS = /^(January|February|March|April|May|June|July|August|September|October|November|December)$/
const QUARTERS = /^Financial year Q[1-4]$/
const LOOKS_LIKE_A_FILTER =
  /male|asian|chinese|indian|black|african|caribbean|white|roma|irish|english|british|welsh|arab/
const NULLS = ['NULL', 'Null', 'null', 'NA', 'na', 'N/A', 'n/a', '.', '..', '-', '']

/** What the screener would refuse or warn of in a pair of files, in our own words. */
export function screenerFaults(data: OpenDataFile, meta: OpenDataFile): string[] {
  const { table } = readTable(data.content)
  const { metadata } = readMetadata(meta.content, meta.name)
  if (!table || !metadata) return ['the files cannot be read']
  const heading = table.heading.cells
  const cellsOf = (name: string) => table.rows.map(({ cells }) => cells[heading.indexOf(name)] ?? '')
  const { filters, indicators } = metadata
  const described = [...filters, ...indicators]
  const labels = described.map(({ label }) => label)
  const times = new Set(cellsOf('time_identifier'))
  const defaults = readTable(meta.content).table
  const defaultOf = (name: string) => {
    const at = defaults?.heading.cells.indexOf('filter_default') ?? -1
    return defaults?.rows.find(({ cells }) => cells[0] === name)?.cells[at]
  }
  return [
    ...(/^[a-z0-9-]+\.csv$/.test(data.name) ? [] : [`${data.name} has letters that a file name may not have`]),
    ...heading
      .filter(name => !/^[a-z][a-z0-9_]*$/.test(name))
      .map(name => `${name} is not in lower case and underscores`),
    ...heading.filter(name => name.length > MOST.name).map(name => `${name} is a long name`),
    ...labels.filter(label => label === '' || label.length > MOST.label).map(label => `“${label}” is a long label`),
    ...labels.filter((label, at) => labels.indexOf(label) !== at).map(label => `two columns are labelled “${label}”`),
    ...indicators.filter(({ name }) => LOOKS_LIKE_A_FILTER.test(name)).map(({ name }) => `${name} names a filter`),
    ...indicators.filter(({ decimals }) => decimals === undefined).map(({ name }) => `${name} says no decimals`),
    ...described.filter(({ name }) => isPlaceColumn(name)).map(({ name }) => `${name} is a column of places`),
    ...filters.flatMap(({ name }) => [
      ...(new Set(cellsOf(name)).size < 2 ? [`${name} has one choice`] : []),
      ...(cellsOf(name).includes(defaultOf(name) ?? 'Total') ? [] : [`${name} has no first choice`]),
      ...cellsOf(name)
        .filter(item => item.length > MOST.item || item !== item.trim())
        .map(item => `${name}: “${item}” is long, or has a space about it`),
    ]),
    ...described.flatMap(({ name }) =>
      cellsOf(name)
        .filter(cell => NULLS.includes(cell))
        .map(cell => `${name} holds “${cell}”`),
    ),
    ...(times.size < 2 || [MONTHS, QUARTERS].some(kind => [...times].every(time => kind.test(time)))
      ? []
      : [`times of several kinds: ${[...times].join()}`]),
  ]
}
