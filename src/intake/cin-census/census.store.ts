import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { CensusRows } from './census-rows.ts'
import type { Day } from './child.ts'

export interface CensusReturn {
  readonly referenceOn: Day
  readonly beginsOn: Day
  readonly submissionId: string
  readonly childCount: number
}

/** Puts a census in the place of the one held for its year. */
export async function replaceReturn(tx: Tx, given: CensusReturn): Promise<void> {
  await sql`delete from cin_return where partnership_id = current_partnership() and reference_on = ${given.referenceOn}::date`.execute(
    tx,
  )
  await sql`insert into cin_return (partnership_id, reference_on, begins_on, submission_id, child_count)
    values (current_partnership(), ${given.referenceOn}::date, ${given.beginsOn}::date, ${given.submissionId}, ${given.childCount})`.execute(
    tx,
  )
}

/** Takes away a census with its records; undefined where another has taken its place already. */
export async function deleteReturn(tx: Tx, submissionId: string): Promise<CensusYear | undefined> {
  const found = await sql<CensusYearRow>`delete from cin_return
    where partnership_id = current_partnership() and submission_id = ${submissionId}
    returning reference_on, begins_on`.execute(tx)
  return found.rows.map(yearOf)[0]
}

/** Adds parts of a census that is held. Arrays for the reasons of docs/decisions/0009. */
export async function insertCensusRows(
  tx: Tx,
  referenceOn: Day,
  { episodes, enquiries, plans }: CensusRows,
): Promise<void> {
  if (episodes.length > 0)
    await sql`insert into cin_episode (partnership_id, reference_on, child_key, referred_on, closed_on, led_to_nothing, stepped_down, conference_on)
      select current_partnership(), ${referenceOn}::date, child_key, referred_on, closed_on, led_to_nothing, stepped_down, conference_on
      from unnest(${episodes.map(row => row.childKey)}::text[], ${episodes.map(row => row.referredOn)}::date[],
        ${episodes.map(row => row.closedOn ?? null)}::date[], ${episodes.map(row => row.ledToNothing)}::boolean[],
        ${episodes.map(row => row.steppedDown ?? null)}::boolean[],
        ${episodes.map(row => row.conferenceOn ?? null)}::date[])
        as given (child_key, referred_on, closed_on, led_to_nothing, stepped_down, conference_on)`.execute(tx)
  if (enquiries.length > 0)
    await sql`insert into cin_enquiry (partnership_id, reference_on, child_key, started_on, conference_on, working_days)
      select current_partnership(), ${referenceOn}::date, child_key, started_on, conference_on, working_days
      from unnest(${enquiries.map(row => row.childKey)}::text[], ${enquiries.map(row => row.startedOn)}::date[],
        ${enquiries.map(row => row.conferenceOn ?? null)}::date[], ${enquiries.map(row => row.workingDays ?? null)}::int[])
        as given (child_key, started_on, conference_on, working_days)`.execute(tx)
  if (plans.length > 0)
    await sql`insert into cin_plan (partnership_id, reference_on, child_key, began_on, ended_on, earlier_plans)
      select current_partnership(), ${referenceOn}::date, child_key, began_on, ended_on, earlier_plans
      from unnest(${plans.map(row => row.childKey)}::text[], ${plans.map(row => row.beganOn)}::date[],
        ${plans.map(row => row.endedOn ?? null)}::date[], ${plans.map(row => row.earlierPlans)}::int[])
        as given (child_key, began_on, ended_on, earlier_plans)`.execute(tx)
}

export interface CensusCounts {
  readonly referrals: number
  /** Within 12 months of an earlier referral of the same child, in this census or another. */
  readonly reReferrals: number
  readonly ledToNothing: number
  readonly openAtEnd: number
  readonly closed: number
  /** Undefined where it is not known of every case that closed. */
  readonly steppedDown: number | undefined
  readonly enquiries: number
  readonly conferences: number
  readonly conferencesInTime: number
  readonly plansBegun: number
  readonly repeatPlans: number
  readonly plansAtEnd: number
  readonly plansOver18Months: number
  readonly plansOverTwoYears: number
}

