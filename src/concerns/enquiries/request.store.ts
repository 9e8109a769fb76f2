import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { ContactWay } from './enquiry-codes.ts'
import type { Entered } from './entry.ts'
import { recorder } from './recorder.store.ts'
import { readRows } from './rows.store.ts'
import { byEntry, type Versioned } from './versions.ts'

/** What somebody is asked. */
export interface NewRequest {
  readonly agencyId: string | undefined
  readonly askedOf: string
  /** where the link to their one section goes; empty: they are asked otherwise */
  readonly email: string
  readonly question: string
  /** what they are told of why they are asked */
  readonly told: string
  readonly dueOn: Temporal.PlainDate
}

export interface EnquiryRequest extends NewRequest {
  readonly requestId: string
  readonly askedOn: Temporal.PlainDate
  readonly answeredOn: Temporal.PlainDate | undefined
  readonly waivedOn: Temporal.PlainDate | undefined
  readonly waivedReason: string | undefined
  readonly waivedBy: string | undefined
  readonly chases: readonly Chase[]
  readonly answer: Versioned<Answer & Entered> | undefined
  /** until when the mailed link opens; undefined: none was mailed, or it has ended */
  readonly linkUntil: Temporal.Instant | undefined
}

export interface Chase {
  readonly chasedOn: Temporal.PlainDate
  readonly how: ContactWay
  readonly note: string
}

export interface Answer {
  readonly cameOn: Temporal.PlainDate
  readonly answer: string
  readonly givenBy: string
}

interface By {
  readonly partnershipId: string
  readonly actorId: string
  readonly on: Temporal.PlainDate
}

export async function insertRequest(
  tx: Tx,
  { partnershipId, actorId, on }: By,
  enquiryId: string,
  request: NewRequest & { readonly requestId: string },
): Promise<void> {
  await tx
    .insertInto('enquiry_request')
    .values({
      partnership_id: partnershipId,
      request_id: request.requestId,
      enquiry_id: enquiryId,
      agency_id: request.agencyId ?? null,
      asked_of: request.askedOf,
      email: request.email,
      question: request.question,
      told: request.told,
      asked_on: on,
      asked_by: actorId,
      due_on: request.dueOn,
    })
    .execute()
}

export async function insertChase(
  tx: Tx,
  { partnershipId, actorId }: By,
  requestId: string,
  chase: Chase,
): Promise<void> {
  await tx
    .insertInto('enquiry_chase')
    .values({
      partnership_id: partnershipId,
      request_id: requestId,
      chased_on: chase.chasedOn,
      how: chase.how,
      note: chase.note,
      chased_by: actorId,
    })
    .execute()
}

export interface NewAnswer extends Answer {
  readonly version: number
  readonly correction: string
  readonly at: Temporal.Instant
}

export async function insertAnswer(
  tx: Tx,
  { partnershipId, actorId }: By,
  requestId: string,
  answer: NewAnswer,
): Promise<void> {
  await tx
    .insertInto('enquiry_answer')
    .values({
      partnership_id: partnershipId,
      request_id: requestId,
      version: answer.version,
      came_on: answer.cameOn,
      answer: answer.answer,
      given_by: answer.givenBy,
      correction: answer.correction,
      recorded_by: actorId,
      recorded_at: answer.at,
    })
    .execute()
  if (answer.version === 1)
    await tx
      .updateTable('enquiry_request')
      .set({ answered_on: answer.cameOn })
      .where('request_id', '=', requestId)
      .execute()
}

export async function waiveRequest(tx: Tx, { actorId, on }: By, requestId: string, reason: string): Promise<void> {
  await tx
    .updateTable('enquiry_request')
    .set({ waived_on: on, waived_by: actorId, waived_reason: reason })
    .where('request_id', '=', requestId)
    .execute()
}

/** What was asked in an enquiry, the first due first, with what came back. */
export async function listRequests(tx: Tx, enquiryId: string, now: Temporal.Instant): Promise<EnquiryRequest[]> {
  const requests = await tx
    .selectFrom('enquiry_request')
    .selectAll()
    .where('enquiry_id', '=', enquiryId)
    .orderBy('due_on')
    .orderBy('request_id')
    .execute()
  const chases = await tx
    .selectFrom('enquiry_chase as c')
    .innerJoin('enquiry_request as r', join =>
      join.onRef('r.partnership_id', '=', 'c.partnership_id').onRef('r.request_id', '=', 'c.request_id'),
    )
    .select(['c.request_id', 'c.chased_on', 'c.how', 'c.note'])
    .where('r.enquiry_id', '=', enquiryId)
    .orderBy('c.chased_on')
    .execute()
  const answers = await listAnswers(tx, enquiryId)
  const links = await tx
    .selectFrom('enquiry_contribution as c')
    .innerJoin('enquiry_request as r', join =>
      join.onRef('r.partnership_id', '=', 'c.partnership_id').onRef('r.request_id', '=', 'c.request_id'),
    )
    .select(['c.request_id', 'c.expires_at'])
    .where('r.enquiry_id', '=', enquiryId)
    .where('c.ended_at', 'is', null)
    .where('c.answered_at', 'is', null)
    .where('c.expires_at', '>', now)
    .execute()
  return requests.map(row => ({
    requestId: row.request_id,
    agencyId: row.agency_id ?? undefined,
    askedOf: row.asked_of,
    email: row.email,
    question: row.question,
    told: row.told,
    askedOn: row.asked_on,
    dueOn: row.due_on,
    answeredOn: row.answered_on ?? undefined,
    waivedOn: row.waived_on ?? undefined,
    waivedReason: row.waived_reason ?? undefined,
    waivedBy: row.waived_by ?? undefined,
    chases: chases
      .filter(chase => chase.request_id === row.request_id)
      .map(chase => ({ chasedOn: chase.chased_on, how: chase.how as ContactWay, note: chase.note })),
    answer: answers.find(answer => answer.latest.id === row.request_id),
    linkUntil: links.find(link => link.request_id === row.request_id)?.expires_at,
  }))
}

async function listAnswers(tx: Tx, enquiryId: string): Promise<Versioned<Answer & Entered>[]> {
  const rows = await readRows<Answer & Entered>(
    tx,
    sql`
    select a.request_id as id, a.version, a.came_on as "cameOn", a.answer, a.given_by as "givenBy", a.correction,
      a.recorded_at as "recordedAt", coalesce(p.name, '') as who
    from enquiry_answer a join enquiry_request r using (partnership_id, request_id) ${recorder('a')}
    where r.enquiry_id = ${enquiryId}`,
  )
  return byEntry(rows, row => row.id)
}
