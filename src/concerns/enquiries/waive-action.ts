import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { type Change, changeEnquiry, type EnquiryRead, faults } from './change-enquiry.ts'
import { updateAction } from './plan.store.ts'
import { openAction } from './settle-action.ts'

/** Waives an action with the reason: it no longer stands against closing the enquiry, and stays on record. */
export const waiveAction = (
  app: App,
  actor: Actor,
  read: EnquiryRead,
  actionId: string,
  reason: string,
): Promise<Change> =>
  changeEnquiry(app, actor, read, 'record', async context => {
    const action = await openAction(context, actionId)
    if (typeof action === 'string') return faults({ reason: action })
    await updateAction(context.tx, actionId, actor.id, { waived: { on: context.today, reason } })
    return { kind: 'action-waived', words: `Waived the action “${action.what}”`, note: reason }
  })
