import { sql } from 'kysely'
import type { ForeseenFigures } from '#indicators'
import type { Tx } from '#platform/db/database.ts'
import type { Change, MeasureChanges, Preview } from './preview.ts'

/** So many rows go to the server in one statement. */
const ROWS_AT_ONCE = 10_000

interface StoredPreview extends Preview {
  readonly figuresVersion: number
}

export async function findPreview(tx: Tx, submissionId: string): Promise<StoredPreview | undefined> {
  const found = await sql<{
    digest: string
    figures_version: number
    made_at: Temporal.Instant
    measures: MeasureChanges[]
  }>`select digest, figures_version, made_at, measures from submission_preview
    where partnership_id = current_partnership() and submission_id = ${submissionId}`.execute(tx)
  const row = found.rows[0]
  return (
    row && {
      digest: row.digest,
      figuresVersion: row.figures_version,
      madeAt: row.made_at,
      measures: row.measures,
    }
  )
}

export async function replacePreview(
  tx: Tx,
  submissionId: string,
  { digest, figuresVersion, madeAt, measures }: StoredPreview,
): Promise<void> {
  await deletePreview(tx, submissionId)
  await sql`insert into submission_preview (partnership_id, submission_id, digest, figures_version, made_at, measures)
    values (current_partnership(), ${submissionId}, ${digest}, ${figuresVersion}, ${madeAt}, ${JSON.stringify(measures)}::jsonb)`.execute(
    tx,
  )
}

export async function deletePreview(tx: Tx, submissionId: string): Promise<void> {
  await sql`delete from submission_preview where partnership_id = current_partnership() and submission_id = ${submissionId}`.execute(
    tx,
  )
}

/** Puts these in the place of what was foreseen before. */
export async function replaceChanges(tx: Tx, submissionId: string, changes: readonly Change[]): Promise<void> {
  await sql`delete from submission_change where partnership_id = current_partnership() and submission_id = ${submissionId}`.execute(
    tx,
  )
  for (let start = 0; start < changes.length; start += ROWS_AT_ONCE) {
    const part = changes.slice(start, start + ROWS_AT_ONCE)
    await sql`insert into submission_change (partnership_id, submission_id, position, kind, measure_code, period, area, agency_id,
        breakdown, was, becomes)
      select current_partnership(), ${submissionId}, ${start} + u.position, u.kind, u.measure_code, u.period, u.area, u.agency_id,
        u.breakdown, u.was, u.becomes
      from unnest(${part.map(each => each.kind)}::text[], ${part.map(each => each.measureCode)}::text[],
        ${part.map(each => each.period)}::text[], ${part.map(each => each.area)}::text[],
        ${part.map(each => each.agencyId ?? null)}::uuid[], ${part.map(each => each.breakdown)}::text[],
        ${part.map(each => each.was ?? null)}::text[], ${part.map(each => each.becomes)}::text[]) with ordinality
        as u (kind, measure_code, period, area, agency_id, breakdown, was, becomes, position)`.execute(tx)
  }
}

/** A change with its place in the order, and the name of its agency. */
export interface ListedChange extends Change {
  readonly position: number
  readonly agencyName: string | undefined
}

export interface ChangeQuery {
  readonly measureCode?: string | undefined
  /** Only those after this one. */
  readonly after?: number | undefined
  /** Only the last ones before this one. */
  readonly before?: number | undefined
  readonly limit?: number | undefined
}

/** In the order in which they were foreseen: those that change before those that are new. */
export async function listChanges(
  tx: Tx,
  submissionId: string,
  { measureCode, after, before, limit }: ChangeQuery = {},
): Promise<ListedChange[]> {
  const found = await sql<{
    position: number
    kind: Change['kind']
    measure_code: string
    period: string
    area: string
    agency_id: string | null
    agency_name: string | null
    breakdown: string
    was: string | null
    becomes: string
  }>`select c.position, c.kind, c.measure_code, c.period, c.area, c.agency_id, a.name as agency_name, c.breakdown, c.was, c.becomes
    from submission_change c
      left join agency_label a on a.partnership_id = c.partnership_id and a.agency_id = c.agency_id
    where c.partnership_id = current_partnership() and c.submission_id = ${submissionId}
      ${after === undefined ? sql`` : sql`and c.position > ${after}`}
      ${before === undefined ? sql`` : sql`and c.position < ${before}`}
      ${measureCode === undefined ? sql`` : sql`and c.measure_code = ${measureCode}`}
    order by c.position ${before === undefined ? sql`` : sql`desc`} ${limit === undefined ? sql`` : sql`limit ${limit}`}`.execute(
    tx,
  )
  const rows = before === undefined ? found.rows : found.rows.toReversed()
  return rows.map(row => ({
    position: row.position,
    kind: row.kind,
    measureCode: row.measure_code,
    period: row.period,
    area: row.area,
    agencyId: row.agency_id ?? undefined,
    agencyName: row.agency_name ?? undefined,
    breakdown: row.breakdown,
    was: row.was ?? undefined,
    becomes: row.becomes,
  }))
}

export async function updateChangeCounts(
  tx: Tx,
  submissionId: string,
  { newCount, changedCount, same }: Pick<ForeseenFigures, 'newCount' | 'changedCount' | 'same'>,
): Promise<void> {
  await sql`update submission set new_figure_count = ${newCount}, changed_figure_count = ${changedCount}, same_figure_count = ${same.length}
    where partnership_id = current_partnership() and submission_id = ${submissionId}`.execute(tx)
}

export async function countChanges(tx: Tx, submissionId: string, measureCode?: string): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::int as n from submission_change
    where partnership_id = current_partnership() and submission_id = ${submissionId}
      ${measureCode === undefined ? sql`` : sql`and measure_code = ${measureCode}`}`.execute(tx)
  return found.rows[0]?.n ?? 0
}
