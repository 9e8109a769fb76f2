import { sql } from 'kysely'
import { type ListReader, openTo } from '#platform/auth/restriction/record-access.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { EnquiryState } from '../enquiry.ts'
import { nameOf } from '../individual.ts'
import { recorder } from './recorder.store.ts'
import { readRows } from './rows.store.ts'

export interface OrganisationalEnquiry {
  readonly organisationalEnquiryId: string
  readonly reference: string
  readonly providerId: string
  readonly providerName: string
  readonly reason: string
  readonly leadName: string | undefined
  readonly startedOn: Temporal.PlainDate
  readonly concludedOn: Temporal.PlainDate | undefined
  readonly findings: string
  readonly version: number
}

export type OrganisationalEventKind = 'started' | 'adult-added' | 'progress' | 'finding' | 'concluded'

export interface OrganisationalEvent {
  readonly eventId: string
  readonly happenedAt: Temporal.Instant
  readonly kind: OrganisationalEventKind
  readonly words: string
  readonly who: string
}

const COLUMNS = sql`o.organisational_enquiry_id as "organisationalEnquiryId", o.reference, o.provider_id as "providerId",
  v.name as "providerName", o.reason, p.name as "leadName", o.started_on as "startedOn", o.concluded_on as "concludedOn",
  o.findings, o.version`

const FROM = sql`organisational_enquiry o join provider v using (partnership_id, provider_id)
  left join person_label p on p.partnership_id = o.partnership_id and p.person_id = o.lead_id`

/** Those under way first, then the newest. */
export const listOrganisational = (tx: Tx, most: number): Promise<OrganisationalEnquiry[]> =>
  readRows(tx, sql`select ${COLUMNS} from ${FROM} order by o.concluded_on is not null, o.started_on desc limit ${most}`)

export async function findOrganisational(
  tx: Tx,
  reference: string,
  toChange = false,
): Promise<OrganisationalEnquiry | undefined> {
  const lock = toChange ? sql`for update of o` : sql``
  return (
    await readRows<OrganisationalEnquiry>(
      tx,
      sql`select ${COLUMNS} from ${FROM} where o.reference = ${reference} ${lock}`,
    )
  )[0]
}

/** Providers that are open, by name. */
export const listProviders = (tx: Tx): Promise<{ providerId: string; name: string }[]> =>
  readRows(tx, sql`select provider_id as "providerId", name from provider where closed_on is null order by name`)

export interface NewOrganisational {
  readonly partnershipId: string
  readonly reference: string
  readonly providerId: string
  readonly reason: string
  readonly leadId: string | undefined
  readonly startedOn: Temporal.PlainDate
}

export async function insertOrganisational(tx: Tx, given: NewOrganisational): Promise<string> {
  const row = await tx
    .insertInto('organisational_enquiry')
    .values({
      partnership_id: given.partnershipId,
      reference: given.reference,
      provider_id: given.providerId,
      reason: given.reason,
      lead_id: given.leadId ?? null,
      started_on: given.startedOn,
    })
    .returning('organisational_enquiry_id')
    .executeTakeFirstOrThrow()
  return row.organisational_enquiry_id
}

export interface NewOrganisationalEvent {
  readonly partnershipId: string
  readonly organisationalEnquiryId: string
  readonly at: Temporal.Instant
  readonly kind: OrganisationalEventKind
  readonly words: string
  readonly by: string
  readonly version: number
}

/** Writes down what happened, and the version that it led to. */
export async function insertOrganisationalEvent(
  tx: Tx,
  event: NewOrganisationalEvent,
  concluded?: { readonly on: Temporal.PlainDate; readonly findings: string },
): Promise<void> {
  await tx
    .insertInto('organisational_enquiry_event')
    .values({
      partnership_id: event.partnershipId,
      organisational_enquiry_id: event.organisationalEnquiryId,
      happened_at: event.at,
      kind: event.kind,
      words: event.words,
      done_by: event.by,
      version: event.version,
    })
    .execute()
  await tx
    .updateTable('organisational_enquiry')
    .set({ version: event.version, ...(concluded && { concluded_on: concluded.on, findings: concluded.findings }) })
    .where('organisational_enquiry_id', '=', event.organisationalEnquiryId)
    .execute()
}

