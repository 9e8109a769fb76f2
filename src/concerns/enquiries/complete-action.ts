import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { type Change, changeEnquiry, type EnquiryRead, faults } from './change-enquiry.ts'
import { updateAction } from './plan.store.ts'
import { openAction } from './settle-action.ts'

export interface Completion {
  readonly on: Temporal.PlainDate
  readonly note: string
}

/** Says that an action was done. Somebody else is to assure it. */
export const completeAction = (
  app: App,
  actor: Actor,
  read: EnquiryRead,
  actionId: string,
  { on, note }: Completion,
): Promise<Change> =>
  changeEnquiry(app, actor, read, 'record', async context => {
    const action = await openAction(context, actionId)
    if (typeof action === 'string') return faults({ note: action })
    if (action.doneOn) return faults({ note: 'The action is on record as done already.' })
    if (Temporal.PlainDate.compare(on, context.today) > 0)
      return faults({ on: 'The day it was done must be today or in the past' })
    await updateAction(context.tx, actionId, actor.id, { done: { on, note } })
    return { kind: 'action-done', words: `Recorded as done: “${action.what}”`, note }
  })
