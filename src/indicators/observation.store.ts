import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { IncomingObservation, Observation, ObservedCell } from './observation.ts'
import { type ObservationRow, observationOf, storedValue } from './observation-row.ts'
import type { Period } from './period.ts'

/** So many rows go to the server in one statement: enough to be quick, few enough to hold in memory twice. */
const ROWS_AT_ONCE = 20_000

const COLUMNS = sql`o.observation_id, o.measure_code, m.form, o.period, o.area, o.agency_id, o.breakdown, o.state, o.value, o.numerator,
  o.denominator, o.narrative, o.printed, o.basis, o.source_id, o.revision, o.restores, o.recorded_at,
  case when o.state = 'disputed' then (
    select json_agg(json_build_object('value', d.value::text, 'where', d.stated_where) order by d.position)
    from disputed_reading d where d.partnership_id = o.partnership_id and d.observation_id = o.observation_id) end as readings`
const FROM = sql`from observation o join measure m on m.partnership_id = o.partnership_id and m.code = o.measure_code`

export interface ObservationQuery {
  readonly measureCodes: readonly string[]
  /** Only figures of exactly these days. */
  readonly period?: Period
  /** Only figures of periods that began on that day or later. */
  readonly from?: Temporal.PlainDate
  readonly area?: string
  readonly agencyId?: string | undefined
  readonly breakdown?: string
}

/** Current figures, in the order of measure and period. */
export async function listObservations(tx: Tx, query: ObservationQuery): Promise<Observation[]> {
  const { measureCodes, period, from, area, agencyId, breakdown } = query
  const found = await sql<ObservationRow>`select ${COLUMNS} ${FROM}
    where o.is_current and o.measure_code = any(${measureCodes}::text[])
      ${period ? sql`and o.period_start = ${period.start} and o.period_end = ${period.end}` : sql``}
      ${from ? sql`and o.period_start >= ${from}` : sql``}
      ${area === undefined ? sql`` : sql`and o.area = ${area}`}
      ${agencyId === undefined ? sql`` : sql`and o.agency_id = ${agencyId}`}
      ${breakdown === undefined ? sql`` : sql`and o.breakdown = ${breakdown}`}
    order by o.measure_code, o.period_start, o.period_end, o.area, o.breakdown, o.agency_id`.execute(tx)
  return found.rows.map(observationOf)
}

/** Every revision of one figure, newest first. */
export async function listRevisions(tx: Tx, figure: ObservedCell): Promise<Observation[]> {
  const { measureCode, period, area, agencyId, breakdown } = figure
  const found = await sql<ObservationRow>`select ${COLUMNS} ${FROM}
    where o.measure_code = ${measureCode} and o.period_start = ${period.start} and o.period_end = ${period.end}
      and o.area = ${area} and o.breakdown = ${breakdown} and o.agency_id is not distinct from ${agencyId ?? null}
    order by o.revision desc`.execute(tx)
  return found.rows.map(observationOf)
}

/** The same cell in other periods, and earlier revisions of it, newest first. */
export async function listHistory(tx: Tx, figure: Observation, limit = 8): Promise<Observation[]> {
  const { measureCode, area, agencyId, breakdown } = figure
  const found = await sql<ObservationRow>`select ${COLUMNS} ${FROM}
    where o.measure_code = ${measureCode} and o.area = ${area} and o.breakdown = ${breakdown}
      and o.agency_id is not distinct from ${agencyId ?? null} and o.observation_id <> ${figure.id}
    order by o.period_end desc, o.period_start desc, o.revision desc limit ${limit}`.execute(tx)
  return found.rows.map(observationOf)
}

/** Periods for which any of these measures has a figure, latest first. */
export async function listPeriodNames(tx: Tx, measureCodes: readonly string[]): Promise<string[]> {
  const found = await sql<{ period: string }>`select min(period) as period from observation
    where is_current and measure_code = any(${measureCodes}::text[])
    group by period_start, period_end order by period_end desc, period_start desc`.execute(tx)
  return found.rows.map(row => row.period)
}

/** The newest figure of each measure for the partnership's own area as a whole. */
export async function listLatest(tx: Tx, measureCodes: readonly string[]): Promise<ReadonlyMap<string, Observation>> {
  const found = await sql<ObservationRow>`select distinct on (o.measure_code) ${COLUMNS} ${FROM}
    where o.is_current and o.measure_code = any(${measureCodes}::text[]) and o.breakdown = '' and o.agency_id is null
    order by o.measure_code, o.area, o.period_end desc, o.period_start`.execute(tx)
  return new Map(found.rows.map(row => [row.measure_code, observationOf(row)]))
}

