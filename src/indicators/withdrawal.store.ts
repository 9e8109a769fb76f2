import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { cellKey, type IncomingObservation, type ObservedCell, type WithdrawnRevisions } from './observation.ts'
import { periodNamed } from './observation-row.ts'
import type { Named } from './source.store.ts'

/** One figure in every revision: what the unique index on revisions names, null matching null. */
const SAME_CELL = sql`e.partnership_id = g.partnership_id and e.measure_code = g.measure_code and e.period_start = g.period_start
  and e.period_end = g.period_end and e.area = g.area and e.breakdown = g.breakdown and e.agency_id is not distinct from g.agency_id`

export async function insertConfirmations(tx: Tx, sourceId: string, observationIds: readonly string[]): Promise<void> {
  if (observationIds.length === 0) return
  await sql`insert into figure_confirmation (partnership_id, observation_id, source_id)
    select current_partnership(), u.id, ${sourceId} from unnest(${observationIds}::uuid[]) as u (id)
    on conflict do nothing`.execute(tx)
}

interface CellRow {
  measure_code: string
  period: string
  area: string
  agency_id: string | null
  breakdown: string
}

/** The last revision of each figure that was withdrawn, among the measures and periods of a file. */
export async function listWithdrawnRevisions(
  tx: Tx,
  incoming: readonly IncomingObservation[],
): Promise<WithdrawnRevisions> {
  const spans = new Map(
    incoming.map(({ measureCode, period }) => [`${measureCode}|${period.name}`, { measureCode, period }]),
  )
  const wanted = [...spans.values()]
  const found = await sql<
    CellRow & { revision: number }
  >`select o.measure_code, min(o.period) as period, o.area, o.agency_id, o.breakdown,
      max(o.revision) as revision
    from observation o join unnest(${wanted.map(each => each.measureCode)}::text[],
        ${wanted.map(each => each.period.start.toString())}::date[], ${wanted.map(each => each.period.end.toString())}::date[])
        as w (code, starts, ends)
      on o.measure_code = w.code and o.period_start = w.starts and o.period_end = w.ends
    where o.is_withdrawn
    group by o.measure_code, o.period_start, o.period_end, o.area, o.agency_id, o.breakdown`.execute(tx)
  return new Map(
    found.rows.map(row => [
      cellKey({
        measureCode: row.measure_code,
        period: periodNamed(row.period),
        area: row.area,
        agencyId: row.agency_id ?? undefined,
        breakdown: row.breakdown,
      }),
      row.revision,
    ]),
  )
}

export interface FigureWithdrawal {
  readonly by: Named
  readonly at: Temporal.Instant
  readonly reason: string
}

export async function withdrawSourceRow(tx: Tx, sourceId: string, { by, at, reason }: FigureWithdrawal): Promise<void> {
  await sql`update figure_source set withdrawn_by = ${by.id}, withdrawn_by_name = ${by.name}, withdrawn_at = ${at}, withdrawn_because = ${reason}
    where partnership_id = current_partnership() and source_id = ${sourceId}`.execute(tx)
}

/** A figure that stops counting, and the revision of it that counts again in its place. */
export interface Restoration {
  readonly retiredId: string
  /** Undefined where no other source that stands ever said it. */
  readonly restored: { readonly observationId: string; readonly sourceId: string } | undefined
}

/**
 * The figures that count and came from a source, each with what was said of it by the source that was approved last
 * among the others that stand.
 */
export async function listRestorations(tx: Tx, sourceId: string): Promise<Restoration[]> {
  const found = await sql<{ retired_id: string; observation_id: string | null; source_id: string | null }>`
    select g.observation_id as retired_id, said.observation_id, said.source_id
    from observation g left join lateral (
      select e.observation_id, s.source_id from observation e
        join lateral (select e.source_id union all select c.source_id from figure_confirmation c
          where c.partnership_id = e.partnership_id and c.observation_id = e.observation_id) by on true
        join figure_source s on s.partnership_id = e.partnership_id and s.source_id = by.source_id
      where ${SAME_CELL} and s.withdrawn_at is null and s.source_id <> ${sourceId}
      order by s.approved_at desc, e.revision desc limit 1) said on true
    where g.partnership_id = current_partnership() and g.source_id = ${sourceId} and g.is_current`.execute(tx)
  return found.rows.map(({ retired_id, observation_id, source_id }) => ({
    retiredId: retired_id,
    restored:
      observation_id === null || source_id === null
        ? undefined
        : { observationId: observation_id, sourceId: source_id },
  }))
}

