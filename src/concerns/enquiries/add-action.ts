import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { type Change, changeEnquiry, type EnquiryRead, faults } from './change-enquiry.ts'
import { insertAction, type NewAction } from './plan.store.ts'

/** Adds what somebody is to do for the adult to be safe. The enquiry cannot be closed until it is assured or waived. */
export const addAction = (app: App, actor: Actor, read: EnquiryRead, action: NewAction): Promise<Change> =>
  changeEnquiry(app, actor, read, 'record', async ({ tx, enquiry, at, today }) => {
    if (Temporal.PlainDate.compare(action.dueOn, today) < 0)
      return faults({ dueOn: 'The day it is due must be today or later' })
    const by = { partnershipId: actor.partnershipId, enquiryId: enquiry.enquiryId, actorId: actor.id, on: today, at }
    await insertAction(tx, by, action)
    return { kind: 'action-added', words: `Added the action “${action.what}”`, note: `For ${action.owner}` }
  })
