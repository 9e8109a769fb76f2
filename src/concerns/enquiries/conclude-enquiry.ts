import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { experienceClock, feedbackClock } from '../decision-clock.ts'
import { type ClosingFacts, CONCLUSIONS, obstaclesToClosing } from '../enquiry.ts'
import { oweFeedback } from '../feedback/owe-feedback.store.ts'
import { type Change, changeEnquiry, type EnquiryRead, faults } from './change-enquiry.ts'
import { insertConclusion } from './conclusion.store.ts'
import type { Concluded } from './enquiry.store.ts'
import { byField, findOpenThings } from './open-things.ts'

export interface Closing extends ClosingFacts {
  readonly reason: string
}

/**
 * Closes an enquiry when nothing stands against it: its conclusion is kept for good, a professional who raised the
 * concern is owed the outcome, and the adult is to be asked how it was.
 */
export const concludeEnquiry = (app: App, actor: Actor, read: EnquiryRead, closing: Closing): Promise<Change> =>
  changeEnquiry(app, actor, read, 'conclude', async context => {
    const { tx, enquiry, at, today } = context
    const against = obstaclesToClosing(closing, await findOpenThings(context))
    if (against.length > 0) return faults(byField(against))
    const concluded: Concluded = {
      version: enquiry.conclusionVersion + 1,
      concludedOn: today,
      conclusion: closing.conclusion,
      riskOutcome: closing.riskOutcome,
      asked: closing.asked,
      achieved: closing.achieved,
      lackedCapacity: closing.lackedCapacity,
      supportedByAdvocate: closing.supportedByAdvocate,
      experienceDueOn: experienceClock(today).dueOn,
    }
    const by = { partnershipId: actor.partnershipId, enquiryId: enquiry.enquiryId, actorId: actor.id, on: today, at }
    await insertConclusion(tx, by, concluded, closing.reason)
    await oweFeedback(tx, { concernId: enquiry.concernId, kind: 'outcome', dueOn: feedbackClock(today).dueOn })
    return {
      kind: 'concluded',
      words: `Closed the enquiry: ${CONCLUSIONS[closing.conclusion].toLowerCase()}`,
      note: closing.reason,
      changes: { conclusion: concluded },
    }
  })
