import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../db/database.ts'
import { type BankHolidays, DIVISIONS } from '../working-days.ts'
import { type HolidayFeed, KeptFeed, KeptHolidays } from './holiday-feed.ts'
import type { HolidayChange } from './propose-holidays.ts'

/** A list that was taken in. */
export interface TakenIn {
  readonly fileName: string
  readonly content: BankHolidays
  readonly changes: readonly HolidayChange[]
  readonly byName: string
  readonly at: Temporal.Instant
}

/** A list that waits to be taken in or discarded. */
export interface Proposed {
  readonly id: string
  readonly fileName: string
  readonly feed: HolidayFeed
  readonly byName: string
  readonly at: Temporal.Instant
}

const TakenInRow = z.object({
  file_name: z.string(),
  content: KeptHolidays,
  changes: z.array(
    z.object({
      division: z.enum(DIVISIONS),
      day: z.string(),
      kind: z.enum(['added', 'removed', 'renamed']),
      title: z.string(),
    }),
  ),
  taken_in_by_name: z.string(),
  taken_in_at: z.instanceof(Temporal.Instant),
})

/** Those that were taken in, newest first: the first is in force. */
export async function listTakenIn(tx: Tx, limit: number): Promise<TakenIn[]> {
  const found = await sql`select file_name, content, changes, taken_in_by_name, taken_in_at from bank_holiday_list
    where taken_in_at is not null order by taken_in_at desc limit ${limit}`.execute(tx)
  return found.rows.map(row => {
    const { file_name, content, changes, taken_in_by_name, taken_in_at } = TakenInRow.parse(row)
    return { fileName: file_name, content, changes, byName: taken_in_by_name, at: taken_in_at }
  })
}

export async function findProposed(tx: Tx): Promise<Proposed | undefined> {
  const found = await sql<{
    list_id: string
    file_name: string
    feed: unknown
    proposed_by_name: string
    proposed_at: Temporal.Instant
  }>`select list_id, file_name, feed, proposed_by_name, proposed_at from bank_holiday_list
    where taken_in_at is null and discarded_at is null`.execute(tx)
  const row = found.rows[0]
  return (
    row && {
      id: row.list_id,
      fileName: row.file_name,
      feed: KeptFeed.parse(row.feed),
      byName: row.proposed_by_name,
      at: row.proposed_at,
    }
  )
}

export interface NewList {
  readonly fileName: string
  readonly contentHash: Buffer
  readonly feed: HolidayFeed
  readonly by: { readonly id: string; readonly name: string }
  readonly at: Temporal.Instant
}

/** Puts a list in the place of the one that waited. */
export async function insertProposed(tx: Tx, list: NewList): Promise<string> {
  await discardProposed(tx, list.at)
  const id = crypto.randomUUID()
  await sql`insert into bank_holiday_list (list_id, file_name, content_hash, feed, proposed_by, proposed_by_name, proposed_at)
    values (${id}, ${list.fileName}, ${list.contentHash}, ${JSON.stringify(list.feed)}::jsonb, ${list.by.id}, ${list.by.name}, ${list.at})`.execute(
    tx,
  )
  return id
}

export async function discardProposed(tx: Tx, at: Temporal.Instant): Promise<void> {
  await sql`update bank_holiday_list set discarded_at = ${at} where taken_in_at is null and discarded_at is null`.execute(
    tx,
  )
}

/** Gives whether it was still there to be taken in. */
export async function updateTakenIn(
  tx: Tx,
  id: string,
  { by, at, content, changes }: Pick<NewList, 'by' | 'at'> & Pick<TakenIn, 'content' | 'changes'>,
): Promise<boolean> {
  const done =
    await sql`update bank_holiday_list set taken_in_by = ${by.id}, taken_in_by_name = ${by.name}, taken_in_at = ${at},
      content = ${JSON.stringify(content)}::jsonb, changes = ${JSON.stringify(changes)}::jsonb
    where list_id = ${id} and taken_in_at is null and discarded_at is null`.execute(tx)
  return done.numAffectedRows === 1n
}

/** Whether the partnership in context may set bank holidays by itself. */
export async function setsTheCalendar(tx: Tx): Promise<boolean> {
  const found = await sql<{ yes: boolean }>`select sets_the_calendar() as yes`.execute(tx)
  return found.rows[0]?.yes === true
}
