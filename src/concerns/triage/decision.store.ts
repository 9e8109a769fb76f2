import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { lateCauseOf } from '../case/case.store.ts'
import type { RecordedDecision } from '../case/case.ts'
import { isCode } from '../codes.ts'
import { pathwayOf } from '../concern.ts'
import { LIMB_ANSWERS, type LimbAnswer } from '../decision.ts'
import type { Decision } from './decision-form.ts'

export interface DecisionRow extends Decision {
  readonly partnershipId: string
  readonly concernId: string
  readonly version: number
  readonly nationalClass: string
  readonly mapping: string
  readonly dueOn: Temporal.PlainDate
  readonly isInTime: boolean
  readonly challengeId: string | undefined
  readonly by: string
  readonly at: Temporal.Instant
  readonly on: Temporal.PlainDate
}

export async function insertDecision(tx: Tx, row: DecisionRow): Promise<void> {
  const { limbs } = row
  await tx
    .insertInto('concern_decision')
    .values({
      partnership_id: row.partnershipId,
      concern_id: row.concernId,
      version: row.version,
      pathway: row.pathway,
      national_class: row.nationalClass,
      mapping: row.mapping,
      limb_a: limbs?.a.answer ?? null,
      limb_a_reason: limbs?.a.reason ?? '',
      limb_b: limbs?.b.answer ?? null,
      limb_b_reason: limbs?.b.reason ?? '',
      limb_c: limbs?.c.answer ?? null,
      limb_c_reason: limbs?.c.reason ?? '',
      reason: row.reason,
      told_reason: row.toldReason,
      due_on: row.dueOn,
      in_time: row.isInTime,
      late_cause: row.lateCause ?? null,
      late_note: row.lateNote,
      challenge_id: row.challengeId ?? null,
      decided_by: row.by,
      decided_at: row.at,
      decided_on: row.on,
    })
    .execute()
}

/** Every decision on a concern, the latest first. */
export async function listDecisions(tx: Tx, concernId: string): Promise<RecordedDecision[]> {
  const rows = await tx
    .selectFrom('concern_decision as d')
    .leftJoin('person_label as p', join =>
      join
        .onRef('p.partnership_id', '=', 'd.partnership_id')
        .on(
          'p.person_id',
          '=',
          sql<string>`case when d.decided_by like 'person:%' then substr(d.decided_by, 8)::uuid end`,
        ),
    )
    .selectAll('d')
    .select('p.name')
    .where('d.concern_id', '=', concernId)
    .orderBy('d.version', 'desc')
    .execute()
  return rows.map(row => ({
    version: row.version,
    pathway: pathwayOf(row.pathway) ?? 'screened-out',
    nationalClass: row.national_class,
    limbs:
      row.limb_a === null
        ? undefined
        : {
            a: { answer: answerOf(row.limb_a), reason: row.limb_a_reason },
            b: { answer: answerOf(row.limb_b), reason: row.limb_b_reason },
            c: { answer: answerOf(row.limb_c), reason: row.limb_c_reason },
          },
    reason: row.reason,
    toldReason: row.told_reason,
    isInTime: row.in_time,
    lateCause: lateCauseOf(row.late_cause),
    lateNote: row.late_note,
    decidedAt: row.decided_at,
    decidedBy: row.name ?? 'Kith',
  }))
}

const answerOf = (text: string | null): LimbAnswer => (text !== null && isCode(LIMB_ANSWERS, text) ? text : 'not-known')

export interface Draft {
  readonly personId: string
  readonly name: string
  readonly answers: Readonly<Record<string, string>>
  readonly savedAt: Temporal.Instant
}

export async function findDraft(tx: Tx, concernId: string): Promise<Draft | undefined> {
  const row = await tx
    .selectFrom('concern_decision_draft as d')
    .innerJoin('person_label as p', join =>
      join.onRef('p.partnership_id', '=', 'd.partnership_id').onRef('p.person_id', '=', 'd.person_id'),
    )
    .select(['d.person_id', 'p.name', 'd.answers', 'd.saved_at'])
    .where('d.concern_id', '=', concernId)
    .executeTakeFirst()
  return row && { personId: row.person_id, name: row.name ?? '', answers: textsOf(row.answers), savedAt: row.saved_at }
}

function textsOf(answers: unknown): Record<string, string> {
  if (typeof answers !== 'object' || answers === null) return {}
  return Object.fromEntries(
    Object.entries(answers).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

export async function saveDraftRow(
  tx: Tx,
  draft: {
    partnershipId: string
    concernId: string
    personId: string
    answers: Readonly<Record<string, string>>
    at: Temporal.Instant
  },
): Promise<void> {
  const written = { person_id: draft.personId, answers: JSON.stringify(draft.answers), saved_at: draft.at }
  await tx
    .insertInto('concern_decision_draft')
    .values({ partnership_id: draft.partnershipId, concern_id: draft.concernId, ...written })
    .onConflict(conflict => conflict.columns(['partnership_id', 'concern_id']).doUpdateSet(written))
    .execute()
}

export async function deleteDraft(tx: Tx, concernId: string): Promise<void> {
  await tx.deleteFrom('concern_decision_draft').where('concern_id', '=', concernId).execute()
}
