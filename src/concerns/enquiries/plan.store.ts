import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { recorder } from './recorder.store.ts'
import { readRows } from './rows.store.ts'

export interface SafeguardingPlan {
  readonly plan: string
  readonly adultSays: string
  readonly agreedWith: string
  readonly reviewOn: Temporal.PlainDate | undefined
}

export interface WrittenPlan extends SafeguardingPlan {
  readonly version: number
  readonly writtenAt: Temporal.Instant
  readonly who: string
}

export interface NewAction {
  readonly what: string
  readonly agencyId: string | undefined
  readonly ownerId: string | undefined
  readonly owner: string
  readonly dueOn: Temporal.PlainDate
}

export interface EnquiryAction extends NewAction {
  readonly actionId: string
  readonly addedOn: Temporal.PlainDate
  readonly doneOn: Temporal.PlainDate | undefined
  readonly doneNote: string | undefined
  readonly doneBy: string | undefined
  readonly doneByName: string | undefined
  readonly assuredOn: Temporal.PlainDate | undefined
  readonly assuredHow: string | undefined
  readonly assuredByName: string | undefined
  readonly waivedOn: Temporal.PlainDate | undefined
  readonly waivedReason: string | undefined
  readonly waivedByName: string | undefined
}

interface By {
  readonly partnershipId: string
  readonly enquiryId: string
  readonly actorId: string
  readonly on: Temporal.PlainDate
  readonly at: Temporal.Instant
}

export async function insertPlan(tx: Tx, by: By, version: number, plan: SafeguardingPlan): Promise<void> {
  await tx
    .insertInto('enquiry_plan')
    .values({
      partnership_id: by.partnershipId,
      enquiry_id: by.enquiryId,
      version,
      plan: plan.plan,
      adult_says: plan.adultSays,
      agreed_with: plan.agreedWith,
      review_on: plan.reviewOn ?? null,
      written_by: by.actorId,
      written_at: by.at,
      written_on: by.on,
    })
    .execute()
}

/** Each version of the safeguarding plan, the newest first. */
export async function listPlans(tx: Tx, enquiryId: string): Promise<WrittenPlan[]> {
  const rows = await readRows<WrittenPlan>(
    tx,
    sql`
    select m.version, m.plan, m.adult_says as "adultSays", m.agreed_with as "agreedWith", m.review_on as "reviewOn",
      m.written_at as "writtenAt", coalesce(p.name, '') as who
    from enquiry_plan m ${recorder('m', 'written_by')}
    where m.enquiry_id = ${enquiryId} order by m.version desc`,
  )
  return rows
}

export async function insertAction(tx: Tx, by: By, action: NewAction): Promise<void> {
  await tx
    .insertInto('enquiry_action')
    .values({
      partnership_id: by.partnershipId,
      enquiry_id: by.enquiryId,
      what: action.what,
      agency_id: action.agencyId ?? null,
      owner_id: action.ownerId ?? null,
      owner: action.owner,
      added_on: by.on,
      added_by: by.actorId,
      due_on: action.dueOn,
    })
    .execute()
}

/** What there is to do for the adult to be safe, the first due first. */
export async function listActions(tx: Tx, enquiryId: string): Promise<EnquiryAction[]> {
  const rows = await readRows<EnquiryAction>(
    tx,
    sql`
    select a.action_id as "actionId", a.what, a.agency_id as "agencyId", a.owner_id as "ownerId", a.owner, a.added_on as "addedOn",
      a.due_on as "dueOn", a.done_on as "doneOn", a.done_note as "doneNote", a.done_by as "doneBy", d.name as "doneByName",
      a.assured_on as "assuredOn", a.assured_how as "assuredHow", s.name as "assuredByName", a.waived_on as "waivedOn",
      a.waived_reason as "waivedReason", w.name as "waivedByName"
    from enquiry_action a
      left join person_label d on d.partnership_id = a.partnership_id and d.person_id = case when a.done_by like 'person:%' then substr(a.done_by, 8)::uuid end
      left join person_label s on s.partnership_id = a.partnership_id and s.person_id = case when a.assured_by like 'person:%' then substr(a.assured_by, 8)::uuid end
      left join person_label w on w.partnership_id = a.partnership_id and w.person_id = case when a.waived_by like 'person:%' then substr(a.waived_by, 8)::uuid end
    where a.enquiry_id = ${enquiryId} order by a.due_on, a.action_id`,
  )
  return rows
}

export type ActionStep =
  | { readonly done: { readonly on: Temporal.PlainDate; readonly note: string } }
  | { readonly assured: { readonly on: Temporal.PlainDate; readonly how: string } }
  | { readonly waived: { readonly on: Temporal.PlainDate; readonly reason: string } }

export async function updateAction(tx: Tx, actionId: string, actorId: string, step: ActionStep): Promise<void> {
  await tx
    .updateTable('enquiry_action')
    .set({
      ...('done' in step && { done_on: step.done.on, done_note: step.done.note, done_by: actorId }),
      ...('assured' in step && { assured_on: step.assured.on, assured_how: step.assured.how, assured_by: actorId }),
      ...('waived' in step && { waived_on: step.waived.on, waived_reason: step.waived.reason, waived_by: actorId }),
    })
    .where('action_id', '=', actionId)
    .execute()
}
