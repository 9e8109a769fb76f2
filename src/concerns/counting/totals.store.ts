import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { About } from '../codes.ts'

/**
 * What the totals know of a concern, an enquiry or an answer; a concern's pathway is a fact of its own. `returned`: there was
 * a concern about the same individual before.
 */
export type Fact =
  | 'contact'
  | 'received'
  | 'screened-out'
  | 'awaiting'
  | 'decided'
  | 'in-time'
  | 's42-2'
  | 's42-1'
  | 'not-met'
  | 'other-enquiry'
  | 'referral'
  | 'early-help'
  | 'advice'
  | 'no-further-action'
  | 'returned'
  | 'repeat'
  | 'answered'
  | 'answered-in-time'
  | 'enquiry-started'
  | 'planning-held'
  | 'planning-in-time'
  | 'enquiry-concluded'
  | 'outcome-expressed'
  | 'outcome-fully'
  | 'outcome-partly'
  | 'outcome-not'
  | 'risk-identified'
  | 'risk-removed'
  | 'risk-reduced'
  | 'risk-remained'
  | 'lacked-capacity'
  | 'supported'

export type TotalsDimension =
  | ''
  | 'source'
  | 'type'
  | 'location'
  | 'age-band'
  | 'sex'
  | 'ethnicity'
  | 'provider'
  | 'reporting-agency'
  | 'reporting-provider'
  | 'last-month'

export interface TotalsQuestion {
  readonly about: About
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly facts: readonly Fact[]
  /** the whole when not said */
  readonly dimensions?: readonly TotalsDimension[]
  readonly byMonth?: boolean
}

export interface Total {
  readonly fact: Fact
  readonly dimension: TotalsDimension
  readonly value: string
  /** its first day, where asked by month */
  readonly month: Temporal.PlainDate | null
  readonly count: number
}

/** Totals over days, with what is not folded in yet; a total of nothing is absent. */
export async function listTotals(tx: Tx, question: TotalsQuestion): Promise<readonly Total[]> {
  const { about, from, to, facts, dimensions = [''], byMonth = false } = question
  const found = await sql<Total>`select fact, dimension, value, month, count
    from concern_totals(${about}, ${from}, ${to}, ${facts}::text[], ${dimensions}::text[], ${byMonth})`.execute(tx)
  return found.rows
}

/** Totals of the whole over days, for everybody who sees figures; a total of nothing is absent. */
export async function listWholeTotals(
  tx: Tx,
  { about, from, to, facts }: Omit<TotalsQuestion, 'dimensions' | 'byMonth'>,
): Promise<ReadonlyMap<Fact, number>> {
  const found = await sql<Pick<Total, 'fact' | 'count'>>`
    select fact, count from concern_whole_totals(${about}, ${from}, ${to}, ${facts}::text[])`.execute(tx)
  return new Map(found.rows.map(({ fact, count }) => [fact, count]))
}

/** The same of each whole month, by its first day, in one question. */
export async function listWholeTotalsByMonth(
  tx: Tx,
  { about, from, to, facts }: Omit<TotalsQuestion, 'dimensions' | 'byMonth'>,
): Promise<ReadonlyMap<string, ReadonlyMap<Fact, number>>> {
  const found = await sql<{ month: string; fact: Fact; count: number }>`
    select month::text as month, fact, count
    from concern_whole_totals_by_month(${about}, ${from}, ${to}, ${facts}::text[])`.execute(tx)
  const byMonth = Map.groupBy(found.rows, ({ month }) => month)
  return new Map([...byMonth].map(([month, rows]) => [month, new Map(rows.map(({ fact, count }) => [fact, count]))]))
}

/** Individuals with a concern in days that begin with a month: a row in all, or one for each month with some, by its first day. */
export async function listPeople(
  tx: Tx,
  { about, from, to, byMonth }: Pick<TotalsQuestion, 'about' | 'from' | 'to'> & { readonly byMonth: boolean },
): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ month: string | null; count: number }>`
    select month::text as month, count from concern_people(${about}, ${from}, ${to}, ${byMonth})`.execute(tx)
  return new Map(found.rows.map(({ month, count }) => [month ?? '', count]))
}

/** Answers on concerns received in the days that have fallen due and were not given. */
export async function countUnanswered(
  tx: Tx,
  { about, from, to }: Pick<TotalsQuestion, 'about' | 'from' | 'to'>,
): Promise<number> {
  const found = await sql<{ count: number }>`select count_unanswered(${about}, ${from}, ${to}) as count`.execute(tx)
  return found.rows[0]?.count ?? 0
}

export async function countOverdue(tx: Tx, about: About, today: Temporal.PlainDate): Promise<number> {
  const found = await sql<{ count: number }>`select count_overdue_concerns(${about}, ${today}) as count`.execute(tx)
  return found.rows[0]?.count ?? 0
}

/** Moves at most so many changes into the totals and answers how many. */
export async function foldTotals(tx: Tx, most: number): Promise<number> {
  const found = await sql<{ folded: number }>`select fold_concern_totals(${most}) as folded`.execute(tx)
  return found.rows[0]?.folded ?? 0
}

export interface WrongTotal {
  readonly about: About
  readonly fact: string
  readonly dimension: string
  readonly value: string
  readonly day: Temporal.PlainDate
  readonly held: number
  readonly counted: number
}

/** Where the totals differ from a full recount, at most so many. */
export async function listWrongTotals(tx: Tx, most: number): Promise<readonly WrongTotal[]> {
  const found = await sql<WrongTotal>`select * from wrong_concern_totals() order by day, fact limit ${most}`.execute(tx)
  return found.rows
}

/**
 * Counts every record of a partnership of which none was counted when it was added, as the owner: at once what the
 * triggers do row by row.
 */
export async function countUncounted(tx: Tx): Promise<void> {
  await sql`insert into concern_delta (partnership_id, about, day, facts, parts, change)
    select current_partnership(), about, day, facts, parts, 1 from counted_records()`.execute(tx)
}