/** What has happened, newest first. An adult who was brought in is named by their enquiry to those alone who may open it. */
export const listOrganisationalEvents = (
  tx: Tx,
  { reader, teamIds }: AdultsQuery,
  organisationalEnquiryId: string,
): Promise<OrganisationalEvent[]> =>
  readRows(
    tx,
    sql`select e.event_id as "eventId", e.happened_at as "happenedAt", e.kind, coalesce(p.name, '') as who,
      case when e.kind <> 'adult-added' or exists (
        select from enquiry
        where enquiry.reference = substring(e.words from 'EN-[0-9]{4}-[0-9A-Z]{5}')
          and enquiry.team_id = any(${teamIds}::uuid[]) and ${openTo(reader, 'concern', sql.ref('enquiry.concern_id'))})
      then e.words else 'Brought in an adult' end as words
    from organisational_enquiry_event e ${recorder('e', 'done_by')}
    where e.organisational_enquiry_id = ${organisationalEnquiryId} order by e.happened_at desc, e.event_id desc`,
  )

/** How many adults it counts, and their enquiries: a statistic, so also of those that are closed to whoever reads it. */
export async function countAdults(
  tx: Tx,
  organisationalEnquiryId: string,
): Promise<{ adultCount: number; enquiryCount: number }> {
  const [counted] = await readRows<{ adultCount: number; enquiryCount: number }>(
    tx,
    sql`select count(distinct individual_id)::integer as "adultCount", count(*)::integer as "enquiryCount"
    from enquiry where organisational_enquiry_id = ${organisationalEnquiryId}`,
  )
  return counted ?? { adultCount: 0, enquiryCount: 0 }
}

/** One adult of an organisational enquiry, or who could be brought in. */
export interface AdultEnquiry {
  readonly enquiryId: string
  readonly reference: string
  readonly individualId: string
  readonly individualName: string
  readonly state: EnquiryState
  readonly startedOn: Temporal.PlainDate
  readonly version: number
}

const adults = async (
  tx: Tx,
  reader: ListReader,
  teamIds: readonly string[],
  which: ReturnType<typeof sql>,
): Promise<AdultEnquiry[]> => {
  const rows = await readRows<AdultEnquiry & { givenName: string; familyName: string }>(
    tx,
    sql`select e.enquiry_id as "enquiryId", e.reference, e.individual_id as "individualId", i.given_name as "givenName",
      i.family_name as "familyName", e.state, e.started_on as "startedOn", e.version
    from enquiry e join individual i using (partnership_id, individual_id)
    where e.team_id = any(${teamIds}::uuid[]) and ${which} and ${openTo(reader, 'concern', sql.ref('e.concern_id'))}
    order by e.started_on, e.enquiry_id`,
  )
  return rows.map(row => ({ ...row, individualName: nameOf(row) }))
}

export interface AdultsQuery {
  readonly reader: ListReader
  readonly teamIds: readonly string[]
}

/** The adults of an organisational enquiry: each has an enquiry of their own. */
export const listAdults = (
  tx: Tx,
  { reader, teamIds }: AdultsQuery,
  organisationalEnquiryId: string,
): Promise<AdultEnquiry[]> => adults(tx, reader, teamIds, sql`e.organisational_enquiry_id = ${organisationalEnquiryId}`)

/** Open enquiries about adults at the provider that are in no organisational enquiry yet. */
export const listToBringIn = (tx: Tx, { reader, teamIds }: AdultsQuery, providerId: string): Promise<AdultEnquiry[]> =>
  adults(
    tx,
    reader,
    teamIds,
    sql`e.organisational_enquiry_id is null and e.state in ('planning', 'under-way')
      and e.concern_id in (select c.concern_id from concern c where c.provider_id = ${providerId})`,
  )

/** Concerns at the provider that wait for a decision: an adult comes in once an enquiry is decided on. */
export const listUndecidedAt = (
  tx: Tx,
  { reader, teamIds }: AdultsQuery,
  providerId: string,
): Promise<{ concernId: string; reference: string; receivedOn: Temporal.PlainDate }[]> =>
  readRows(
    tx,
    sql`select concern.concern_id as "concernId", concern.reference, concern.received_on as "receivedOn" from concern
    where concern.provider_id = ${providerId} and concern.about = 'adult' and concern.pathway is null
      and concern.team_id = any(${teamIds}::uuid[]) and ${openTo(reader, 'concern', sql.ref('concern.concern_id'))}
    order by concern.received_on limit 25`,
  )
