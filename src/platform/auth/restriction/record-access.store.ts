import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../db/database.ts'
import type { RecordAccess, RecordRef } from './record-access.ts'

/** For whom and when a list is made. Nobody in particular (a job, an operator) reads no restricted record. */
export interface ListReader {
  readonly personId: string | undefined
  readonly now: Temporal.Instant
}

/**
 * The condition that leaves out of a list, search, count of work or export what its reader may not open: for a `where` on
 * a case table whose id is `id` (such as `sql.ref('concern.concern_id')`). Each part is an equality on an index, so a page
 * of a long list costs a few look-ups a row. Statistics do not use it: they count every record.
 */
export function openTo(reader: ListReader, kind: string, id: RawBuilder<unknown>): RawBuilder<boolean> {
  const person = reader.personId ?? null
  // Names that no caller's query has: one of the same name would be read in place of the caller's.
  return sql<boolean>`(not exists (
      select from restriction open_restriction
      where open_restriction.partnership_id = current_partnership() and open_restriction.record_kind = ${kind} and open_restriction.record_id = ${id} and open_restriction.lifted_at is null
        and not exists (
          select from restriction_reader open_reader
          where open_reader.partnership_id = open_restriction.partnership_id and open_reader.restriction_id = open_restriction.restriction_id and open_reader.person_id = ${person})
        and not exists (
          select from break_glass open_glass
          where open_glass.partnership_id = open_restriction.partnership_id and open_glass.record_kind = open_restriction.record_kind and open_glass.record_id = open_restriction.record_id
            and open_glass.person_id = ${person} and open_glass.opened_at <= ${reader.now} and open_glass.ends_at > ${reader.now}))
    and not exists (
      select from conflict_of_interest open_conflict
      where open_conflict.partnership_id = current_partnership() and open_conflict.record_kind = ${kind} and open_conflict.record_id = ${id}
        and open_conflict.person_id = ${person} and open_conflict.ended_at is null))`
}

/** The condition that a record is under a legal hold. */
export function isHeld(kind: string, id: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from record_hold open_hold
    where open_hold.partnership_id = current_partnership() and open_hold.record_kind = ${kind} and open_hold.record_id = ${id} and open_hold.lifted_at is null)`
}

/** What stands between a record and its readers now: for the policy of a page that opens it. */
export async function getRecordAccess(
  tx: Tx,
  record: Pick<RecordRef, 'kind' | 'id'>,
  now: Temporal.Instant,
): Promise<RecordAccess> {
  const found = await sql<{
    readers: string[] | null
    conflicted: string[]
    broken_by: string[]
  }>`select
    (select array(select rr.person_id::text from restriction_reader rr
       where rr.partnership_id = r.partnership_id and rr.restriction_id = r.restriction_id)
     from restriction r
     where r.partnership_id = current_partnership() and r.record_kind = ${record.kind} and r.record_id = ${record.id}
       and r.lifted_at is null) as readers,
    array(select c.person_id::text from conflict_of_interest c
      where c.partnership_id = current_partnership() and c.record_kind = ${record.kind} and c.record_id = ${record.id}
        and c.ended_at is null) as conflicted,
    array(select b.person_id::text from break_glass b
      where b.partnership_id = current_partnership() and b.record_kind = ${record.kind} and b.record_id = ${record.id}
        and b.opened_at <= ${now} and b.ends_at > ${now}) as broken_by`.execute(tx)
  const row = found.rows[0]
  return {
    readers: row?.readers ?? undefined,
    conflicted: row?.conflicted ?? [],
    brokenBy: row?.broken_by ?? [],
  }
}
