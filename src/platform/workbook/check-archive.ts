import { thousands } from '../thousands.ts'
import { type PackedFile, readZip, type UnpackedFile, writeZip, type ZipFault } from '../zip.ts'
import type { WorkbookFault } from './workbook.ts'

const MOST_FILES = 1_000
const MOST_BYTES_OF_A_PART = 60_000_000
const MOST_BYTES_TOGETHER = 80_000_000
/** From the first to the last row and column with anything in them, over all sheets: what is read is held at once. */
const MOST_CELLS = 1_000_000
const MOST_COLUMNS = 500
const SAVE_AS = 'Open it in Excel, choose “Save as”, then “Excel Workbook (.xlsx)”, and send that.'

// Pictures, charts, notes, links to other files and programs are never needed to read cells, so nothing reads them.
const NEVER_READ =
  /^xl\/(?:drawings|charts|chartsheets|media|embeddings|externalLinks|pivotCache|pivotTables|slicers|slicerCaches|timelines|timelineCaches|comments|threadedComments|persons|theme|ctrlProps|activeX|printerSettings|queryTables|model|richData)|^customXml\/|^docProps\//i
const IS_XML = /\.(?:xml|rels)$/i

const fault = (rule: WorkbookFault['rule'], message: string): WorkbookFault => ({ rule, message })

export interface CheckedArchive {
  readonly archive: Buffer
  /** Whether any number may be shown as a percentage, which only the styles of its cell say. */
  readonly hasPercentages: boolean
}

/** Numbers 9 and 10 of the formats that every workbook has, or one of its own. */
const PERCENTAGE = /numFmtId\s*=\s*["'](?:9|10)["']|formatCode\s*=\s*["'][^"']*%/

/**
 * The same workbook packed anew from the parts that cells are read from, none of them larger than anybody sends, so that
 * the reader opens only what was looked at here. A fault where there is anything that a workbook of figures never has.
 */
export function checkArchive(content: Uint8Array): CheckedArchive | WorkbookFault {
  const files = readZip(content, {
    mostFiles: MOST_FILES,
    mostBytes: MOST_BYTES_OF_A_PART,
    mostBytesTogether: MOST_BYTES_TOGETHER,
  })
  if ('rule' in files) return inWorkbookWords(files)
  const parts = files.filter(({ path }) => IS_XML.test(path) && !NEVER_READ.test(path))
  if (!parts.some(({ path }) => path === '[Content_Types].xml') || !parts.some(({ path }) => /^xl\//i.test(path)))
    return notAWorkbook
  const wrong = wrongIn(parts)
  if (wrong) return wrong
  const styles = parts.find(({ path }) => path === 'xl/styles.xml')
  return {
    archive: writeZip(parts.map(asPacked)),
    hasPercentages: styles !== undefined && PERCENTAGE.test(Buffer.from(styles.content).toString('latin1')),
  }
}

export const notAWorkbook = fault(
  'workbook-unknown',
  `The file is not an Excel workbook that can be read here. ${SAVE_AS}`,
)
export const damagedWorkbook = fault('workbook-damaged', `The workbook is damaged or breaks off. ${SAVE_AS}`)

const asPacked = ({ path, content }: UnpackedFile): PackedFile => ({ name: path, content })

function inWorkbookWords(issue: ZipFault): WorkbookFault {
  if (issue.rule === 'zip-damaged') return damagedWorkbook
  if (issue.rule === 'zip-locked' || issue.rule === 'zip-method') return notAWorkbook
  return fault(
    'workbook-too-large',
    `The workbook is larger than any that is read here. Save the sheet as CSV, or split it. ${issue.message}`,
  )
}

function wrongIn(parts: readonly UnpackedFile[]): WorkbookFault | undefined {
  let together = 0
  const paths = new Set<string>()
  for (const { path, content } of parts) {
    if (paths.has(path)) return damagedWorkbook
    paths.add(path)
    // Excel writes UTF-8 without declarations of its own: anything else could be read differently from how it looks here.
    if (content[0] === 0xff || content[0] === 0xfe || content[1] === 0) return damagedWorkbook
    const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1')
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
      return fault(
        'workbook-declarations',
        `The workbook declares things of its own (a DTD), which Excel never does. ${SAVE_AS}`,
      )
    const { rows, columns, cells } = extentOf(text)
    if (columns > MOST_COLUMNS)
      return fault(
        'workbook-too-wide',
        `A sheet reaches to column ${columns}; at most ${MOST_COLUMNS} are read. Delete the columns to the right of the last heading and save again.`,
      )
    together += Math.max(cells, rows * columns)
    if (together > MOST_CELLS)
      return fault(
        'workbook-too-large',
        `The sheets hold more than ${thousands(MOST_CELLS)} cells (one reaches to row ${thousands(rows)}). Delete the rows below the last entry and save again, or save the sheet as CSV.`,
      )
  }
  return undefined
}

/** How far the cells of a sheet reach, by what they say of themselves. */
function extentOf(text: string): { rows: number; columns: number; cells: number } {
  let rows = 0
  let columns = 0
  let cells = 0
  for (const [, letters = '', digits = ''] of text.matchAll(/\sr\s*=\s*["']\s*([A-Za-z]+)(\d+)/g)) {
    rows = Math.max(rows, Number(digits))
    columns = Math.max(columns, columnNumber(letters))
  }
  for (const _ of text.matchAll(/<(?:[\w.-]+:)?c[\s/>]/g)) cells++
  return { rows, columns, cells }
}

const columnNumber = (letters: string): number => {
  let number = 0
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64
  return number
}
