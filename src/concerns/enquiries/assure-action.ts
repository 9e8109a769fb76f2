import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { dayInWords } from '#platform/day.ts'
import { type Change, changeEnquiry, type EnquiryRead, faults } from './change-enquiry.ts'
import { updateAction } from './plan.store.ts'
import { openAction } from './settle-action.ts'

/** Says how it is known that an action was done. Nobody assures what they recorded as done themselves. */
export const assureAction = (
  app: App,
  actor: Actor,
  read: EnquiryRead,
  actionId: string,
  { on, how }: { readonly on: Temporal.PlainDate; readonly how: string },
): Promise<Change> =>
  changeEnquiry(app, actor, read, 'record', async context => {
    const action = await openAction(context, actionId)
    if (typeof action === 'string') return faults({ how: action })
    if (!action.doneOn) return faults({ how: 'The action is not on record as done yet: record that first' })
    if (action.doneBy === actor.id)
      return faults({ how: 'You recorded this as done, so somebody else has to assure it' })
    if (Temporal.PlainDate.compare(on, action.doneOn) < 0)
      return faults({ on: `It was done on ${dayInWords(action.doneOn)}: it cannot have been assured before` })
    if (Temporal.PlainDate.compare(on, context.today) > 0)
      return faults({ on: 'The day it was assured must be today or in the past' })
    await updateAction(context.tx, actionId, actor.id, { assured: { on, how } })
    return { kind: 'action-assured', words: `Assured the action “${action.what}”`, note: how }
  })
