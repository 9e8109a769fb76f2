import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Period } from './period.ts'

export const CONFIDENCE = ['low', 'medium', 'high'] as const
export type Confidence = (typeof CONFIDENCE)[number]

/** Why a figure must be read with care. */
export interface QualityNote {
  /** "target-disagrees", "printed-differs" */
  readonly rule: string
  readonly level: Confidence
  readonly measureCode?: string | undefined
  readonly agencyId?: string | undefined
  readonly area?: string
  readonly period: Pick<Period, 'start' | 'end'>
  readonly body: string
}

/** What a supplier says of a figure, of an indicator, or of an agency's whole row. */
export interface Footnote {
  readonly measureCode?: string | undefined
  readonly agencyId?: string | undefined
  readonly period: Pick<Period, 'start' | 'end'>
  readonly body: string
}

export async function putQualityNotes(
  tx: Tx,
  notes: readonly QualityNote[],
  noted: { readonly at: Temporal.Instant; readonly sourceId: string | undefined },
): Promise<void> {
  for (const note of notes) {
    await sql`insert into data_quality_note (partnership_id, rule, level, measure_code, agency_id, area, period_start, period_end, body, source_id, noted_at)
      values (current_partnership(), ${note.rule}, ${note.level}, ${note.measureCode ?? null}, ${note.agencyId ?? null}, ${note.area ?? ''},
        ${note.period.start}, ${note.period.end}, ${note.body}, ${noted.sourceId ?? null}, ${noted.at})
      on conflict (partnership_id, rule, measure_code, agency_id, area, period_start, period_end, source_id) where resolved_at is null
      do update set body = excluded.body, level = excluded.level, noted_at = excluded.noted_at`.execute(tx)
  }
}

export async function putFootnotes(
  tx: Tx,
  footnotes: readonly Footnote[],
  sourceId: string | undefined,
): Promise<void> {
  for (const { measureCode, agencyId, period, body } of footnotes) {
    await sql`insert into footnote (partnership_id, measure_code, agency_id, period_start, period_end, body, source_id)
      values (current_partnership(), ${measureCode ?? null}, ${agencyId ?? null}, ${period.start}, ${period.end}, ${body}, ${sourceId ?? null})
      on conflict do nothing`.execute(tx)
  }
}

/** Open notes, each as it was noted last, without those of a source that was withdrawn. */
const STANDING_NOTES = sql`(select distinct on (n.rule, n.measure_code, n.agency_id, n.area, n.period_start, n.period_end) n.*
  from data_quality_note n left join figure_source s on s.partnership_id = n.partnership_id and s.source_id = n.source_id
  where n.resolved_at is null and s.withdrawn_at is null
  order by n.rule, n.measure_code, n.agency_id, n.area, n.period_start, n.period_end, n.noted_at desc, n.note_id desc) n`

/** Open notes about any of these measures whose days lie inside the period's; with agencies, also those about an agency's whole row. */
export async function listQualityNotes(
  tx: Tx,
  query: {
    readonly measureCodes: readonly string[]
    readonly period: Pick<Period, 'start' | 'end'>
    readonly withAgencies?: boolean
  },
): Promise<QualityNote[]> {
  const { measureCodes, period, withAgencies = false } = query
  const found = await sql<{
    rule: string
    level: Confidence
    measure_code: string | null
    agency_id: string | null
    area: string
    period_start: Temporal.PlainDate
    period_end: Temporal.PlainDate
    body: string
  }>`select rule, level, measure_code, agency_id, area, period_start, period_end, body from ${STANDING_NOTES}
    where (measure_code = any(${measureCodes}::text[]) ${withAgencies ? sql`or measure_code is null` : sql``})
      and period_start >= ${period.start} and period_end <= ${period.end}
    order by measure_code, noted_at, note_id`.execute(tx)
  return found.rows.map(row => ({
    rule: row.rule,
    level: row.level,
    measureCode: row.measure_code ?? undefined,
    agencyId: row.agency_id ?? undefined,
    area: row.area,
    period: { start: row.period_start, end: row.period_end },
    body: row.body,
  }))
}

/** How many notes are open about each measure and period; a note about an agency's whole row has no measure. */
export async function countOpenNotes(
  tx: Tx,
): Promise<{ measureCode: string | undefined; period: Pick<Period, 'start' | 'end'>; count: number }[]> {
  const found = await sql<{
    measure_code: string | null
    period_start: Temporal.PlainDate
    period_end: Temporal.PlainDate
    count: number
  }>`select measure_code, period_start, period_end, count(*)::int as count from ${STANDING_NOTES}
    group by measure_code, period_start, period_end
    order by period_end desc, measure_code`.execute(tx)
  return found.rows.map(row => ({
    measureCode: row.measure_code ?? undefined,
    period: { start: row.period_start, end: row.period_end },
    count: row.count,
  }))
}

export async function listFootnotes(tx: Tx, measureCodes: readonly string[], period: Period): Promise<Footnote[]> {
  const found = await sql<{
    measure_code: string | null
    agency_id: string | null
    period_start: Temporal.PlainDate
    period_end: Temporal.PlainDate
    body: string
  }>`select f.measure_code, f.agency_id, f.period_start, f.period_end, f.body
    from footnote f left join figure_source s on s.partnership_id = f.partnership_id and s.source_id = f.source_id
    where (f.measure_code = any(${measureCodes}::text[]) or f.measure_code is null)
      and f.period_start >= ${period.start} and f.period_end <= ${period.end} and s.withdrawn_at is null
    group by f.measure_code, f.agency_id, f.period_start, f.period_end, f.body
    order by min(f.footnote_id::text)`.execute(tx)
  return found.rows.map(row => ({
    measureCode: row.measure_code ?? undefined,
    agencyId: row.agency_id ?? undefined,
    period: { start: row.period_start, end: row.period_end },
    body: row.body,
  }))
}
