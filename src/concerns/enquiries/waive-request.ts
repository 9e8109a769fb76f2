import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { type Change, changeEnquiry, type EnquiryRead, faults } from './change-enquiry.ts'
import { endContributions } from './contribution.store.ts'
import { waiveRequest as waive } from './request.store.ts'
import { getRequest, whySettled } from './settle-request.ts'

/** Waives an answer with the reason: it is no longer waited for, and a mailed link opens nothing more. */
export const waiveRequest = (
  app: App,
  actor: Actor,
  read: EnquiryRead,
  requestId: string,
  reason: string,
): Promise<Change> =>
  changeEnquiry(app, actor, read, 'record', async context => {
    const { tx, at, today } = context
    const request = await getRequest(context, requestId)
    const settled = whySettled(request)
    if (settled) return faults({ reason: settled })
    await waive(tx, { partnershipId: actor.partnershipId, actorId: actor.id, on: today }, requestId, reason)
    await endContributions(tx, requestId, at)
    return { kind: 'request-waived', words: `Waived the answer of ${request.askedOf}`, note: reason }
  })
