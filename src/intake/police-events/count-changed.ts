import { type CountedFigure, type CountedFigures, FROM_POLICE_RECORDS } from '#indicators'
import type { Tx } from '#platform/db/database.ts'
import { crimeCounts, figuresOf, measuresOf, PEOPLE_TABLES, peopleCounts } from './counting.ts'
import type { Month } from './coverage.ts'
import { listHeldMonths } from './event.store.ts'
import type { EventTable } from './event.ts'
import { countCrimes, countPeople, type Window } from './event-counts.store.ts'
import { type CoveredWindow, coveredOf, monthsOfWindow, periodOf, windowsChangedBy, yearsBefore } from './windows.ts'

/** Counts every window of these tables in which a changed month lies, and every change that rests on one. */
export async function countChanged(
  tx: Tx,
  { tables, months }: { readonly tables: readonly EventTable[]; readonly months: Iterable<Month> },
  ownArea: string,
): Promise<CountedFigures> {
  const windows = windowsChangedBy([...new Set(months)])
  const figures: CountedFigure[] = []
  for (const table of tables) figures.push(...(await countTable(tx, table, windows, ownArea)))
  return {
    basis: FROM_POLICE_RECORDS,
    measureCodes: tables.flatMap(measuresOf),
    periods: windows.map(periodOf),
    figures,
  }
}

async function countTable(
  tx: Tx,
  table: EventTable,
  changed: readonly Window[],
  ownArea: string,
): Promise<CountedFigure[]> {
  const held = await listHeldMonths(tx, table)
  const windows = coveredOf(changed, held)
  const before = coveredOf(yearsBefore(windows), held)
  const counts = await countsOf(tx, table, [...windows, ...before], ownArea)
  return figuresOf(counts, windows, before)
}

async function countsOf(tx: Tx, table: EventTable, windows: readonly CoveredWindow[], ownArea: string) {
  if (table === 'flagged-crimes')
    return crimeCounts(await countCrimes(tx, [...new Set(windows.flatMap(monthsOfWindow))], ownArea))
  const { mark } = PEOPLE_TABLES[table]
  return peopleCounts(table, await countPeople(tx, { table, mark, windows, ownArea }))
}
