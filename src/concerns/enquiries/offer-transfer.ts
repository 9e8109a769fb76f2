import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { type Change, changeEnquiry, type EnquiryRead } from './change-enquiry.ts'
import { insertTransfer, type Transfer } from './transfer.store.ts'

/** Offers the enquiry to another area. It stays ours until that area takes it on. */
export const offerTransfer = (
  app: App,
  actor: Actor,
  read: EnquiryRead,
  offer: Pick<Transfer, 'offeredTo' | 'reason'>,
): Promise<Change> =>
  changeEnquiry(app, actor, read, 'offer-transfer', async ({ tx, enquiry, today }) => {
    const by = { partnershipId: actor.partnershipId, enquiryId: enquiry.enquiryId, actorId: actor.id, on: today }
    await insertTransfer(tx, by, offer)
    return { kind: 'transfer-offered', words: `Offered the enquiry to ${offer.offeredTo}`, note: offer.reason }
  })
