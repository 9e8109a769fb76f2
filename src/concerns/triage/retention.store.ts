import { sql } from 'kysely'
import { type ListReader, openTo } from '#platform/auth/restriction/record-access.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { About } from '../codes.ts'

export interface RetentionRule {
  readonly about: About
  readonly startsOn: Temporal.PlainDate
  readonly years: number
  /** the schedule or decision that it comes from */
  readonly source: string
}

/** Every rule that the partnership has set, the latest first. */
export async function listRetentionRules(tx: Tx): Promise<RetentionRule[]> {
  const rows = await tx
    .selectFrom('retention_rule')
    .select(['about', 'starts_on', 'years', 'source'])
    .orderBy('starts_on', 'desc')
    .orderBy('about')
    .execute()
  return rows.map(row => ({
    about: row.about === 'child' ? 'child' : 'adult',
    startsOn: row.starts_on,
    years: row.years,
    source: row.source,
  }))
}

/** False when there is a rule from that day already. */
export async function insertRetentionRule(
  tx: Tx,
  partnershipId: string,
  rule: RetentionRule,
  set: { readonly by: string; readonly at: Temporal.Instant },
): Promise<boolean> {
  const row = await tx
    .insertInto('retention_rule')
    .values({
      partnership_id: partnershipId,
      about: rule.about,
      starts_on: rule.startsOn,
      years: rule.years,
      source: rule.source,
      set_by: set.by,
      set_at: set.at,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('about')
    .executeTakeFirst()
  return row !== undefined
}

export interface RecordDue {
  readonly concernId: string
  readonly reference: string
  readonly retainUntil: Temporal.PlainDate
}

/** What is due for review and open to the reader, the longest due first: by reference alone. */
export async function listRecordsDue(tx: Tx, reader: ListReader, most: number): Promise<RecordDue[]> {
  const found = await sql<{ concern_id: string; reference: string; retain_until: Temporal.PlainDate }>`
    select due.concern_id, due.reference, due.retain_until from references_due() due
    where ${openTo(reader, 'concern', sql.ref('due.concern_id'))}
    order by due.retain_until, due.concern_id limit ${most}`.execute(tx)
  return found.rows.map(row => ({
    concernId: row.concern_id,
    reference: row.reference,
    retainUntil: row.retain_until,
  }))
}

/** Brings the list up to the day; gives what is new in it. For the worker. */
export async function refreshRecordsDue(tx: Tx, today: Temporal.PlainDate, at: Temporal.Instant): Promise<string[]> {
  const found = await sql<{ concern_id: string }>`
    select concern_id from list_records_due(${today}, ${at}) as new (concern_id)`.execute(tx)
  return found.rows.map(row => row.concern_id)
}
