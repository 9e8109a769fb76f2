import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Month } from './coverage.ts'
import type { EventTable, Mark } from './event.ts'

/** Whose records are counted: those of the area, of the whole force, or of no place. */
export type EventScope = 'own' | 'force' | 'unplaced'

export interface PeopleCount {
  readonly last: Month
  readonly months: number
  readonly scope: EventScope
  readonly events: number
  readonly people: number
  /** Who have more than one. */
  readonly repeatPeople: number
  readonly markedEvents: number
  readonly markedPeople: number
  readonly repeatMarkedPeople: number
}

/** Some months up to a last one. */
export interface Window {
  readonly last: Month
  readonly months: number
}

const scopes = (ownArea: string) => sql`cross join lateral (values ('force'),
    (case when e.area is null then 'unplaced' when e.area = ${ownArea} then 'own' end)) as s (scope)`

/** Records about children, and the children, over each window; windows without a record are left out. */
export async function countPeople(
  tx: Tx,
  { table, mark, windows, ownArea }: { table: EventTable; mark: Mark; windows: readonly Window[]; ownArea: string },
): Promise<PeopleCount[]> {
  type Row = Record<'events' | 'people' | 'repeat' | 'marked' | 'marked_people' | 'marked_repeat', number>
  const found = await sql<Row & { last: Temporal.PlainDate; months: number; scope: EventScope }>`
    with asked as (
      select distinct last, months, (last - make_interval(months => months - 1))::date as first
      from unnest(${windows.map(({ last }) => firstOf(last))}::date[], ${windows.map(({ months }) => months)}::int[]) as w (last, months)),
    person as (
      select w.last, w.months, s.scope, e.person_key, count(*) as events, count(*) filter (where ${mark} = any(e.marks)) as marked
      from asked w join police_event e on e.partnership_id = current_partnership() and e.table_name = ${table}
        and e.month between w.first and w.last
      ${scopes(ownArea)}
      where s.scope is not null group by 1, 2, 3, 4)
    select last, months, scope, sum(events)::int as events, count(*)::int as people,
      count(*) filter (where events > 1)::int as repeat, sum(marked)::int as marked,
      count(*) filter (where marked > 0)::int as marked_people, count(*) filter (where marked > 1)::int as marked_repeat
    from person group by 1, 2, 3`.execute(tx)
  return found.rows.map(row => ({
    last: monthOf({ month: row.last }),
    months: row.months,
    scope: row.scope,
    events: row.events,
    people: row.people,
    repeatPeople: row.repeat,
    markedEvents: row.marked,
    markedPeople: row.marked_people,
    repeatMarkedPeople: row.marked_repeat,
  }))
}

const CRIME_COUNTS = [
  'child_suspects',
  'da_incidents',
  'da_crimes',
  'da_victims_16_17',
  'child_victims',
  'race_hate',
  'cse',
  'cp',
  'cp_serious_sexual',
  'non_familial',
  'cp_cruelty',
  'records',
] as const
export type CrimeCount = (typeof CRIME_COUNTS)[number]

export interface CrimeMonth extends Readonly<Record<CrimeCount, number>> {
  readonly month: Month
  readonly scope: EventScope
}

/** Flagged crimes and incidents of each month; months without any are left out. */
export async function countCrimes(tx: Tx, months: readonly Month[], ownArea: string): Promise<CrimeMonth[]> {
  const found = await sql<Omit<CrimeMonth, 'month'> & { month: Temporal.PlainDate }>`
    select e.month, s.scope, count(*)::int as records,
      coalesce(sum(e.child_suspects) filter (where e.is_crime), 0)::int as child_suspects,
      count(*) filter (where not e.is_crime and 'domestic-abuse' = any(e.marks))::int as da_incidents,
      count(*) filter (where e.is_crime and 'domestic-abuse' = any(e.marks))::int as da_crimes,
      count(*) filter (where e.is_crime and e.marks @> '{domestic-abuse,victim-16-17}')::int as da_victims_16_17,
      count(*) filter (where e.is_crime and 'child-victim' = any(e.marks))::int as child_victims,
      count(*) filter (where e.is_crime and e.marks @> '{race-hate,child-victim}')::int as race_hate,
      count(*) filter (where e.is_crime and 'sexual-exploitation' = any(e.marks))::int as cse,
      count(*) filter (where e.is_crime and 'child-protection' = any(e.marks) and not 'domestic-abuse' = any(e.marks))::int as cp,
      count(*) filter (where e.is_crime and e.marks @> '{child-protection,serious-sexual}')::int as cp_serious_sexual,
      count(*) filter (where e.is_crime and e.marks @> '{sexual,outside-family,child-victim}')::int as non_familial,
      count(*) filter (where e.is_crime and e.marks @> '{child-protection,cruelty-neglect}')::int as cp_cruelty
    from (select *, not 'incident' = any(marks) as is_crime from police_event
      where partnership_id = current_partnership() and table_name = 'flagged-crimes'
        and month = any(${months.map(firstOf)}::date[])) e
    ${scopes(ownArea)}
    where s.scope is not null group by 1, 2`.execute(tx)
  return found.rows.map(({ month, ...row }) => ({ ...row, month: monthOf({ month }) }))
}

const firstOf = (month: Month): string => `${month}-01`
const monthOf = ({ month }: { month: Temporal.PlainDate }): Month => month.toPlainYearMonth().toString()