export async function retireWithdrawn(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`update observation set is_current = false, is_withdrawn = true where partnership_id = current_partnership()
    and observation_id = any(${ids}::uuid[])`.execute(tx)
}

/** Brings earlier revisions back as new ones: history is added to, never turned back. */
export async function insertRestored(
  tx: Tx,
  restored: readonly { readonly observationId: string; readonly sourceId: string }[],
): Promise<void> {
  if (restored.length === 0) return
  const ids = restored.map(() => crypto.randomUUID())
  const from = sql`unnest(${ids}::uuid[], ${restored.map(each => each.observationId)}::uuid[],
    ${restored.map(each => each.sourceId)}::uuid[]) as u (id, earlier, source)`
  await sql`insert into observation (partnership_id, source_id, observation_id, measure_code, period, period_start, period_end, area,
      agency_id, breakdown, state, value, numerator, denominator, narrative, printed, basis, revision, restores)
    select g.partnership_id, u.source, u.id, g.measure_code, g.period, g.period_start, g.period_end, g.area,
      g.agency_id, g.breakdown, g.state, g.value, g.numerator, g.denominator, g.narrative, g.printed, g.basis,
      (select max(e.revision) + 1 from observation e where ${SAME_CELL}), coalesce(g.restores, g.revision)
    from ${from} join observation g on g.partnership_id = current_partnership() and g.observation_id = u.earlier`.execute(
    tx,
  )
  await sql`insert into disputed_reading (partnership_id, observation_id, position, value, stated_where)
    select d.partnership_id, u.id, d.position, d.value, d.stated_where
    from ${from} join disputed_reading d on d.partnership_id = current_partnership() and d.observation_id = u.earlier`.execute(
    tx,
  )
}

/** Figures that count in these cells. */
export async function listCurrentIds(tx: Tx, cells: readonly ObservedCell[]): Promise<string[]> {
  const found = await sql<{ observation_id: string }>`select g.observation_id
    from unnest(${cells.map(cell => cell.measureCode)}::text[], ${cells.map(cell => cell.period.start.toString())}::date[],
        ${cells.map(cell => cell.period.end.toString())}::date[], ${cells.map(cell => cell.area)}::text[],
        ${cells.map(cell => cell.agencyId ?? null)}::uuid[], ${cells.map(cell => cell.breakdown)}::text[])
        as e (measure_code, period_start, period_end, area, agency_id, breakdown)
      join observation g on g.partnership_id = current_partnership() and e.measure_code = g.measure_code
        and e.period_start = g.period_start and e.period_end = g.period_end and e.area = g.area and e.breakdown = g.breakdown
        and e.agency_id is not distinct from g.agency_id
    where g.is_current`.execute(tx)
  return found.rows.map(row => row.observation_id)
}

/** Of each source, how many figures have another value by now, or none. */
export async function countChangedSince(tx: Tx, sourceIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ source_id: string; n: number }>`
    select g.source_id, count(distinct (g.measure_code, g.period_start, g.period_end, g.area, g.breakdown, g.agency_id))::int as n
    from observation g
    where g.partnership_id = current_partnership() and g.source_id = any(${sourceIds}::uuid[]) and not g.is_current
      and not exists (select from observation e where ${SAME_CELL} and e.is_current and e.state = g.state
        and e.value is not distinct from g.value and e.numerator is not distinct from g.numerator
        and e.denominator is not distinct from g.denominator and e.narrative is not distinct from g.narrative
        and (e.state <> 'disputed' or e.printed = g.printed))
    group by g.source_id`.execute(tx)
  return new Map(found.rows.map(row => [row.source_id, row.n]))
}
