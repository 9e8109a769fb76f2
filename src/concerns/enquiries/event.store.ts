import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { readRows } from './rows.store.ts'

export interface EnquiryEvent {
  readonly eventId: string
  readonly happenedAt: Temporal.Instant
  readonly kind: string
  readonly words: string
  readonly note: string
  readonly doneBy: string
  /** the name behind `doneBy`, where it is a person's */
  readonly who: string
  readonly corrects: string | undefined
  readonly version: number | undefined
}

export interface NewEnquiryEvent {
  readonly partnershipId: string
  readonly enquiryId: string
  readonly happenedAt: Temporal.Instant
  readonly kind: string
  readonly words: string
  readonly note: string
  readonly doneBy: string
  readonly version: number
  readonly corrects?: string | undefined
}

export async function insertEnquiryEvent(tx: Tx, event: NewEnquiryEvent): Promise<void> {
  await tx
    .insertInto('enquiry_event')
    .values({
      partnership_id: event.partnershipId,
      enquiry_id: event.enquiryId,
      happened_at: event.happenedAt,
      kind: event.kind,
      words: event.words,
      note: event.note,
      done_by: event.doneBy,
      version: event.version,
      corrects: event.corrects ?? null,
    })
    .execute()
}

/** What has happened in an enquiry, the newest first; with `after`, only what led to a later version than that. */
export async function listEnquiryEvents(tx: Tx, enquiryId: string, after = -1): Promise<EnquiryEvent[]> {
  const rows = await readRows<EnquiryEvent>(
    tx,
    sql`
    select e.event_id as "eventId", e.happened_at as "happenedAt", e.kind, e.words, e.note, e.done_by as "doneBy",
      coalesce(p.name, '') as who, e.corrects, e.version
    from enquiry_event e
      left join person_label p on p.partnership_id = e.partnership_id and p.person_id = case when e.done_by like 'person:%' then substr(e.done_by, 8)::uuid end
    where e.enquiry_id = ${enquiryId} and coalesce(e.version, 0) > ${after}
    order by e.happened_at desc, e.event_id desc`,
  )
  return rows
}
