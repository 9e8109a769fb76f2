import type { Figures, Period } from '#indicators'
import { firstNameIn, isZip, readZip, writeZip } from '#platform/zip.ts'
import type { DocumentFormat, DocumentReading, Facts } from '../format.ts'
import { fault, type Issue } from '../issue.ts'
import { checkReturn, isXml, readReturn } from './check-return.ts'
import { isTableHeading, type SentTable } from './read-tables.ts'
import { figuresOfReturn, RETURN_MEASURES } from './return-figures.ts'

const MOST_BYTES = 100_000_000
/** Twelve tables, and some that are none. */
const MOST_FILES = 40
const MOST_BYTES_OF_A_TABLE = 20_000_000

function check(content: Uint8Array, { period }: Pick<Facts, 'period'>): DocumentReading {
  const files = filesIn(content)
  if ('rule' in files) return { rowCount: 0, issues: [files] }
  const { content: read, issues } = checkReturn(files, period)
  return { rowCount: read.childCount, issues }
}

/** Counts an accepted return. No record of a child is kept: the measures need those of one year only. */
function countFigures(content: Uint8Array, period: Period): Figures {
  const files = filesIn(content)
  const observations = 'rule' in files ? [] : figuresOfReturn(readReturn(files).content, period)
  return { observations, targets: [], qualityNotes: [], footnotes: [] }
}

/** A return is one XML file, one table, or an archive of tables. */
function filesIn(content: Uint8Array): readonly SentTable[] | Issue {
  if (!isZip(content)) return [{ name: 'the file', content }]
  const files = readZip(content, { mostFiles: MOST_FILES, mostBytes: MOST_BYTES_OF_A_TABLE })
  return 'rule' in files ? fault(files.rule, files.message) : files
}

export const ssda903: DocumentFormat = {
  name: 'ssda903',
  title: 'Children looked after return (SSDA903)',
  about:
    'What the local authority sends to the Department for Education each year about children looked after: one XML file, or a zip of its CSV tables.',
  hasAgencies: false,
  periodKind: 'financial-year',
  extension: '.xml',
  contentType: 'application/octet-stream',
  mostBytes: MOST_BYTES,
  identifyingFields: ['DOB', 'UPN', 'MC_DOB', 'HOME_POST', 'PL_POST'],
  measureCodes: () => RETURN_MEASURES,
  recognises(start) {
    if (isZip(start)) return /\.csv$/i.test(firstNameIn(start) ?? '')
    return isXml(start) ? /<(?:\w+:)?EXPSSDA903[\s>]/i.test(withoutZeros(start)) : isTableHeading(start)
  },
  // Nothing in the return says which year it is about.
  periodOf: () => undefined,
  join: files => ({ name: 'ssda903.zip', content: writeZip(files) }),
  check,
  record: async (_, { content }, { period }) => countFigures(content, period),
  takeBack: async () => ({ recounted: [], ended: [] }),
}

// The first letters of a file in UTF-16 stand between zeros.
const withoutZeros = (start: Uint8Array): string => Buffer.from(start).toString('latin1').replaceAll('\0', '')
