import { sql } from 'kysely'
import { CIVIL_TIME_ZONE } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'

/** Who stands behind a change, as the figures print them. */
export interface Named {
  /** as in the audit trail: "person:<id>", "operator:<name>" */
  readonly id: string
  readonly name: string
}

export interface FigureSource {
  readonly id: string
  readonly kind: 'file' | 'calculation' | 'entry'
  readonly title: string
  readonly suppliedBy: Named
  readonly suppliedAt: Temporal.Instant
  readonly approvedBy: Named
  readonly approvedAt: Temporal.Instant
  /** Once it was taken back, by whom and why. */
  readonly withdrawn?: { readonly by: Named; readonly at: Temporal.Instant; readonly reason: string } | undefined
}

export async function insertSource(tx: Tx, source: FigureSource & { readonly contentHash: Buffer }): Promise<void> {
  await sql`insert into figure_source (partnership_id, source_id, kind, title, content_hash, supplied_by, supplied_by_name, supplied_at,
      approved_by, approved_by_name, approved_at)
    values (current_partnership(), ${source.id}, ${source.kind}, ${source.title}, ${source.contentHash}, ${source.suppliedBy.id},
      ${source.suppliedBy.name}, ${source.suppliedAt}, ${source.approvedBy.id}, ${source.approvedBy.name}, ${source.approvedAt})`.execute(
    tx,
  )
}

export async function listSources(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, FigureSource>> {
  if (ids.length === 0) return new Map()
  const found = await sql<{
    source_id: string
    kind: FigureSource['kind']
    title: string
    supplied_by: string
    supplied_by_name: string
    supplied_at: Temporal.Instant
    approved_by: string
    approved_by_name: string
    approved_at: Temporal.Instant
    withdrawn_by: string | null
    withdrawn_by_name: string | null
    withdrawn_at: Temporal.Instant | null
    withdrawn_because: string | null
  }>`select source_id, kind, title, supplied_by, supplied_by_name, supplied_at, approved_by, approved_by_name, approved_at,
      withdrawn_by, withdrawn_by_name, withdrawn_at, withdrawn_because
    from figure_source where partnership_id = current_partnership() and source_id = any(${ids}::uuid[])`.execute(tx)
  return new Map(
    found.rows.map(row => [
      row.source_id,
      {
        id: row.source_id,
        kind: row.kind,
        title: row.title,
        suppliedBy: { id: row.supplied_by, name: row.supplied_by_name },
        suppliedAt: row.supplied_at,
        approvedBy: { id: row.approved_by, name: row.approved_by_name },
        approvedAt: row.approved_at,
        withdrawn: row.withdrawn_at
          ? {
              by: { id: row.withdrawn_by ?? '', name: row.withdrawn_by_name ?? '' },
              at: row.withdrawn_at,
              reason: row.withdrawn_because ?? '',
            }
          : undefined,
      },
    ]),
  )
}

export interface AcceptedDay {
  readonly day: Temporal.PlainDate
  /** of the files, by name */
  readonly titles: readonly string[]
}

/** The days on which figures were accepted, newest first, with the files they came in. */
export async function listAcceptedDays(tx: Tx, limit: number): Promise<AcceptedDay[]> {
  const found = await sql<AcceptedDay>`select (approved_at at time zone ${CIVIL_TIME_ZONE})::date as day,
      array_agg(title order by title) as titles
    from figure_source where kind = 'file' and withdrawn_at is null group by 1 order by 1 desc limit ${limit}`.execute(
    tx,
  )
  return found.rows
}
