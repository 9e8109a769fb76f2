import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { parsePeriod } from '../period.ts'
import type { Cause, SpecialCause } from '../spc/variation.ts'
import type { SeriesAlert, Unusual } from './series-alert.ts'

interface AlertRow {
  alert_id: string
  measure_code: string
  agency_id: string | null
  side: SpecialCause['side']
  cause: Cause
  first_period: string
  last_period: string
  raised_at: Temporal.Instant
  seen_by_name: string | null
  seen_at: Temporal.Instant | null
}

const COLUMNS = sql`a.alert_id, a.measure_code, a.agency_id, a.side, a.cause, a.first_period, a.last_period, a.raised_at,
  a.seen_by_name, a.seen_at`

const alertOf = (row: AlertRow): SeriesAlert => ({
  alertId: row.alert_id,
  measureCode: row.measure_code,
  agencyId: row.agency_id ?? undefined,
  side: row.side,
  cause: row.cause,
  first: parsePeriod(row.first_period),
  last: parsePeriod(row.last_period),
  raisedAt: row.raised_at,
  seen: row.seen_at === null ? undefined : { by: row.seen_by_name ?? '', at: row.seen_at },
})

// A file that was withdrawn says nothing, and so nothing that it made is unusual.
const STANDING = sql`from series_alert a
  left join figure_source s on s.partnership_id = a.partnership_id and s.source_id = a.source_id
  where s.withdrawn_at is null`

/** That nobody has looked at yet, oldest first. */
export async function listOpenAlerts(tx: Tx): Promise<SeriesAlert[]> {
  const found =
    await sql<AlertRow>`select ${COLUMNS} ${STANDING} and a.seen_at is null order by a.raised_at, a.alert_id`.execute(
      tx,
    )
  return found.rows.map(alertOf)
}

/** Newest first; of the whole, or of one agency's series. */
export async function listAlertsOf(tx: Tx, measureCode: string, agencyId: string | undefined): Promise<SeriesAlert[]> {
  const found = await sql<AlertRow>`select ${COLUMNS} ${STANDING} and a.measure_code = ${measureCode}
    and a.agency_id is not distinct from ${agencyId ?? null}::uuid order by a.last_on desc, a.alert_id`.execute(tx)
  return found.rows.map(alertOf)
}

/** Also what a withdrawn file made: it is not told again when the file comes back. */
export async function listAlertsEver(tx: Tx, measureCodes: readonly string[]): Promise<SeriesAlert[]> {
  const found = await sql<AlertRow>`select ${COLUMNS} from series_alert a
    where a.measure_code = any(${measureCodes}::text[]) order by a.alert_id`.execute(tx)
  return found.rows.map(alertOf)
}

interface Raised {
  readonly measureCode: string
  readonly agencyId: string | undefined
  readonly sourceId: string | undefined
  readonly at: Temporal.Instant
}

export async function insertAlert(
  tx: Tx,
  unusual: Unusual,
  { measureCode, agencyId, sourceId, at }: Raised,
): Promise<void> {
  await sql`insert into series_alert (partnership_id, measure_code, agency_id, side, cause, first_on, last_on, first_period,
      last_period, source_id, raised_at)
    values (current_partnership(), ${measureCode}, ${agencyId ?? null}, ${unusual.side}, ${unusual.cause}, ${unusual.first.start},
      ${unusual.last.end}, ${unusual.first.name}, ${unusual.last.name}, ${sourceId ?? null}, ${at})`.execute(tx)
}

/** The same goes on: nobody is told again. */
export async function updateAlertEpisode(
  tx: Tx,
  alertId: string,
  { cause, last }: Pick<Unusual, 'cause' | 'last'>,
  sourceId: string | undefined,
): Promise<void> {
  await sql`update series_alert set cause = ${cause}, last_on = ${last.end}, last_period = ${last.name}, source_id = ${sourceId ?? null}
    where partnership_id = current_partnership() and alert_id = ${alertId}`.execute(tx)
}

/** False where somebody said so before. */
export async function markAlertSeen(
  tx: Tx,
  alertId: string,
  { by, byName, at }: { readonly by: string; readonly byName: string; readonly at: Temporal.Instant },
): Promise<boolean> {
  const found = await sql<{ alert_id: string }>`update series_alert
    set seen_by = ${by}, seen_by_name = ${byName}, seen_at = ${at}
    where partnership_id = current_partnership() and alert_id = ${alertId} and seen_at is null returning alert_id`.execute(
    tx,
  )
  return found.rows.length === 1
}
