import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { type Change, changeEnquiry, type EnquiryRead, faults } from './change-enquiry.ts'
import { CONTACT_WAYS } from './enquiry-codes.ts'
import { mailContribution, withCode } from './mail-contribution.ts'
import { type Chase, insertChase } from './request.store.ts'
import { getRequest, whySettled } from './settle-request.ts'

/** Records that somebody was reminded of what they were asked. Reminded by mail, they are sent a new link, with a new code. */
export const chaseRequest = (
  app: App,
  actor: Actor,
  read: EnquiryRead,
  requestId: string,
  chase: Omit<Chase, 'chasedOn'>,
): Promise<Change> =>
  withCode(tell =>
    changeEnquiry(app, actor, read, 'record', async context => {
      const { tx, today } = context
      const request = await getRequest(context, requestId)
      const settled = whySettled(request)
      if (settled) return faults({ how: settled })
      if (chase.how === 'mail' && request.email === '')
        return faults({ how: 'There is no email address for them: say how else they were reminded' })
      const by = { partnershipId: actor.partnershipId, actorId: actor.id, on: today }
      await insertChase(tx, by, requestId, { ...chase, chasedOn: today })
      if (chase.how === 'mail') tell(await mailContribution(app, tx, actor.partnershipId, request))
      const words = `Reminded ${request.askedOf}, ${CONTACT_WAYS[chase.how].toLowerCase()}`
      return { kind: 'request-chased', words, note: chase.note }
    }),
  )
