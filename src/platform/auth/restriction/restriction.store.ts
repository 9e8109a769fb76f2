import { sql, type UpdateResult } from 'kysely'
import type { Tx } from '../../db/database.ts'
import { NotFound } from '../../errors.ts'
import type { ConflictNature, Finding, RecordRef, RestrictionReason } from './record-access.ts'

interface Act {
  readonly by: string
  readonly at: Temporal.Instant
}

interface Placed extends Act {
  readonly partnershipId: string
  readonly record: RecordRef
}

const columnsOf = ({ partnershipId, record }: Placed) => ({
  partnership_id: partnershipId,
  record_kind: record.kind,
  record_id: record.id,
  reference: record.reference,
})

/** False when what was to be changed is not there, or is over. */
async function changesOne(update: { executeTakeFirst(): Promise<UpdateResult> }): Promise<boolean> {
  return (await update.executeTakeFirst()).numUpdatedRows === 1n
}

export async function insertRestriction(
  tx: Tx,
  placed: Placed & {
    reason: RestrictionReason
    note: string
    reviewOn: Temporal.PlainDate
    readers: readonly string[]
  },
): Promise<string> {
  const { restriction_id } = await tx
    .insertInto('restriction')
    .values({
      ...columnsOf(placed),
      reason: placed.reason,
      note: placed.note,
      placed_by: placed.by,
      placed_at: placed.at,
      review_on: placed.reviewOn,
    })
    .returning('restriction_id')
    .executeTakeFirstOrThrow()
  const { partnershipId: partnership_id } = placed
  await tx
    .insertInto('restriction_reader')
    .values(placed.readers.map(person_id => ({ partnership_id, restriction_id, person_id })))
    .execute()
  return restriction_id
}

/** Whether a record is restricted now. Held until the transaction ends, so that two people cannot restrict it at once. */
export async function isRestricted(tx: Tx, record: Pick<RecordRef, 'kind' | 'id'>): Promise<boolean> {
  const row = await tx
    .selectFrom('restriction')
    .select('restriction_id')
    .where('record_kind', '=', record.kind)
    .where('record_id', '=', record.id)
    .where('lifted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

const updateStanding = (tx: Tx, restrictionId: string) =>
  tx.updateTable('restriction').where('restriction_id', '=', restrictionId).where('lifted_at', 'is', null)

export const liftRestriction = (tx: Tx, restrictionId: string, lifted: Act & { reason: string }): Promise<boolean> =>
  changesOne(
    updateStanding(tx, restrictionId).set({
      lifted_by: lifted.by,
      lifted_at: lifted.at,
      lift_reason: lifted.reason,
    }),
  )

export const keepRestriction = (
  tx: Tx,
  restrictionId: string,
  kept: Act & { reviewOn: Temporal.PlainDate },
): Promise<boolean> =>
  changesOne(
    updateStanding(tx, restrictionId).set({
      reviewed_by: kept.by,
      reviewed_at: kept.at,
      review_on: kept.reviewOn,
    }),
  )

export async function insertConflict(
  tx: Tx,
  placed: Placed & { personId: string; nature: ConflictNature },
): Promise<void> {
  await tx
    .insertInto('conflict_of_interest')
    .values({
      ...columnsOf(placed),
      person_id: placed.personId,
      nature: placed.nature,
      declared_by: placed.by,
      declared_at: placed.at,
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export const endConflict = (tx: Tx, conflictId: string, ended: Act): Promise<boolean> =>
  changesOne(
    tx
      .updateTable('conflict_of_interest')
      .set({ ended_by: ended.by, ended_at: ended.at })
      .where('conflict_id', '=', conflictId)
      .where('ended_at', 'is', null),
  )

export async function insertBreakGlass(
  tx: Tx,
  placed: Placed & { reason: string; endsAt: Temporal.Instant },
): Promise<string> {
  const row = await tx
    .insertInto('break_glass')
    .values({
      ...columnsOf(placed),
      person_id: placed.by,
      reason: placed.reason,
      opened_at: placed.at,
      ends_at: placed.endsAt,
    })
    .returning('break_glass_id')
    .executeTakeFirstOrThrow()
  return row.break_glass_id
}

/** Who broke a glass that waits for its review. */
export async function getBreakerForReview(tx: Tx, breakGlassId: string): Promise<string> {
  const row = await tx
    .selectFrom('break_glass')
    .select('person_id')
    .where('break_glass_id', '=', breakGlassId)
    .where('reviewed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFound('There is no such broken glass to review.')
  return row.person_id
}

export async function updateBreakGlassReview(
  tx: Tx,
  breakGlassId: string,
  review: Act & { finding: Finding; note: string },
): Promise<void> {
  await tx
    .updateTable('break_glass')
    .set({ reviewed_by: review.by, reviewed_at: review.at, finding: review.finding, review_note: review.note })
    .where('break_glass_id', '=', breakGlassId)
    .execute()
}

export async function insertHold(tx: Tx, placed: Placed & { reason: string }): Promise<void> {
  await tx
    .insertInto('record_hold')
    .values({ ...columnsOf(placed), reason: placed.reason, placed_by: placed.by, placed_at: placed.at })
    .execute()
}

export const liftHold = (tx: Tx, holdId: string, lifted: Act): Promise<boolean> =>
  changesOne(
    tx
      .updateTable('record_hold')
      .set({ lifted_by: lifted.by, lifted_at: lifted.at })
      .where('hold_id', '=', holdId)
      .where('lifted_at', 'is', null),
  )

/**
 * Where to tell of a broken glass: the information governance leads of the partnership in context, or, so that it never
 * goes unseen, its administrators when there is none.
 */
export async function listNoticeAddresses(
  tx: Tx,
  today: Temporal.PlainDate,
): Promise<Array<{ personId: string; email: string }>> {
  const found = await sql<{ person_id: string; email: string; role: string }>`
    select distinct a.person_id, a.email, r.role
    from accounts_of_partnership() a
      join person_role r on r.partnership_id = current_partnership() and r.person_id = a.person_id
    where r.role in ('information-governance-lead', 'administrator') and a.email is not null
      and a.access_stopped_at is null and ${today.toString()}::date between r.starts_on and coalesce(r.ends_on, 'infinity')`.execute(
    tx,
  )
  const leads = found.rows.filter(row => row.role === 'information-governance-lead')
  const told = leads.length > 0 ? leads : found.rows
  return told.map(row => ({ personId: row.person_id, email: row.email }))
}
