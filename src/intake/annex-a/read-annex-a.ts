import { columnLetters } from '#platform/workbook/column-letters.ts'
import { cellAt, type SheetRow, type Workbook } from '#platform/workbook/workbook.ts'
import { fault, type Issue, note, warning } from '../issue.ts'
import { nearest } from '../nearest.ts'
import type { AnyEntry, Field, List } from './field.ts'
import { type FoundColumn, type FoundList, findLists } from './find-lists.ts'
import { type AnnexA, LIST_NAMES, LISTS, type ListName } from './lists.ts'
import { readCell, type Value } from './read-cell.ts'

/** What was found while a cell was read. */
export interface CellProblem {
  readonly rule: 'not-understood' | 'error-in-cell' | 'value-missing'
  readonly field: Field
  readonly entry: AnyEntry
  readonly key: string
}

export interface ReadAnnexA {
  readonly lists: AnnexA
  /** What is wrong with the workbook and its headings. */
  readonly issues: readonly Issue[]
  readonly problems: readonly CellProblem[]
  /** Letters of the columns, by list and item. */
  letterOf(part: string, key: string): string | undefined
  hasColumn(name: ListName, key: string): boolean
}

export const partOf = ({ number }: List): string => `List ${number}`

export function readAnnexA(workbook: Workbook): ReadAnnexA {
  const { lists: found, others } = findLists(workbook)
  const issues: Issue[] = []
  const problems: CellProblem[] = []
  const letters = new Map<string, string>()
  const read = new Map<ListName, readonly AnyEntry[]>()
  for (const list of found) {
    const part = partOf(LISTS[list.name])
    if (read.has(list.name)) {
      issues.push(
        fault('list-twice', `Two sheets are ${part}, the second of them “${list.sheet.name}”. Keep one.`, {
          module: part,
        }),
      )
      continue
    }
    issues.push(...headingIssues(list))
    for (const { key, column } of list.columns) letters.set(`${part} ${key}`, columnLetters(column))
    read.set(list.name, readRows(list, workbook, problems))
  }
  if (found.length > 0) issues.push(...missingLists(new Set(read.keys())))
  if (others.length > 0)
    issues.push(
      note(
        'other-sheets',
        `Sheets that are none of the lists were left out: ${others.map(each => `“${each.name}”`).join(', ')}.`,
      ),
    )
  // Each list was read by its own definition, which its type follows.
  const lists = Object.fromEntries(LIST_NAMES.map(name => [name, read.get(name)])) as unknown as AnnexA
  const letterOf = (part: string, key: string) => letters.get(`${part} ${key}`)
  const hasColumn = (name: ListName, key: string) => letterOf(partOf(LISTS[name]), key) !== undefined
  return { lists, issues, problems, letterOf, hasColumn }
}

function missingLists(there: ReadonlySet<ListName>): Issue[] {
  const missing = LIST_NAMES.filter(name => !there.has(name)).map(
    name => `${partOf(LISTS[name])} (${LISTS[name].title})`,
  )
  if (missing.length === 0) return []
  return [
    warning(
      'list-missing',
      `These lists are not in the workbook, so nothing is counted from them and nothing compared with them: ${missing.join(', ')}.`,
    ),
  ]
}

function headingIssues({ name, columns, unknown, twice, heading }: FoundList): Issue[] {
  const part = partOf(LISTS[name])
  const where = (column: number, field: string) => ({
    module: part,
    row: heading.row,
    letter: columnLetters(column),
    field,
  })
  const fields = Object.entries((LISTS[name] as List).fields)
  const missing = fields.filter(([key]) => !columns.some(each => each.key === key)).map(([, field]) => field)
  const keys = missing.filter(field => field.isKey)
  const needed = missing.filter(field => field.isNeeded)
  return [
    ...keys.map(field =>
      fault('column-missing', 'A column without which the list cannot be read is missing. Add it under this heading.', {
        module: part,
        row: heading.row,
        field: field.name,
      }),
    ),
    ...needed.map(field =>
      warning('column-left-out', 'This column is missing, so what needs it is neither checked nor counted.', {
        module: part,
        row: heading.row,
        field: field.name,
      }),
    ),
    ...twice.map(({ field, column }) =>
      fault('column-twice', 'Two columns of the list are this item. Keep one.', where(column, field.name)),
    ),
    ...unknown.map(({ text, column }) => {
      const meant = nearest(
        text,
        missing.map(field => field.name),
      )
      return note('column-unknown', 'This heading is none of the list’s, so its column was left out.', {
        ...where(column, text),
        value: meant === undefined ? null : `Did you mean “${meant}”?`,
      })
    }),
  ]
}

function readRows(
  { name, sheet, heading, columns }: FoundList,
  { dates }: Workbook,
  problems: CellProblem[],
): AnyEntry[] {
  const part = partOf(LISTS[name])
  return sheet.rows.flatMap(row => {
    if (row.row <= heading.row || isWithout(row, columns)) return []
    const written: Record<string, string> = {}
    const values: Record<string, Value> = {}
    const entry = Object.assign(values, { line: row.row, part, written })
    for (const { key, field, column } of columns) {
      const cell = cellAt(row, column)
      if (cell.text !== '') written[key] = cell.text
      const reading = readCell(cell, field, dates)
      if (reading.kind === 'value') values[key] = reading.value
      else if (reading.kind === 'not-understood') problems.push({ rule: 'not-understood', field, entry, key })
      else if (reading.kind === 'error') problems.push({ rule: 'error-in-cell', field, entry, key })
      else if (field.isKey || field.isExpected) problems.push({ rule: 'value-missing', field, entry, key })
    }
    return [entry]
  })
}

/** Totals and notes stand below a list in other columns, or alone in the first. */
const isWithout = (row: SheetRow, columns: readonly FoundColumn[]): boolean =>
  columns.filter(({ column }) => cellAt(row, column).kind !== 'empty').length < 2
