import type { Facts, FileFormat, Reading } from './format.ts'
import { fault, hasFaults, type Issue } from './issue.ts'
import { nearest } from './nearest.ts'
import { detectFormat, readTable, toRecords } from './read-file.ts'

/** Longer lists of faults help nobody: the same slip in every row is one slip. */
const MOST_ISSUES = 500

export interface CheckedFile {
  readonly format: FileFormat | undefined
  readonly rowCount: number
  readonly issues: readonly Issue[]
  /** Undefined when anything is wrong: a file is accepted whole or not at all. */
  readonly reading: Reading | undefined
}

/** The format that a file's heading row belongs to. */
export function formatOf(content: Uint8Array, formats: readonly FileFormat[]): FileFormat | undefined {
  const { table } = readTable(content)
  return table && detectFormat(table.heading.cells, formats)
}

/** Reads a file against what is known, without writing anything. */
export function checkFile(content: Uint8Array, format: FileFormat, facts: Facts): CheckedFile {
  const { table, issues } = readTable(content)
  if (!table) return { format, rowCount: 0, issues, reading: undefined }
  const shaped = toRecords(table, format)
  const shape = [...issues, ...shaped.issues]
  if (shape.some(found => found.rule === 'missing-column' || found.rule === 'column-twice'))
    return { format, rowCount: table.rows.length, issues: limit(shape), reading: undefined }
  const reading = format.read(shaped.records, facts)
  const all = [...shape, ...reading.issues]
  return { format, rowCount: table.rows.length, issues: limit(all), reading: hasFaults(all) ? undefined : reading }
}

export function unknownFormat(name: string, formats: readonly FileFormat[]): Issue {
  const meant = nearest(
    name,
    formats.map(format => format.name),
  )
  const list = formats.map(format => format.name).join(', ')
  return fault(
    'unknown-format',
    `“${name}” is not a format.${meant === undefined ? '' : ` Did you mean ${meant}?`} Formats: ${list}.`,
  )
}

function limit(issues: readonly Issue[]): readonly Issue[] {
  const order = { error: 0, warning: 1, note: 2 }
  const sorted = issues.toSorted((a, b) => order[a.severity] - order[b.severity] || (a.row ?? 0) - (b.row ?? 0))
  if (sorted.length <= MOST_ISSUES) return sorted
  const left = sorted.length - MOST_ISSUES
  const more = {
    ...fault('more', `And ${left} more. Put these right and send the file again.`),
    severity: sorted[MOST_ISSUES]?.severity ?? 'note',
  }
  return [...sorted.slice(0, MOST_ISSUES), more]
}
