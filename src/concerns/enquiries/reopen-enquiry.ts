import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { type Change, changeEnquiry, type EnquiryRead } from './change-enquiry.ts'
import { insertReopening } from './conclusion.store.ts'

/** Opens a concluded enquiry again. Its conclusion stays on record, with why it no longer holds. */
export const reopenEnquiry = (app: App, actor: Actor, read: EnquiryRead, reason: string): Promise<Change> =>
  changeEnquiry(app, actor, read, 'reopen', async ({ tx, enquiry, at, today }) => {
    const by = { partnershipId: actor.partnershipId, enquiryId: enquiry.enquiryId, actorId: actor.id, on: today, at }
    await insertReopening(tx, by, enquiry.conclusionVersion, reason)
    return {
      kind: 'reopened',
      words: 'Opened the enquiry again',
      note: reason,
      changes: { conclusion: 'reopened' },
    }
  })
