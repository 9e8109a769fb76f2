import { contains, type Period, recordCounted } from '#indicators'
import type { Tx } from '#platform/db/database.ts'
import type { Aftermath, DocumentFacts, DocumentWithdrawal, StandingDocument } from '../format.ts'
import { countChanged } from './count-changed.ts'
import type { Month } from './coverage.ts'
import { deleteMonths } from './event.store.ts'
import type { EventTable } from './event.ts'
import { readExtract } from './read-extract.ts'
import { keepEvents } from './record-events.ts'

/**
 * Removes the records of an extract that no longer counts. Months of which another extract that stands has records are
 * kept from it again; what rests on the others can no longer be counted.
 */
export async function takeBackEvents(
  tx: Tx,
  { submissionId, standing }: DocumentWithdrawal,
  facts: DocumentFacts,
): Promise<Aftermath> {
  const lost = await deleteMonths(tx, submissionId)
  if (lost.length === 0) return NOTHING
  const others = await standing()
  for (const other of others)
    if (lost.some(({ month }) => isAbout(other.period, month))) await keepAgain(tx, other, lost, facts)
  const changed = { tables: [...new Set(lost.map(({ table }) => table))], months: lost.map(({ month }) => month) }
  const counted = await countChanged(tx, changed, facts.ownArea ?? '')
  const [newest] = others
  // Without another extract there is no month left to count.
  const { ended } = await recordCounted(tx, newest?.submissionId ?? submissionId, counted)
  return { recounted: [], ended }
}

const NOTHING: Aftermath = { recounted: [], ended: [] }

const isAbout = (period: Period, month: Month): boolean =>
  contains(period, Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 }))

async function keepAgain(
  tx: Tx,
  { period, sentOn, open }: StandingDocument,
  lost: readonly { readonly table: EventTable; readonly month: Month }[],
  { ownArea }: DocumentFacts,
): Promise<void> {
  const recording = await open()
  const { tables } = await readExtract(recording.content, { period, ownArea, today: sentOn })
  for (const each of tables) {
    const wanted = new Set(lost.filter(({ table }) => table === each.table).map(({ month }) => month))
    const months = each.months.filter(month => wanted.has(month))
    const events = each.events.filter(({ month }) => wanted.has(month))
    await keepEvents(tx, recording, { ...each, months, events })
  }
}
