import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Concluded } from './enquiry.store.ts'
import type { ContactWay, ExperienceAnswer, ExperienceQuestion, Speaker } from './enquiry-codes.ts'
import { recorder } from './recorder.store.ts'
import { readRows } from './rows.store.ts'

interface By {
  readonly partnershipId: string
  readonly enquiryId: string
  readonly actorId: string
  readonly on: Temporal.PlainDate
  readonly at: Temporal.Instant
}

export interface PastConclusion extends Omit<Concluded, 'experienceDueOn'> {
  readonly reason: string
  readonly concludedAt: Temporal.Instant
  readonly who: string
  readonly reopenedOn: Temporal.PlainDate | undefined
  readonly reopenedReason: string | undefined
  readonly reopenedBy: string | undefined
}

export async function insertConclusion(tx: Tx, by: By, concluded: Concluded, reason: string): Promise<void> {
  await tx
    .insertInto('enquiry_conclusion')
    .values({
      partnership_id: by.partnershipId,
      enquiry_id: by.enquiryId,
      version: concluded.version,
      concluded_on: concluded.concludedOn,
      conclusion: concluded.conclusion,
      risk_outcome: concluded.riskOutcome ?? null,
      asked: concluded.asked,
      achieved: concluded.achieved ?? null,
      lacked_capacity: concluded.lackedCapacity,
      supported_by_advocate: concluded.supportedByAdvocate ?? null,
      reason,
      concluded_by: by.actorId,
      concluded_at: by.at,
    })
    .execute()
}

export async function insertReopening(tx: Tx, by: By, version: number, reason: string): Promise<void> {
  await tx
    .insertInto('enquiry_reopening')
    .values({
      partnership_id: by.partnershipId,
      enquiry_id: by.enquiryId,
      version,
      reason,
      reopened_by: by.actorId,
      reopened_at: by.at,
      reopened_on: by.on,
    })
    .execute()
}

/** Each conclusion of an enquiry, the newest first, and why it was opened again. */
export async function listConclusions(tx: Tx, enquiryId: string): Promise<PastConclusion[]> {
  const rows = await readRows<PastConclusion>(
    tx,
    sql`
    select m.version, m.concluded_on as "concludedOn", m.conclusion, m.risk_outcome as "riskOutcome", m.asked, m.achieved,
      m.lacked_capacity as "lackedCapacity", m.supported_by_advocate as "supportedByAdvocate", m.reason,
      m.concluded_at as "concludedAt", coalesce(p.name, '') as who, r.reopened_on as "reopenedOn", r.reason as "reopenedReason",
      o.name as "reopenedBy"
    from enquiry_conclusion m ${recorder('m', 'concluded_by')}
      left join enquiry_reopening r on r.partnership_id = m.partnership_id and r.enquiry_id = m.enquiry_id and r.version = m.version
      left join person_label o on o.partnership_id = m.partnership_id and o.person_id = case when r.reopened_by like 'person:%' then substr(r.reopened_by, 8)::uuid end
    where m.enquiry_id = ${enquiryId} order by m.version desc`,
  )
  return rows
}

export interface Experience {
  readonly askedOn: Temporal.PlainDate
  readonly askedOf: Speaker
  readonly how: ContactWay
  /** why they did not want to answer */
  readonly declinedReason: string | undefined
  readonly note: string
  readonly answers: Readonly<Partial<Record<ExperienceQuestion, ExperienceAnswer>>>
}

export async function insertExperience(
  tx: Tx,
  by: By,
  conclusionVersion: number,
  experience: Experience,
): Promise<void> {
  const key = { partnership_id: by.partnershipId, enquiry_id: by.enquiryId, conclusion_version: conclusionVersion }
  await tx
    .insertInto('enquiry_experience')
    .values({
      ...key,
      asked_on: experience.askedOn,
      asked_of: experience.askedOf,
      how: experience.how,
      declined_reason: experience.declinedReason ?? null,
      note: experience.note,
      recorded_by: by.actorId,
      recorded_at: by.at,
    })
    .execute()
  const answers = Object.entries(experience.answers)
  if (answers.length > 0)
    await tx
      .insertInto('enquiry_experience_answer')
      .values(answers.map(([question, answer]) => ({ ...key, question, answer })))
      .execute()
}

export async function findExperience(
  tx: Tx,
  enquiryId: string,
  conclusionVersion: number,
): Promise<Experience | undefined> {
  const row = await tx
    .selectFrom('enquiry_experience')
    .selectAll()
    .where('enquiry_id', '=', enquiryId)
    .where('conclusion_version', '=', conclusionVersion)
    .executeTakeFirst()
  if (!row) return undefined
  const answers = await tx
    .selectFrom('enquiry_experience_answer')
    .select(['question', 'answer'])
    .where('enquiry_id', '=', enquiryId)
    .where('conclusion_version', '=', conclusionVersion)
    .execute()
  return {
    askedOn: row.asked_on,
    askedOf: row.asked_of as Speaker,
    how: row.how as ContactWay,
    declinedReason: row.declined_reason ?? undefined,
    note: row.note,
    answers: Object.fromEntries(answers.map(({ question, answer }) => [question, answer])),
  }
}