export async function countCensus(tx: Tx, { referenceOn: end, beginsOn: start }: CensusYear): Promise<CensusCounts> {
  const episodes = await sql<
    Record<'referrals' | 're' | 'nothing' | 'open' | 'closed' | 'stepped_down' | 'not_known' | 'moved_in', number>
  >`
    select count(*) filter (where in_year) as referrals,
      count(*) filter (where in_year and exists (
        select from cin_episode before where before.partnership_id = e.partnership_id and before.child_key = e.child_key
          and before.referred_on < e.referred_on and before.referred_on >= e.referred_on - interval '12 months')) as re,
      count(*) filter (where in_year and led_to_nothing) as nothing,
      count(*) filter (where not led_to_nothing and (closed_on is null or closed_on > ${end}::date)) as open,
      count(*) filter (where closed_in_year) as closed,
      count(*) filter (where closed_in_year and stepped_down) as stepped_down,
      count(*) filter (where closed_in_year and stepped_down is null) as not_known,
      count(*) filter (where conference_on between ${start}::date and ${end}::date) as moved_in
    from (select *, referred_on between ${start}::date and ${end}::date as in_year,
        not led_to_nothing and closed_on between ${start}::date and ${end}::date as closed_in_year from cin_episode) e
    where partnership_id = current_partnership() and reference_on = ${end}::date`.execute(tx)
  const enquiries = await sql<Record<'started' | 'conferences' | 'in_time', number>>`
    select count(*) filter (where started_on between ${start}::date and ${end}::date) as started,
      count(*) filter (where held) as conferences,
      count(*) filter (where held and working_days <= ${IN_TIME_WORKING_DAYS}) as in_time
    from (select *, conference_on between ${start}::date and ${end}::date as held from cin_enquiry) q
    where partnership_id = current_partnership() and reference_on = ${end}::date`.execute(tx)
  const plans = await sql<Record<'begun' | 'repeat' | 'at_end' | 'over_18' | 'over_24', number>>`
    select count(*) filter (where began_on between ${start}::date and ${end}::date) as begun,
      count(*) filter (where began_on between ${start}::date and ${end}::date and earlier_plans > 0) as repeat,
      count(*) filter (where is_open) as at_end,
      count(*) filter (where is_open and began_on < ${end}::date - interval '18 months') as over_18,
      count(*) filter (where is_open and began_on <= ${end}::date - interval '2 years') as over_24
    from (select *, ended_on is null or ended_on > ${end}::date as is_open from cin_plan) p
    where partnership_id = current_partnership() and reference_on = ${end}::date`.execute(tx)
  const [e, q, p] = [episodes.rows[0], enquiries.rows[0], plans.rows[0]]
  return {
    referrals: Number(e?.referrals),
    reReferrals: Number(e?.re),
    ledToNothing: Number(e?.nothing),
    openAtEnd: Number(e?.open),
    closed: Number(e?.closed),
    steppedDown: Number(e?.not_known) > 0 ? undefined : Number(e?.stepped_down),
    enquiries: Number(q?.started),
    conferences: Number(q?.conferences) + Number(e?.moved_in),
    conferencesInTime: Number(q?.in_time),
    plansBegun: Number(p?.begun),
    repeatPlans: Number(p?.repeat),
    plansAtEnd: Number(p?.at_end),
    plansOver18Months: Number(p?.over_18),
    plansOverTwoYears: Number(p?.over_24),
  }
}

// Working Together: the conference within 15 working days of the strategy discussion.
const IN_TIME_WORKING_DAYS = 15

export interface CensusYear {
  readonly referenceOn: Day
  readonly beginsOn: Day
}

/** The census year that ends on a day, where one is held. */
export async function findCensusYear(tx: Tx, end: Day): Promise<CensusYear | undefined> {
  const found = await sql<CensusYearRow>`select reference_on, begins_on from cin_return
    where partnership_id = current_partnership() and reference_on = ${end}::date`.execute(tx)
  return found.rows.map(yearOf)[0]
}

interface CensusYearRow {
  reference_on: Temporal.PlainDate
  begins_on: Temporal.PlainDate
}

const yearOf = ({ reference_on, begins_on }: CensusYearRow): CensusYear => ({
  referenceOn: reference_on.toString(),
  beginsOn: begins_on.toString(),
})
