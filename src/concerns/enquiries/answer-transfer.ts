import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { dayInWords } from '#platform/day.ts'
import { type Change, changeEnquiry, type EnquiryRead, faults } from './change-enquiry.ts'
import { answerTransfer, listTransfers } from './transfer.store.ts'

export interface TransferAnswer {
  readonly isAccepted: boolean
  readonly on: Temporal.PlainDate
  readonly reason: string
}

/** Records whether the other area took the enquiry on; declined, it goes on here as it was. */
export const recordTransferAnswer = (
  app: App,
  actor: Actor,
  read: EnquiryRead,
  answer: TransferAnswer,
): Promise<Change> =>
  changeEnquiry(app, actor, read, answer.isAccepted ? 'accept-transfer' : 'decline-transfer', async context => {
    const { tx, enquiry, today } = context
    const { enquiryId } = enquiry
    const offer = (await listTransfers(tx, enquiryId))[0]
    if (!answer.isAccepted && answer.reason === '') return faults({ reason: 'Enter why they declined' })
    if (offer && Temporal.PlainDate.compare(answer.on, offer.offeredOn) < 0)
      return faults({ on: `It was offered on ${dayInWords(offer.offeredOn)}: the answer cannot be earlier` })
    if (Temporal.PlainDate.compare(answer.on, today) > 0) return faults({ on: 'The day must be today or in the past' })
    await answerTransfer(tx, { partnershipId: actor.partnershipId, enquiryId, actorId: actor.id, on: today }, answer)
    const area = offer?.offeredTo ?? 'The other area'
    return answer.isAccepted
      ? { kind: 'transfer-accepted', words: `${area} took the enquiry on`, note: answer.reason }
      : { kind: 'transfer-declined', words: `${area} declined the enquiry`, note: answer.reason }
  })
