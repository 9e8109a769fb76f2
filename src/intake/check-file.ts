import { isWorkbook, readWorkbook } from '#platform/workbook/read-workbook.ts'
import {
  type DocumentFormat,
  type DocumentReading,
  type Facts,
  type FileFormat,
  isAboutPeople,
  isDocument,
  isTable,
  type Reading,
} from './format.ts'
import { fault, hasFaults, type Issue } from './issue.ts'
import { nearest } from './nearest.ts'
import { detectFormat, readTable, toRecords } from './read-file.ts'
import { formatOfSheets, readTableFile } from './read-workbook-table.ts'

/** Longer lists of faults help nobody: the same slip in every row is one slip. */
const MOST_ISSUES = 500
/** How much of a file is enough to see what it is. */
const START = 4_096
const NO_FIGURES: Reading = { observations: [], targets: [], qualityNotes: [], footnotes: [], issues: [] }

export interface CheckedFile {
  readonly format: FileFormat | undefined
  readonly rowCount: number
  readonly issues: readonly Issue[]
  /** Undefined when anything is wrong: a file is accepted whole or not at all. */
  readonly reading: Reading | undefined
}

/** The document that begins so. */
export const documentOf = (content: Uint8Array, formats: readonly FileFormat[]): DocumentFormat | undefined =>
  formats.filter(isDocument).find(format => format.recognises(content.subarray(0, START)))

/** The format that a file belongs to, by how it begins or by its heading row; a workbook by those of its sheets. */
export async function formatOf(content: Uint8Array, formats: readonly FileFormat[]): Promise<FileFormat | undefined> {
  const document = documentOf(content, formats)
  if (document) return document
  if (isWorkbook(content)) {
    const workbook = await readWorkbook(content)
    if ('rule' in workbook) return undefined
    return (
      formats.filter(isDocument).find(format => format.recognisesWorkbook?.(workbook)) ??
      formatOfSheets(workbook.sheets, formats.filter(isTable))
    )
  }
  const { table } = readTable(content)
  return table && detectFormat(table.heading.cells, formats.filter(isTable))
}

/** Reads a file against what is known, without writing anything. */
export async function checkFile(content: Uint8Array, format: FileFormat, facts: Facts): Promise<CheckedFile> {
  if (isDocument(format)) {
    if (content.length <= format.mostBytes) return checkedAs(format, await format.check(content, facts))
    const most = `${format.mostBytes / 1_000_000} MB`
    return checkedAs(format, {
      rowCount: 0,
      issues: [fault('too-large', `The file is larger than ${most}, more than any file of its kind.`)],
    })
  }
  const { table, issues } = await readTableFile(content, format)
  if (!table) return { format, rowCount: 0, issues, reading: undefined }
  const shaped = toRecords(table, format)
  const shape = [...issues, ...shaped.issues]
  if (shape.some(found => found.rule === 'missing-column' || found.rule === 'column-twice'))
    return { format, rowCount: table.rows.length, issues: limitIssues(shape), reading: undefined }
  const reading = format.read(shaped.records, facts)
  const all = [...shape, ...reading.issues]
  return {
    format,
    rowCount: table.rows.length,
    issues: limitIssues(all),
    reading: hasFaults(all) ? undefined : reading,
  }
}

/** What was found in a document; its figures are worked out from its records. */
export const checkedAs = (format: DocumentFormat, { rowCount, issues }: DocumentReading): CheckedFile => ({
  format,
  rowCount,
  issues,
  reading: hasFaults(issues) ? undefined : { ...NO_FIGURES, issues },
})

/** A file of which nothing could be read, and why. */
export const refusedAs = (issue: Issue, format?: FileFormat): CheckedFile => ({
  format,
  rowCount: 0,
  issues: [issue],
  reading: undefined,
})

/** What is kept beside a fault says where it is and what is wrong, not who somebody is. */
export function withoutIdentities({ format, issues }: Pick<CheckedFile, 'format' | 'issues'>): readonly Issue[] {
  if (!format || !isAboutPeople(format)) return issues
  // A fault of a whole row of a table has no field, and shows all that stands in it.
  return issues.map(issue =>
    (issue.field === null && isTable(format)) || format.identifyingFields.includes(issue.field ?? '')
      ? { ...issue, value: null }
      : issue,
  )
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

export function limitIssues(issues: readonly Issue[]): readonly Issue[] {
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
