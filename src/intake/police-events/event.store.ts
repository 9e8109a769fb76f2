import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Month } from './coverage.ts'
import type { EventTable, PoliceEvent } from './event.ts'

const ROWS_AT_ONCE = 20_000

export interface HeldMonth {
  readonly table: EventTable
  readonly month: Month
  readonly coversForce: boolean
}

export interface NewMonths {
  readonly table: EventTable
  readonly months: readonly Month[]
  readonly submissionId: string
  readonly coversForce: boolean
  readonly eventsIn: ReadonlyMap<Month, number>
}

/** Months that are held of a table, in their order. */
export async function listHeldMonths(tx: Tx, table: EventTable): Promise<HeldMonth[]> {
  const found = await sql<{
    month: Temporal.PlainDate
    covers_force: boolean
  }>`select month, covers_force from police_month
    where partnership_id = current_partnership() and table_name = ${table} order by month`.execute(tx)
  return found.rows.map(row => ({
    table,
    month: monthOf(row),
    coversForce: row.covers_force,
  }))
}

/**
 * Says that an extract covers these months of a table, in the place of what was held of them. A month for which
 * something was sent later stays as it is. Gives the months that it covers now.
 */
export async function replaceMonths(
  tx: Tx,
  { table, months, submissionId, coversForce, eventsIn }: NewMonths,
): Promise<ReadonlySet<Month>> {
  const sentAt = (id: ReturnType<typeof sql>) =>
    sql`(select s.sent_at from submission s where s.partnership_id = current_partnership() and s.submission_id = ${id})`
  // The update holds the row, so that a second extract of a month waits until the first is whole.
  const taken = await sql<{ month: Temporal.PlainDate }>`
    insert into police_month (partnership_id, table_name, month, submission_id, covers_force, event_count)
    select current_partnership(), ${table}, m.month, ${submissionId}, ${coversForce}, m.events
    from unnest(${months.map(firstOf)}::date[], ${months.map(month => eventsIn.get(month) ?? 0)}::int[]) as m (month, events) order by m.month
    on conflict (partnership_id, table_name, month)
    do update set submission_id = excluded.submission_id, covers_force = excluded.covers_force, event_count = excluded.event_count
    where ${sentAt(sql`police_month.submission_id`)} <= ${sentAt(sql`excluded.submission_id`)}
    returning month`.execute(tx)
  const days = taken.rows.map(({ month }) => month.toString())
  await sql`delete from police_event where partnership_id = current_partnership() and table_name = ${table}
    and month = any(${days}::date[])`.execute(tx)
  return new Set(taken.rows.map(monthOf))
}

/** Takes away the months that an extract covers, with their records. */
export async function deleteMonths(tx: Tx, submissionId: string): Promise<{ table: EventTable; month: Month }[]> {
  const found = await sql<{ table_name: EventTable; month: Temporal.PlainDate }>`delete from police_month
    where partnership_id = current_partnership() and submission_id = ${submissionId} returning table_name, month`.execute(
    tx,
  )
  return found.rows.map(row => ({ table: row.table_name, month: monthOf(row) }))
}

/** Arrays for the reasons of docs/decisions/0009. */
export async function insertEvents(
  tx: Tx,
  table: EventTable,
  events: readonly (Omit<PoliceEvent, 'person'> & { readonly personKey: string | undefined })[],
): Promise<void> {
  for (let start = 0; start < events.length; start += ROWS_AT_ONCE) {
    const rows = events.slice(start, start + ROWS_AT_ONCE)
    await sql`insert into police_event (partnership_id, table_name, month, person_key, area, marks, child_suspects)
      select current_partnership(), ${table}, e.month, e.person_key, e.area, string_to_array(e.marks, ' '), e.suspects
      from unnest(${rows.map(row => firstOf(row.month))}::date[], ${rows.map(row => row.personKey ?? null)}::text[],
        ${rows.map(row => row.area ?? null)}::text[], ${rows.map(row => row.marks.join(' '))}::text[],
        ${rows.map(row => row.childSuspects)}::int[]) as e (month, person_key, area, marks, suspects)`.execute(tx)
  }
}

const firstOf = (month: Month): string => `${month}-01`
const monthOf = ({ month }: { month: Temporal.PlainDate }): Month => month.toPlainYearMonth().toString()
