import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { type Exact, exact } from './exact.ts'
import { cellKey, type ObservedCell } from './observation.ts'
import { periodNamed } from './observation-row.ts'
import type { Period } from './period.ts'
import { storedDecimal } from './value.ts'

/** What the records of a source give for a cell. */
export interface CountedFigure extends ObservedCell {
  readonly value: Exact
}

/** What was counted, and over what: a cell of these measures and periods that is not among the figures has none now. */
export interface CountedFigures {
  readonly measureCodes: readonly string[]
  readonly periods: readonly Period[]
  readonly figures: readonly CountedFigure[]
  /** How they were arrived at: a figure that is held with another basis was stated by somebody, and stays. */
  readonly basis: string
}

interface CountedRow {
  measure_code: string
  period: string
  area: string
  breakdown: string
  value: string
}

const COLUMNS = sql`c.measure_code, c.period, c.area, c.breakdown, c.value`

const figureOf = (row: CountedRow): CountedFigure => ({
  measureCode: row.measure_code,
  period: periodNamed(row.period),
  area: row.area,
  agencyId: undefined,
  breakdown: row.breakdown,
  value: exact(row.value),
})

export async function listCounted(
  tx: Tx,
  measureCodes: readonly string[],
  periods: readonly Period[],
): Promise<CountedFigure[]> {
  const found = await sql<CountedRow>`select ${COLUMNS} from counted_figure c
    join ${spansOf(periods)} on c.period_start = p.starts and c.period_end = p.ends
    where c.partnership_id = current_partnership() and c.measure_code = any(${measureCodes}::text[])
    order by c.measure_code, c.period_start, c.period_end, c.area, c.breakdown`.execute(tx)
  return found.rows.map(figureOf)
}

/** What was counted from a source that stands and is no figure, since nobody holds one of its cell any more. */
export async function listCountedWithoutFigure(
  tx: Tx,
): Promise<(CountedFigure & { readonly basis: string; readonly sourceId: string })[]> {
  const found = await sql<CountedRow & { basis: string; source_id: string }>`select ${COLUMNS}, c.basis, c.source_id
    from counted_figure c join figure_source s on s.partnership_id = c.partnership_id and s.source_id = c.source_id
    where c.partnership_id = current_partnership() and s.withdrawn_at is null and not exists (
      select from observation o where o.partnership_id = c.partnership_id and o.is_current and o.measure_code = c.measure_code
        and o.period_start = c.period_start and o.period_end = c.period_end and o.area = c.area
        and o.breakdown = c.breakdown and o.agency_id is null)`.execute(tx)
  return found.rows.map(row => ({ ...figureOf(row), basis: row.basis, sourceId: row.source_id }))
}

/** Puts what was counted in the place of what was counted before, and says which cells have nothing any more. */
export async function replaceCounted(
  tx: Tx,
  sourceId: string,
  { measureCodes, periods, figures, basis }: CountedFigures,
): Promise<ObservedCell[]> {
  const before = await listCounted(tx, measureCodes, periods)
  await sql`delete from counted_figure c using ${spansOf(periods)}
    where c.partnership_id = current_partnership() and c.measure_code = any(${measureCodes}::text[])
      and c.period_start = p.starts and c.period_end = p.ends`.execute(tx)
  await sql`insert into counted_figure (partnership_id, measure_code, period, period_start, period_end, area, breakdown, value, basis, source_id)
    select current_partnership(), u.*, ${basis}, ${sourceId} from unnest(${figures.map(f => f.measureCode)}::text[],
      ${figures.map(f => f.period.name)}::text[], ${figures.map(f => f.period.start.toString())}::date[],
      ${figures.map(f => f.period.end.toString())}::date[], ${figures.map(f => f.area)}::text[],
      ${figures.map(f => f.breakdown)}::text[], ${figures.map(f => storedDecimal(f.value))}::numeric[]) as u`.execute(
    tx,
  )
  const now = new Set(figures.map(cellKey))
  return before.filter(cell => !now.has(cellKey(cell)))
}

const spansOf = (periods: readonly Period[]) =>
  sql`unnest(${periods.map(({ start }) => start.toString())}::date[], ${periods.map(({ end }) => end.toString())}::date[]) as p (starts, ends)`
