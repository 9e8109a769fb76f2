import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export interface DecidedConcern {
  readonly concernId: string
  readonly reference: string
  readonly version: number
  readonly decidedBy: string
}

/** What somebody raised themselves and was decided by the day, the latest: a decision with which they may disagree. */
export async function findDecidedOf(
  tx: Tx,
  given: { readonly raisedBy: string; readonly pathways: readonly string[]; readonly by: Temporal.PlainDate },
): Promise<DecidedConcern | undefined> {
  const { rows } = await sql<DecidedConcern>`
    select c.concern_id as "concernId", c.reference, c.decision_version as version, d.decided_by as "decidedBy"
    from concern c join concern_account a using (partnership_id, concern_id)
      join concern_decision d on d.partnership_id = c.partnership_id and d.concern_id = c.concern_id and d.version = c.decision_version
    where a.raised_by = ${given.raisedBy} and c.pathway = any(${given.pathways}::text[]) and c.decided_on <= ${given.by}
      and not exists (select from enquiry e where e.partnership_id = c.partnership_id and e.concern_id = c.concern_id)
    order by c.decided_on desc, c.concern_id limit 1`.execute(tx)
  return rows[0]
}

/** The concern of somebody's own that is due next and that nothing keeps from being decided. */
export async function findWaitingOf(
  tx: Tx,
  workerId: string,
  from: Temporal.PlainDate,
): Promise<{ readonly concernId: string } | undefined> {
  const { rows } = await sql<{ concernId: string }>`
    select c.concern_id as "concernId" from concern c
    where c.worker_id = ${workerId} and c.pathway is null and c.paused_on is null and c.due_on >= ${from} and c.about = 'adult'
      and not exists (select from restriction r where r.record_id = c.concern_id)
      and not exists (select from conflict_of_interest k where k.record_id = c.concern_id)
    order by c.due_on, c.concern_id limit 1`.execute(tx)
  return rows[0]
}

export interface OpenEnquiry {
  readonly enquiryId: string
  readonly reference: string
  readonly startedOn: Temporal.PlainDate
  readonly version: number
}

/** Enquiries under way about what happened at a provider, the oldest first. */
export async function listOpenAt(tx: Tx, provider: string, by: Temporal.PlainDate): Promise<OpenEnquiry[]> {
  const { rows } = await sql<OpenEnquiry>`
    select e.enquiry_id as "enquiryId", e.reference, e.started_on as "startedOn", e.version
    from enquiry e join concern c using (partnership_id, concern_id)
      join provider p on p.partnership_id = c.partnership_id and p.provider_id = c.provider_id
    where p.name = ${provider} and e.state in ('planning', 'under-way') and e.started_on <= ${by}
      and not exists (select from restriction r where r.record_id = c.concern_id)
    order by e.started_on, e.enquiry_id limit 4`.execute(tx)
  return rows
}

export async function updateJoined(tx: Tx, enquiryId: string, organisationalEnquiryId: string): Promise<void> {
  await tx
    .updateTable('enquiry')
    .set(({ eb }) => ({ organisational_enquiry_id: organisationalEnquiryId, version: eb('version', '+', 1) }))
    .where('enquiry_id', '=', enquiryId)
    .execute()
}

export async function findProviderId(tx: Tx, name: string): Promise<string | undefined> {
  const row = await tx.selectFrom('provider').select('provider_id').where('name', '=', name).executeTakeFirst()
  return row?.provider_id
}
