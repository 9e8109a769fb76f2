import type { Period } from '#indicators'
import { isZip, startOfFirst, writeZip } from '#platform/zip.ts'
import type { DocumentFormat } from '../format.ts'
import { headingOfSheet } from '../read-workbook-table.ts'
import { measuresOf } from './counting.ts'
import { periodOfEvents } from './coverage.ts'
import { EVENT_TABLES } from './event.ts'
import { openExtract } from './open-extract.ts'
import { readEvent } from './read-event.ts'
import { readExtract } from './read-extract.ts'
import { recordEvents } from './record-events.ts'
import { isWholeHeading } from './tables.ts'
import { takeBackEvents } from './take-back-events.ts'
import { templateWorkbook } from './template.ts'

// A large force records some 60,000 flagged crimes a year, of about a hundred bytes each.
const MOST_BYTES = 60_000_000

/** The months of its first and its last record. */
async function periodOf(content: Uint8Array): Promise<Period | undefined> {
  const { tables } = await openExtract(content)
  const events = tables.flatMap(({ table, records }) =>
    records.flatMap(record => readEvent(table, record, () => {}) ?? []),
  )
  return periodOfEvents(events)
}

export const policeEvents: DocumentFormat = {
  name: 'police-events',
  title: 'Records of the police',
  about:
    'What the force records about each missing episode, flagged crime, use of section 46 and child in custody: four tables, as sheets of one workbook or as CSV files, alone or zipped. The twelve-month figures are counted from it.',
  hasAgencies: false,
  periodKind: 'in-file',
  extension: '.csv',
  contentType: 'application/octet-stream',
  mostBytes: MOST_BYTES,
  rowsAre: 'records',
  identifyingFields: ['person', 'linked_record'],
  template: {
    name: 'police-events-template.xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: templateWorkbook,
  },
  measureCodes: () => EVENT_TABLES.flatMap(measuresOf),
  recognises(start) {
    const text = isZip(start) ? startOfFirst(start) : start
    return text !== undefined && isWholeHeading(headingIn(text))
  },
  periodOf,
  join: files => ({ name: 'police-events.zip', content: writeZip(files) }),
  recognisesWorkbook: ({ sheets }) => sheets.some(sheet => isWholeHeading(headingOfSheet(sheet))),
  check: async (content, facts) => {
    const { rowCount, issues } = await readExtract(content, facts)
    return { rowCount, issues }
  },
  record: recordEvents,
  takeBack: takeBackEvents,
}

/** The names in the first line, whatever program saved it. */
function headingIn(start: Uint8Array): readonly string[] {
  const encoding =
    start[0] === 0xff && start[1] === 0xfe ? 'utf-16le' : start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8'
  const [line = ''] = new TextDecoder(encoding).decode(start.subarray(0, 4_096)).split(/\r|\n/)
  return line.split(/[,;\t]/).map(cell => cell.replaceAll('"', ''))
}
