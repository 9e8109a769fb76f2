import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { SeriesChange, SeriesChangeKind } from './series-change.ts'

interface ChangeRow {
  change_id: string
  measure_code: string
  kind: SeriesChangeKind
  from_on: Temporal.PlainDate
  title: string
  reason: string
  recorded_by_name: string
  recorded_at: Temporal.Instant
}

const COLUMNS = sql`change_id, measure_code, kind, from_on, title, reason, recorded_by_name, recorded_at`

const changeOf = (row: ChangeRow): SeriesChange => ({
  changeId: row.change_id,
  measureCode: row.measure_code,
  kind: row.kind,
  from: row.from_on,
  title: row.title,
  reason: row.reason,
  recordedBy: row.recorded_by_name,
  recordedAt: row.recorded_at,
})

/** Those in force, oldest first. */
export async function listSeriesChanges(tx: Tx, measureCode: string): Promise<SeriesChange[]> {
  const found = await sql<ChangeRow>`select ${COLUMNS} from series_change
    where measure_code = ${measureCode} and withdrawn_at is null order by from_on`.execute(tx)
  return found.rows.map(changeOf)
}

/** Those in force of several measures, oldest first. */
export async function listSeriesChangesOf(tx: Tx, measureCodes: readonly string[]): Promise<SeriesChange[]> {
  const found = await sql<ChangeRow>`select ${COLUMNS} from series_change
    where measure_code = any(${measureCodes}::text[]) and withdrawn_at is null order by from_on`.execute(tx)
  return found.rows.map(changeOf)
}

/** In force; locked, so that it is withdrawn once. */
export async function findSeriesChangeForUpdate(
  tx: Tx,
  measureCode: string,
  changeId: string,
): Promise<SeriesChange | undefined> {
  const found = await sql<ChangeRow>`select ${COLUMNS} from series_change
    where measure_code = ${measureCode} and change_id = ${changeId} and withdrawn_at is null for update`.execute(tx)
  return found.rows.map(changeOf)[0]
}

interface Recorded {
  readonly by: string
  readonly byName: string
  readonly at: Temporal.Instant
}

/** Undefined where one from that day stands already. */
export async function insertSeriesChange(
  tx: Tx,
  change: Pick<SeriesChange, 'measureCode' | 'kind' | 'from' | 'title' | 'reason'>,
  { by, byName, at }: Recorded,
): Promise<string | undefined> {
  const found = await sql<{ change_id: string }>`insert into series_change
      (partnership_id, measure_code, kind, from_on, title, reason, recorded_by, recorded_by_name, recorded_at)
    values (current_partnership(), ${change.measureCode}, ${change.kind}, ${change.from}, ${change.title}, ${change.reason}, ${by}, ${byName}, ${at})
    on conflict (partnership_id, measure_code, from_on) where withdrawn_at is null do nothing
    returning change_id`.execute(tx)
  return found.rows[0]?.change_id
}

export async function withdrawSeriesChangeRow(
  tx: Tx,
  changeId: string,
  reason: string,
  { by, byName, at }: Recorded,
): Promise<void> {
  await sql`update series_change set withdrawn_by = ${by}, withdrawn_by_name = ${byName}, withdrawn_at = ${at}, withdrawn_because = ${reason}
    where partnership_id = current_partnership() and change_id = ${changeId}`.execute(tx)
}
