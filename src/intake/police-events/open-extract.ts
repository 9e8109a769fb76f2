import { isWorkbook, readWorkbook } from '#platform/workbook/read-workbook.ts'
import { isZip, readZip } from '#platform/zip.ts'
import type { FileRecord } from '../format.ts'
import { fault, hasFaults, type Issue, note } from '../issue.ts'
import { readTable, type Table, toRecords } from '../read-file.ts'
import { headingOfSheet, tableOf } from '../read-workbook-table.ts'
import { EVENT_TABLE_WORDS, EVENT_TABLES, type EventTable } from './event.ts'
import { type EventShape, headingOf, shapeOf } from './tables.ts'

/** Four tables, and some that are none. */
const MOST_FILES = 12
const MOST_BYTES_OF_A_TABLE = 20_000_000

/** A table as it was sent. */
export interface SentEvents {
  readonly table: EventTable
  /** Undefined where it is the only file. */
  readonly file: string | undefined
  readonly records: readonly FileRecord[]
}

export interface OpenedExtract {
  readonly tables: readonly SentEvents[]
  readonly issues: readonly Issue[]
}

/** A table before it is known which of the four it is. */
interface Part {
  readonly file: string | undefined
  readonly table: Table | undefined
  readonly issues: readonly Issue[]
}

/** The tables of an extract, which is a workbook, one file, or an archive of several, whatever they are called. */
export async function openExtract(content: Uint8Array): Promise<OpenedExtract> {
  const parts = isWorkbook(content) ? await partsOfWorkbook(content) : partsOfFiles(content)
  if ('rule' in parts) return { tables: [], issues: [parts] }
  const issues: Issue[] = []
  const tables: SentEvents[] = []
  for (const part of parts) {
    const opened = openPart(part)
    issues.push(...opened.issues.map(issue => (part.file === undefined ? issue : { ...issue, file: part.file })))
    if (!opened.shape) continue
    const { table } = opened.shape
    const other = tables.find(each => each.table === table)
    if (other)
      issues.push(
        fault(
          'table-twice',
          `${other.file ?? 'Another file'} has ${EVENT_TABLE_WORDS[table]} already. Send each table once.`,
          { module: table, file: part.file },
        ),
      )
    else tables.push({ table, file: part.file, records: opened.records })
  }
  if (tables.length === 0 && !hasFaults(issues))
    issues.push(fault('no-table', 'None of the four tables is there. Send at least one of them.'))
  return { tables, issues }
}

function partsOfFiles(content: Uint8Array): readonly Part[] | Issue {
  if (!isZip(content)) return [{ file: undefined, ...readTable(content) }]
  const files = readZip(content, { mostFiles: MOST_FILES, mostBytes: MOST_BYTES_OF_A_TABLE })
  if ('rule' in files) return fault(files.rule, files.message)
  return files.map(file => ({ file: file.name, ...readTable(file.content) }))
}

/** The sheets that are tables of an extract; of a workbook without one, its first sheet. */
async function partsOfWorkbook(content: Uint8Array): Promise<readonly Part[] | Issue> {
  const workbook = await readWorkbook(content)
  if ('rule' in workbook) return fault(workbook.rule, workbook.message)
  const filled = workbook.sheets.filter(({ rows }) => rows.length > 0)
  const known = filled.filter(sheet => shapeOf(headingOfSheet(sheet)))
  const read = known.length > 0 ? known : filled.slice(0, 1)
  if (read.length === 0) return fault('empty-file', 'The workbook is empty. Send at least one of the four tables.')
  const others = filled.filter(sheet => !read.includes(sheet)).map(({ name }) => `“${name}”`)
  const left =
    others.length === 0
      ? []
      : [note('other-sheets', `Sheets that are none of the four tables were left out: ${others.join(', ')}.`)]
  return [
    ...read.map(sheet => ({ file: sheet.name, ...tableOf(sheet, []) })),
    ...left.map(issue => ({ file: undefined, table: undefined, issues: [issue] })),
  ]
}

function openPart({ table, issues }: Part): {
  readonly shape: EventShape | undefined
  readonly records: readonly FileRecord[]
  readonly issues: readonly Issue[]
} {
  if (!table) return { shape: undefined, records: [], issues }
  const shape = shapeOf(table.heading.cells)
  if (!shape)
    return {
      shape,
      records: [],
      issues: [
        ...issues,
        fault(
          'table-unknown',
          `These headings belong to none of the four tables. They are: ${EVENT_TABLES.map(
            each => `${EVENT_TABLE_WORDS[each]} (${headingOf(each)})`,
          ).join('; ')}.`,
          { row: table.heading.row, value: table.heading.cells.join(',') },
        ),
      ],
    }
  const shaped = toRecords(table, shape)
  // A month in which no child was in custody has a table without rows.
  const ofShape = shaped.issues.filter(({ rule }) => rule !== 'no-rows')
  const isWhole = ofShape.every(({ rule }) => rule !== 'missing-column' && rule !== 'column-twice')
  return {
    shape,
    records: isWhole ? shaped.records : [],
    issues: [...issues, ...ofShape].map(issue => ({ ...issue, ...nobodyIn(issue), module: shape.table })),
  }
}

/** A whole row says who the child is. */
const nobodyIn = ({ rule, value }: Issue): Pick<Issue, 'value'> => ({ value: rule === 'ragged-row' ? null : value })
