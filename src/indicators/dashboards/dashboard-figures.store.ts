import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Which figures a dashboard shows: of the own area, and of one agency where one is asked for. */
export interface SeriesQuery {
  readonly measureCodes: readonly string[]
  readonly agencyId: string | undefined
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
}

/** The figures of one measure as text, so that what was drawn of them can be kept under it: see `parseSeries`. */
export interface SeriesText {
  readonly code: string
  readonly isOfAgency: boolean
  readonly text: string
}

/** Everything in one question, which the index of current whole figures answers; oldest first. */
export async function listSeriesTexts(
  tx: Tx,
  { measureCodes, agencyId, from, until }: SeriesQuery,
): Promise<readonly SeriesText[]> {
  const found = await sql<{ code: string; is_of_agency: boolean; points: string }>`
    select o.measure_code as code, o.agency_id is not null as is_of_agency,
      string_agg(o.period || ' ' || o.state || ' ' || coalesce(o.value::text, '') || ' ' || coalesce(o.numerator::text, '') || ' '
        || coalesce(o.denominator::text, ''), E'\n' order by o.period_end, o.period_start) as points
    from observation o
    where o.is_current and o.breakdown = '' and o.measure_code = any(${measureCodes}::text[]) and o.area = ''
      and o.period_end between ${from} and ${until}
      and ${agencyId === undefined ? sql`o.agency_id is null` : sql`(o.agency_id is null or o.agency_id = ${agencyId})`}
    group by o.measure_code, o.agency_id is not null`.execute(tx)
  return found.rows.map(row => ({ code: row.code, isOfAgency: row.is_of_agency, text: row.points }))
}

export interface AgencyFigureText {
  readonly code: string
  readonly agencyId: string
  readonly text: string
}

/** What each agency sent of these measures for the newest period that any of them has one for. */
export async function listNewestByAgency(
  tx: Tx,
  { measureCodes, until }: Pick<SeriesQuery, 'measureCodes' | 'until'>,
): Promise<readonly AgencyFigureText[]> {
  const found = await sql<{ code: string; agency_id: string; point: string }>`
    with newest as (
      select n.period_start, n.period_end from unnest(${measureCodes}::text[]) as w (code) cross join lateral (
        select o.period_start, o.period_end from observation o
        where o.is_current and o.breakdown = '' and o.measure_code = w.code and o.area = '' and o.period_end <= ${until}
          and o.agency_id is not null
        order by o.period_end desc, o.period_start limit 1) n
      order by n.period_end desc, n.period_start limit 1)
    select o.measure_code as code, o.agency_id, o.period || ' ' || o.state || ' ' || coalesce(o.value::text, '') || ' '
        || coalesce(o.numerator::text, '') || ' ' || coalesce(o.denominator::text, '') as point
    from newest n join observation o on o.period_start = n.period_start and o.period_end = n.period_end
    where o.is_current and o.breakdown = '' and o.measure_code = any(${measureCodes}::text[]) and o.area = ''
      and o.agency_id is not null`.execute(tx)
  return found.rows.map(row => ({ code: row.code, agencyId: row.agency_id, text: row.point }))
}
