import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { type Period, parsePeriod } from '../period.ts'
import type { Commentary, CommentaryOn } from './commentary.ts'

interface CommentaryRow {
  period: string
  area: string
  version: number
  body: string
  written_by_name: string
  written_at: Temporal.Instant
}

const commentaryOf = (row: CommentaryRow): Commentary => ({
  period: parsePeriod(row.period),
  area: row.area,
  version: row.version,
  body: row.body,
  author: row.written_by_name,
  writtenAt: row.written_at,
})

const COLUMNS = sql`period, area, version, body, written_by_name, written_at`

/** Every version for one figure, the newest first. */
export async function listCommentaryVersions(
  tx: Tx,
  { measureCode, period, area }: CommentaryOn,
): Promise<readonly Commentary[]> {
  const found = await sql<CommentaryRow>`select ${COLUMNS} from commentary
    where measure_code = ${measureCode} and period_start = ${period.start} and period_end = ${period.end} and area = ${area}
    order by version desc`.execute(tx)
  return found.rows.map(commentaryOf)
}

/** The newest version for each figure of a measure. */
export async function listCommentaries(tx: Tx, measureCode: string): Promise<readonly Commentary[]> {
  const found = await sql<CommentaryRow>`select distinct on (period_start, period_end, area) ${COLUMNS} from commentary
    where measure_code = ${measureCode} order by period_start, period_end, area, version desc`.execute(tx)
  return found.rows.map(commentaryOf)
}

/** The newest version for each figure of the own area that ends in these days, for several measures; none that was taken back. */
export async function listCommentariesOn(
  tx: Tx,
  { measureCodes, from, until }: CommentedDays,
): Promise<readonly (Commentary & { readonly measureCode: string })[]> {
  const found = await sql<CommentaryRow & { measure_code: string }>`
    select * from (
      select distinct on (measure_code, period_start, period_end) measure_code, ${COLUMNS} from commentary
      where measure_code = any(${measureCodes}::text[]) and area = '' and period_end between ${from} and ${until}
      order by measure_code, period_start, period_end, version desc) newest
    where body <> ''`.execute(tx)
  return found.rows.map(row => ({ ...commentaryOf(row), measureCode: row.measure_code }))
}

interface CommentedDays {
  readonly measureCodes: readonly string[]
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
}

interface Written {
  readonly version: number
  readonly body: string
  readonly by: string
  readonly byName: string
  readonly agencyId: string | undefined
  readonly at: Temporal.Instant
}

/** False where somebody else wrote that version first. */
export async function insertCommentary(
  tx: Tx,
  { measureCode, period, area }: { measureCode: string; period: Period; area: string },
  { version, body, by, byName, agencyId, at }: Written,
): Promise<boolean> {
  const added = await sql<{
    version: number
  }>`insert into commentary (partnership_id, measure_code, period_start, period_end, area, version,
      period, body, written_by, written_by_name, author_agency_id, written_at)
    values (current_partnership(), ${measureCode}, ${period.start}, ${period.end}, ${area}, ${version},
      ${period.name}, ${body}, ${by}, ${byName}, ${agencyId ?? null}, ${at})
    on conflict do nothing returning version`.execute(tx)
  return added.rows.length === 1
}
