import { dayInWords } from '#platform/day.ts'
import type { DocumentFacts } from '../format.ts'
import { FoundInRows } from '../found-in-rows.ts'
import { fault, hasFaults, type Issue } from '../issue.ts'
import { MOST_MONTHS, type Month, monthsCovered, monthsInWords } from './coverage.ts'
import type { EventTable } from './event.ts'
import { notesOf, notesOfMonths } from './extract-notes.ts'
import { openExtract, type SentEvents } from './open-extract.ts'
import { type DatedEvent, readEvent } from './read-event.ts'
import { DAY_OF } from './tables.ts'

/** One table of an extract as it is kept and counted. */
export interface ReadTable {
  readonly table: EventTable
  readonly months: readonly Month[]
  readonly events: readonly DatedEvent[]
  /** Whether it holds records of other areas, so that the force can be counted from it. */
  readonly coversForce: boolean
}

export interface ReadExtract {
  readonly tables: readonly ReadTable[]
  readonly rowCount: number
  readonly issues: readonly Issue[]
}

/** Reads an extract of the police and says everything that is wrong with it. */
export async function readExtract(content: Uint8Array, facts: DocumentFacts): Promise<ReadExtract> {
  const found = new FoundInRows()
  const opened = await openExtract(content)
  for (const issue of opened.issues) found.tell(issue)
  const rowCount = opened.tables.reduce((sum, { records }) => sum + records.length, 0)
  const { over, running } = monthsCovered(facts.period, facts.today)
  for (const issue of faultsOfPeriod(facts, over)) found.tell(issue)
  const tables =
    over.length === 0 || over.length > MOST_MONTHS
      ? []
      : opened.tables.map(sent => readTable(sent, { ...facts, over, running }, found))
  const issues = found.list()
  if (hasFaults(issues)) return { tables: [], rowCount, issues }
  return { tables, rowCount, issues: [...issues, ...tables.flatMap(notesOf), ...notesOfMonths(over, running)] }
}

function faultsOfPeriod({ period, ownArea }: DocumentFacts, over: readonly Month[]): Issue[] {
  const issues: Issue[] = []
  if (ownArea === undefined)
    issues.push(
      fault(
        'no-own-area',
        'The partnership has no area set, so nobody can say which records are its own. The operator sets it.',
      ),
    )
  if (period.kind === 'day')
    issues.push(
      fault(
        'not-whole-months',
        'An extract covers whole months. Say which with the file, such as 2024-03 or 2023-04..2024-03.',
      ),
    )
  else if (over.length === 0)
    issues.push(
      fault(
        'month-not-over',
        'No month of this extract has ended yet, so none is whole. Send it once the month is over.',
      ),
    )
  else if (over.length > MOST_MONTHS)
    issues.push(
      fault(
        'too-many-months',
        `It would cover ${over.length} months, from ${dayInWords(period.start)} on. An extract covers at most ${MOST_MONTHS}: look for a wrong year, or say the months with the file.`,
      ),
    )
  return issues
}

interface Covered extends DocumentFacts {
  readonly over: readonly Month[]
  readonly running: readonly Month[]
}

function readTable(sent: SentEvents, facts: Covered, found: FoundInRows): ReadTable {
  const { table, file, records } = sent
  const place = { module: table, ...(file !== undefined && { file }) }
  const tell = (issue: Issue) => found.tell({ ...issue, ...place })
  const [over, running] = [new Set(facts.over), new Set(facts.running)]
  const byReference = new Map<string, number>()
  const events: DatedEvent[] = []
  for (const record of records) {
    const event = readEvent(table, record, tell)
    if (!event) continue
    const first = byReference.get(event.reference)
    if (first === undefined) byReference.set(event.reference, event.row)
    const where = { row: event.row, record: event.reference }
    if (first !== undefined)
      tell(
        fault('record-twice', `Row ${first} has this reference already. Send each record once.`, {
          ...where,
          field: 'reference',
        }),
      )
    else if (event.day > facts.today.toString())
      tell(fault('in-future', 'This day has not come yet.', { ...where, field: DAY_OF[table], value: event.day }))
    else if (over.has(event.month)) events.push(event)
    else if (!running.has(event.month))
      tell(
        fault('outside-months', `This day lies outside ${monthsInWords(facts.over)}, which the file is about.`, {
          ...where,
          field: DAY_OF[table],
          value: event.day,
        }),
      )
  }
  const coversForce = events.some(({ area }) => area !== undefined && area !== facts.ownArea)
  return { table, months: facts.over, events, coversForce }
}
