import type { Figures } from '#indicators'
import type { Tx } from '#platform/db/database.ts'
import { pseudonymWith } from '#platform/keys/envelope.ts'
import type { DocumentFacts, DocumentRecording } from '../format.ts'
import { countChanged } from './count-changed.ts'
import type { Month } from './coverage.ts'
import { insertEvents, replaceMonths } from './event.store.ts'
import { type ReadTable, readExtract } from './read-extract.ts'

/** Keeps of an extract without faults what the measures need, and counts every window that it changes. */
export async function recordEvents(tx: Tx, recording: DocumentRecording, facts: DocumentFacts): Promise<Figures> {
  const { tables } = await readExtract(recording.content, facts)
  const months: Month[] = []
  for (const table of tables) months.push(...(await keepEvents(tx, recording, table)))
  const changed = { tables: tables.map(({ table }) => table), months }
  const counted = await countChanged(tx, changed, facts.ownArea ?? '')
  return { observations: [], targets: [], qualityNotes: [], footnotes: [], counted }
}

/** The months of a table that the extract covers from now on. */
export async function keepEvents(
  tx: Tx,
  { submissionId, partnershipId, keys }: DocumentRecording,
  { table, months, events, coversForce }: ReadTable,
): Promise<readonly Month[]> {
  const key = await keys.key('pseudonym')
  // One scope for all tables and months of a partnership: a child's records are joined by it.
  const keyOf = (person: string) => pseudonymWith(key, `police:${partnershipId}`, person)
  const eventsIn = new Map<Month, number>()
  for (const { month } of events) eventsIn.set(month, (eventsIn.get(month) ?? 0) + 1)
  const taken = await replaceMonths(tx, { table, months, submissionId, coversForce, eventsIn })
  await insertEvents(
    tx,
    table,
    events
      .filter(({ month }) => taken.has(month))
      .map(event => ({ ...event, personKey: event.person === undefined ? undefined : keyOf(event.person) })),
  )
  return [...taken]
}