/** Agencies that have a figure of any of these measures for a period that ended by that day. */
export async function listAgenciesWithFigures(
  tx: Tx,
  measureCodes: readonly string[],
  endedBy: Temporal.PlainDate,
): Promise<string[]> {
  const found = await sql<{ agency_id: string }>`select distinct agency_id from observation
    where is_current and measure_code = any(${measureCodes}::text[]) and period_end <= ${endedBy} and agency_id is not null`.execute(
    tx,
  )
  return found.rows.map(row => row.agency_id)
}

/** What is held for the measures and periods of a file, to be set beside it. */
export async function listHeldFor(tx: Tx, incoming: readonly ObservedCell[]): Promise<Observation[]> {
  const spans = new Map(
    incoming.map(({ measureCode, period }) => [`${measureCode}|${period.name}`, { measureCode, period }]),
  )
  const wanted = [...spans.values()]
  const found = await sql<ObservationRow>`select ${COLUMNS} ${FROM}
    join unnest(${wanted.map(each => each.measureCode)}::text[], ${wanted.map(each => each.period.start.toString())}::date[],
      ${wanted.map(each => each.period.end.toString())}::date[]) as w (code, starts, ends)
      on o.measure_code = w.code and o.period_start = w.starts and o.period_end = w.ends
    where o.is_current`.execute(tx)
  return found.rows.map(observationOf)
}

export async function retireObservations(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`update observation set is_current = false where partnership_id = current_partnership()
    and observation_id = any(${ids}::uuid[])`.execute(tx)
}

/** COPY is refused under row-level security; arrays do as well without a temporary table (docs/decisions/0009). */
export async function insertObservations(
  tx: Tx,
  sourceId: string,
  figures: readonly (IncomingObservation & { readonly revision: number })[],
): Promise<void> {
  for (let start = 0; start < figures.length; start += ROWS_AT_ONCE) {
    await insertChunk(tx, sourceId, figures.slice(start, start + ROWS_AT_ONCE))
  }
}

async function insertChunk(
  tx: Tx,
  sourceId: string,
  figures: readonly (IncomingObservation & { readonly revision: number })[],
): Promise<void> {
  const stored = figures.map(storedValue)
  const ids = figures.map(({ observed }) => (observed.state === 'disputed' ? crypto.randomUUID() : null))
  const days = new Map(
    figures.map(({ period }) => [period, { start: period.start.toString(), end: period.end.toString() }]),
  )
  await sql`insert into observation (partnership_id, source_id, observation_id, measure_code, period, period_start, period_end, area,
      agency_id, breakdown, state, value, numerator, denominator, narrative, printed, basis, revision)
    select current_partnership(), ${sourceId}, coalesce(u.id, uuidv7()), u.code, u.period, u.starts, u.ends, u.area, u.agency, u.breakdown, u.state, u.value,
      u.numerator, u.denominator, u.narrative, u.printed, u.basis, u.revision
    from unnest(${ids}::uuid[], ${figures.map(f => f.measureCode)}::text[], ${figures.map(f => f.period.name)}::text[],
      ${figures.map(f => days.get(f.period)?.start)}::date[], ${figures.map(f => days.get(f.period)?.end)}::date[],
      ${figures.map(f => f.area)}::text[], ${figures.map(f => f.agencyId ?? null)}::uuid[], ${figures.map(f => f.breakdown)}::text[],
      ${figures.map(f => f.observed.state)}::text[], ${stored.map(s => s.value)}::numeric[], ${stored.map(s => s.numerator)}::numeric[],
      ${stored.map(s => s.denominator)}::numeric[], ${stored.map(s => s.narrative)}::text[], ${figures.map(f => f.printed)}::text[],
      ${figures.map(f => f.basis)}::text[], ${figures.map(f => f.revision)}::int[])
      as u (id, code, period, starts, ends, area, agency, breakdown, state, value, numerator, denominator, narrative, printed, basis, revision)`.execute(
    tx,
  )
  await insertReadings(tx, figures, ids)
}

async function insertReadings(
  tx: Tx,
  figures: readonly IncomingObservation[],
  ids: readonly (string | null)[],
): Promise<void> {
  const readings = figures.flatMap(({ observed }, index) =>
    observed.state === 'disputed'
      ? observed.readings.map((reading, position) => ({ id: ids[index] ?? '', position: position + 1, ...reading }))
      : [],
  )
  if (readings.length === 0) return
  await sql`insert into disputed_reading (partnership_id, observation_id, position, value, stated_where)
    select current_partnership(), u.* from unnest(${readings.map(r => r.id)}::uuid[], ${readings.map(r => r.position)}::smallint[],
      ${readings.map(r => storedValue({ observed: { state: 'value', value: r.value } }).value)}::numeric[],
      ${readings.map(r => r.where ?? '')}::text[]) as u`.execute(tx)
}
