import { sql } from 'kysely'
import { type ListReader, openTo } from '#platform/auth/restriction/record-access.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { ageBand } from '../age-band.ts'
import { REPEAT_DAYS } from '../decision-clock.ts'
import type { IndividualDetails } from '../individual.ts'
import { individualFrom } from './individual.store.ts'
import type { KnownIndividual } from './known-individual.ts'

export type LinkAct = 'linked' | 'unlinked' | 'not-the-same'

export interface NewLink {
  readonly partnershipId: string
  readonly concernId: string
  readonly individualId: string
  readonly act: LinkAct
  readonly reason: string
  readonly by: string
  readonly at: Temporal.Instant
}

export async function insertLink(tx: Tx, link: NewLink): Promise<void> {
  await tx
    .insertInto('concern_link')
    .values({
      partnership_id: link.partnershipId,
      concern_id: link.concernId,
      individual_id: link.individualId,
      act: link.act,
      reason: link.reason,
      done_by: link.by,
      done_at: link.at,
    })
    .execute()
}

/** The individual that the concern came with. */
export async function firstIndividualOf(tx: Tx, concernId: string): Promise<string> {
  const row = await tx
    .selectFrom('concern_link')
    .select('individual_id')
    .where('concern_id', '=', concernId)
    .where('act', '=', 'received')
    .executeTakeFirstOrThrow()
  return row.individual_id
}

/** The individuals that the other concerns about this one came with, of those that the reader may open. */
export async function listOpenOriginals(tx: Tx, reader: ListReader, individualId: string): Promise<KnownIndividual[]> {
  const rows = await tx
    .selectFrom('concern as c')
    .innerJoin('concern_link as l', join =>
      join.onRef('l.partnership_id', '=', 'c.partnership_id').onRef('l.concern_id', '=', 'c.concern_id'),
    )
    .innerJoin('individual as i', join =>
      join.onRef('i.partnership_id', '=', 'l.partnership_id').onRef('i.individual_id', '=', 'l.individual_id'),
    )
    .selectAll('i')
    .where('c.individual_id', '=', individualId)
    .where('l.act', '=', 'received')
    .where('l.individual_id', '<>', individualId)
    .where(openTo(reader, 'concern', sql.ref('c.concern_id')))
    .execute()
  return rows.map(individualFrom)
}

/** How many concerns are about the individual now, whoever may open them. */
export async function countConcernsOf(tx: Tx, individualId: string): Promise<number> {
  const row = await tx
    .selectFrom('concern')
    .select(query => query.fn.countAll<string>().as('many'))
    .where('individual_id', '=', individualId)
    .executeTakeFirstOrThrow()
  return Number(row.many)
}

/** The concern and its enquiry are about this individual from now on. */
export async function moveConcern(tx: Tx, concernId: string, individualId: string): Promise<void> {
  await tx
    .updateTable('concern')
    .set({ individual_id: individualId, version: sql<number>`version + 1` })
    .where('concern_id', '=', concernId)
    .execute()
  await tx
    .updateTable('enquiry')
    .set({ individual_id: individualId, version: sql<number>`version + 1` })
    .where('concern_id', '=', concernId)
    .execute()
}

/** Brings what is counted of each concern about the individual up to what is known of them, and its repeat alert. */
export async function refreshConcernsOf(tx: Tx, individualId: string, details: IndividualDetails): Promise<void> {
  const concerns = await tx
    .selectFrom('concern')
    .select(['concern_id', 'about', 'received_on'])
    .where('individual_id', '=', individualId)
    .execute()
  const bands = concerns.map(({ about, received_on }) =>
    ageBand(about === 'child' ? 'child' : 'adult', details, received_on),
  )
  await sql`
    update concern c set age_band = fresh.age_band, sex = ${details.sex}, gender_identity = ${details.genderIdentity},
      ethnicity = ${details.ethnicity}, support_reason = ${details.supportReason}, earlier_concern_on = (
        select max(o.received_on) from concern o
        where o.partnership_id = c.partnership_id and o.individual_id = c.individual_id
          and (o.received_at, o.concern_id) < (c.received_at, c.concern_id)
          and o.received_on >= c.received_on - ${REPEAT_DAYS}::integer and o.pathway is distinct from 'screened-out')
    from unnest(${concerns.map(each => each.concern_id)}::uuid[], ${bands}::text[]) fresh (concern_id, age_band)
    where c.partnership_id = current_partnership() and c.concern_id = fresh.concern_id`.execute(tx)
}

/** One entry in the history of each concern about the individual. */
export async function tellConcernsOf(
  tx: Tx,
  individualId: string,
  event: { kind: string; words: string; note: string; by: string; at: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into concern_event (partnership_id, concern_id, happened_at, kind, words, note, done_by)
    select partnership_id, concern_id, ${event.at}, ${event.kind}, ${event.words}, ${event.note}, ${event.by}
    from concern where partnership_id = current_partnership() and individual_id = ${individualId}`.execute(tx)
}

export interface LinkRow {
  readonly reference: string
  readonly act: string
  readonly reason: string
  readonly doneBy: string
  readonly doneAt: Temporal.Instant
}

/** What was said of which concerns being about the individual, newest first, of those concerns alone. */
export async function listLinks(tx: Tx, individualId: string, references: readonly string[]): Promise<LinkRow[]> {
  const rows = await tx
    .selectFrom('concern_link as l')
    .innerJoin('concern as c', join =>
      join.onRef('c.partnership_id', '=', 'l.partnership_id').onRef('c.concern_id', '=', 'l.concern_id'),
    )
    .leftJoin('person_label as p', join =>
      join
        .onRef('p.partnership_id', '=', 'l.partnership_id')
        .on('p.person_id', '=', sql<string>`case when l.done_by like 'person:%' then substr(l.done_by, 8)::uuid end`),
    )
    .select(['c.reference', 'l.act', 'l.reason', 'p.name', 'l.done_at'])
    .where('l.individual_id', '=', individualId)
    .where('c.reference', '=', sql<string>`any(${references}::text[])`)
    .orderBy('l.done_at', 'desc')
    .execute()
  return rows.map(row => ({
    reference: row.reference,
    act: row.act,
    reason: row.reason,
    doneBy: row.name ?? '',
    doneAt: row.done_at,
  }))
}
