import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { About } from '../codes.ts'
import { REPEAT_DAYS } from '../decision-clock.ts'

/** Which days are counted, and how much was known: by the end of `asAt`, or without it now. */
export interface Counting {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly asAt?: Temporal.PlainDate | undefined
}

/** Concerns received in the days, by what was decided on them. */
export interface ConcernCounts {
  readonly contacts: number
  readonly received: number
  readonly screened_out: number
  readonly people: number
  readonly decided: number
  readonly in_time: number
  readonly s42_2: number
  readonly s42_1: number
  readonly not_met: number
  readonly other_enquiry: number
  readonly awaiting: number
  readonly repeats: number
  readonly referral: number
  readonly early_help: number
  readonly advice: number
  readonly no_further_action: number
}

/** Enquiries under section 42(2) started in the days. */
export interface StartedCounts {
  readonly started: number
  readonly planning_held: number
  readonly planning_in_time: number
  readonly planning_overdue: number
}

/** Enquiries under section 42(2) concluded in the days. */
export interface ConcludedCounts {
  readonly concluded: number
  readonly expressed: number
  readonly fully: number
  readonly partly: number
  readonly not_achieved: number
  readonly risk_identified: number
  readonly removed: number
  readonly reduced: number
  readonly remained: number
  readonly lacked_capacity: number
  readonly supported: number
}

/** Answers owed to those who raised concerns received in the days. */
export interface AnswerCounts {
  readonly owed: number
  readonly in_time: number
}

/** The whole, or the parts of one dimension by their codes; a part without a case is absent. */
export type Counted<T> = ReadonlyMap<string, T>
export const WHOLE = ''

const until = ({ asAt }: Counting): RawBuilder<unknown> => sql`${asAt?.toString() ?? 'infinity'}::date`

export const countConcerns = (
  tx: Tx,
  about: About,
  days: Counting,
  dimension = WHOLE,
): Promise<Counted<ConcernCounts>> =>
  counted(tx, sql`count_concerns(${about}, ${days.from}, ${days.to}, ${until(days)}, ${dimension}, ${REPEAT_DAYS})`)

export const countEnquiriesStarted = (tx: Tx, days: Counting, dimension = WHOLE): Promise<Counted<StartedCounts>> =>
  counted(tx, sql`count_enquiries_started(${days.from}, ${days.to}, ${until(days)}, ${dimension})`)

export const countEnquiriesConcluded = (tx: Tx, days: Counting, dimension = WHOLE): Promise<Counted<ConcludedCounts>> =>
  counted(tx, sql`count_enquiries_concluded(${days.from}, ${days.to}, ${until(days)}, ${dimension})`)

export const countAnswers = (tx: Tx, days: Counting): Promise<Counted<AnswerCounts>> =>
  counted(tx, sql`(select '' as value, * from count_answers(${days.from}, ${days.to}, ${until(days)}))`)

/** The first record about adults or children; undefined while there is none. */
export async function findFirstRecord(tx: Tx, about: About): Promise<Temporal.PlainDate | undefined> {
  const found = await sql<{ day: Temporal.PlainDate | null }>`select concern_records_begin(${about}) as day`.execute(tx)
  return found.rows[0]?.day ?? undefined
}

/** The names of providers by their ids. */
export async function listProviderNames(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const found = await tx.selectFrom('provider').select(['provider_id', 'name']).execute()
  return new Map(found.map(row => [row.provider_id, row.name]))
}

/**
 * Whether the reader sees no totals: who acts for one agency, as another system, or in a role of the partnership that has
 * no business with them. Such a one counts the whole, and nothing small.
 */
export async function isWithheldReader(tx: Tx): Promise<boolean> {
  const found = await sql<{
    is: boolean
  }>`select session_user = 'kith_agency' or current_setting('kith.totals', true) = 'withheld' as is`.execute(tx)
  return found.rows[0]?.is ?? true
}

async function counted<T>(tx: Tx, from: RawBuilder<unknown>): Promise<Counted<T>> {
  const found = await sql<{ readonly value: string } & T>`select * from ${from} as counted`.execute(tx)
  return new Map(found.rows.map(row => [row.value, row]))
}
