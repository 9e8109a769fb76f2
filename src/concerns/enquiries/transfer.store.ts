import type { Tx } from '#platform/db/database.ts'

export interface Transfer {
  readonly transferId: string
  readonly offeredTo: string
  readonly reason: string
  readonly offeredOn: Temporal.PlainDate
  readonly acceptedOn: Temporal.PlainDate | undefined
  readonly declinedOn: Temporal.PlainDate | undefined
  readonly answerReason: string
}

interface By {
  readonly partnershipId: string
  readonly enquiryId: string
  readonly actorId: string
  readonly on: Temporal.PlainDate
}

export async function insertTransfer(tx: Tx, by: By, offer: Pick<Transfer, 'offeredTo' | 'reason'>): Promise<void> {
  await tx
    .insertInto('enquiry_transfer')
    .values({
      partnership_id: by.partnershipId,
      enquiry_id: by.enquiryId,
      offered_to: offer.offeredTo,
      reason: offer.reason,
      offered_on: by.on,
      offered_by: by.actorId,
    })
    .execute()
}

/** Each offer to another area, the newest first: only the newest can be unanswered. */
export async function listTransfers(tx: Tx, enquiryId: string): Promise<Transfer[]> {
  const rows = await tx
    .selectFrom('enquiry_transfer')
    .selectAll()
    .where('enquiry_id', '=', enquiryId)
    .orderBy('transfer_id', 'desc')
    .execute()
  return rows.map(row => ({
    transferId: row.transfer_id,
    offeredTo: row.offered_to,
    reason: row.reason,
    offeredOn: row.offered_on,
    acceptedOn: row.accepted_on ?? undefined,
    declinedOn: row.declined_on ?? undefined,
    answerReason: row.answer_reason,
  }))
}

export async function answerTransfer(
  tx: Tx,
  { enquiryId, actorId }: By,
  answer: { readonly isAccepted: boolean; readonly on: Temporal.PlainDate; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('enquiry_transfer')
    .set({
      ...(answer.isAccepted ? { accepted_on: answer.on } : { declined_on: answer.on }),
      answer_reason: answer.reason,
      answered_by: actorId,
    })
    .where('enquiry_id', '=', enquiryId)
    .where('accepted_on', 'is', null)
    .where('declined_on', 'is', null)
    .execute()
}
