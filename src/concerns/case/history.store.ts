import { sql } from 'kysely'
import { type ListReader, openTo } from '#platform/auth/restriction/record-access.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { CaseEvent, EarlierConcern, Owed } from './case.ts'
import { ofOwnTeam } from './own-team.store.ts'

export interface NewEvent {
  readonly partnershipId: string
  readonly concernId: string
  readonly at: Temporal.Instant
  readonly kind: string
  readonly words: string
  readonly note?: string | undefined
  readonly by: string
  readonly corrects?: string | undefined
}

export async function insertEvent(tx: Tx, event: NewEvent): Promise<void> {
  await tx
    .insertInto('concern_event')
    .values({
      partnership_id: event.partnershipId,
      concern_id: event.concernId,
      happened_at: event.at,
      kind: event.kind,
      words: event.words,
      note: event.note ?? '',
      done_by: event.by,
      corrects: event.corrects ?? null,
    })
    .execute()
}

/** What has happened to a concern, newest first. */
export async function listEvents(tx: Tx, concernId: string, most: number): Promise<CaseEvent[]> {
  const rows = await tx
    .selectFrom('concern_event as e')
    .leftJoin('person_label as p', join =>
      join
        .onRef('p.partnership_id', '=', 'e.partnership_id')
        .on('p.person_id', '=', sql<string>`case when e.done_by like 'person:%' then substr(e.done_by, 8)::uuid end`),
    )
    .select(['e.event_id', 'e.happened_at', 'e.kind', 'e.words', 'e.note', 'e.done_by', 'e.corrects', 'p.name'])
    .where('e.concern_id', '=', concernId)
    .orderBy('e.happened_at', 'desc')
    .orderBy('e.event_id', 'desc')
    .limit(most)
    .execute()
  return rows.map(row => ({
    eventId: row.event_id,
    happenedAt: row.happened_at,
    kind: row.kind,
    words: row.words,
    note: row.note,
    doneBy: row.name ?? actorInWords(row.done_by),
    corrects: row.corrects ?? undefined,
  }))
}

/** Somebody whose name the partnership does not hold. */
function actorInWords(actor: string): string {
  if (actor === 'nobody') return 'somebody who did not sign in'
  if (actor.startsWith('token:')) return 'another system'
  return actor.startsWith('person:') ? 'somebody' : 'Kith'
}

/** Other concerns about the same individual that the reader may open, newest first. */
export async function listEarlier(
  tx: Tx,
  reader: ListReader,
  { individualId, concernId, most }: { individualId: string; concernId: string; most: number },
): Promise<EarlierConcern[]> {
  const rows = await tx
    .selectFrom('concern')
    .innerJoin('concern_account as a', join =>
      join.onRef('a.partnership_id', '=', 'concern.partnership_id').onRef('a.concern_id', '=', 'concern.concern_id'),
    )
    .select(['concern.concern_id', 'concern.reference', 'concern.received_on', 'a.in_brief', 'concern.pathway'])
    .where('concern.individual_id', '=', individualId)
    .where('concern.concern_id', '<>', concernId)
    .where(ofOwnTeam('concern.team_id', reader))
    .where(openTo(reader, 'concern', sql.ref('concern.concern_id')))
    .orderBy('concern.received_on', 'desc')
    .limit(most)
    .execute()
  return rows.map(row => ({
    concernId: row.concern_id,
    reference: row.reference,
    receivedOn: row.received_on,
    inBrief: row.in_brief,
    pathway: row.pathway ?? undefined,
  }))
}

/** What the referrer was and is owed, in the order of its days. */
export async function listOwed(tx: Tx, concernId: string): Promise<Owed[]> {
  const rows = await tx
    .selectFrom('concern_feedback')
    .select(['feedback_id', 'kind', 'entitlement', 'due_on', 'given_on'])
    .where('concern_id', '=', concernId)
    .orderBy('due_on')
    .orderBy('kind', 'desc')
    .execute()
  return rows.map(row => ({
    feedbackId: row.feedback_id,
    kind: row.kind === 'decision' || row.kind === 'outcome' ? row.kind : 'receipt',
    entitlement: row.entitlement === 'looked-at' ? 'looked-at' : 'need-to-know',
    dueOn: row.due_on,
    givenOn: row.given_on ?? undefined,
  }))
}

/** How often the record was opened, and by how many people, as the audit trail has it. */
export async function countOpenings(tx: Tx, concernId: string): Promise<{ times: number; people: number }> {
  const found = await sql<{ times: number; people: number }>`
    select count(*)::integer as times, count(distinct actor)::integer as people
    from audit_events_about(${concernId}) where event = 'concern-opened'`.execute(tx)
  return found.rows[0] ?? { times: 0, people: 0 }
}

export interface Opening {
  readonly happenedAt: Temporal.Instant
  readonly name: string
  readonly event: string
  readonly purpose: string | undefined
}

/** The latest openings and refusals of the record, newest first. */
export async function listOpenings(tx: Tx, concernId: string, most: number): Promise<Opening[]> {
  const found = await sql<{
    happened_at: Temporal.Instant
    name: string | null
    event: string
    purpose: string | null
  }>`
    select e.happened_at, p.name, e.event, e.purpose
    from audit_events_about(${concernId}) e
    left join person_label p on p.partnership_id = current_partnership()
      and p.person_id = case when e.actor like 'person:%' then substr(e.actor, 8)::uuid end
    where e.event in ('concern-opened', 'record-refused', 'glass-broken')
    order by e.happened_at desc limit ${most}`.execute(tx)
  return found.rows.map(row => ({
    happenedAt: row.happened_at,
    name: row.name ?? 'Somebody',
    event: row.event,
    purpose: row.purpose ?? undefined,
  }))
}

/** The words of a note of this concern. */
export async function findNote(tx: Tx, concernId: string, eventId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('concern_event')
    .select('note')
    .where('concern_id', '=', concernId)
    .where('event_id', '=', eventId)
    .where('kind', '=', 'note')
    .executeTakeFirst()
  return row?.note
}
