import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { type Change, changeEnquiry, type EnquiryRead, faults } from './change-enquiry.ts'
import { endContributions } from './contribution.store.ts'
import { type Answer, insertAnswer } from './request.store.ts'
import { getRequest } from './settle-request.ts'

/** Writes down what somebody answered. With a correction, its next version: the one before stays. */
export const recordAnswer = (
  app: App,
  actor: Actor,
  read: EnquiryRead,
  requestId: string,
  answer: Answer & { readonly correction: string },
): Promise<Change> =>
  changeEnquiry(app, actor, read, 'record', async context => {
    const { tx, at, today } = context
    const request = await getRequest(context, requestId)
    if (request.waivedOn) return faults({ answer: 'The answer has been waived already.' })
    if (request.answeredOn && answer.correction === '')
      return faults({ correction: 'An answer is on record already: enter what was wrong with it' })
    if (Temporal.PlainDate.compare(answer.cameOn, today) > 0)
      return faults({ cameOn: 'The day it came must be today or in the past' })
    if (Temporal.PlainDate.compare(answer.cameOn, request.askedOn) < 0)
      return faults({ cameOn: 'The answer cannot have come before the question was asked' })
    const version = (request.answer?.latest.version ?? 0) + 1
    const by = { partnershipId: actor.partnershipId, actorId: actor.id, on: today }
    await insertAnswer(tx, by, requestId, { ...answer, version, at })
    await endContributions(tx, requestId, at)
    return version === 1
      ? { kind: 'answer-recorded', words: `Recorded the answer of ${request.askedOf}` }
      : { kind: 'answer-corrected', words: `Corrected the answer of ${request.askedOf}`, note: answer.correction }
  })
