import { randomUUIDv7 } from 'node:crypto'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { type Change, changeEnquiry, type EnquiryRead, faults } from './change-enquiry.ts'
import { mailContribution, withCode } from './mail-contribution.ts'
import { insertRequest, type NewRequest } from './request.store.ts'

/** Asks an agency or a person something, by a day. With an address, they are mailed a link to that one section. */
export const askSomebody = (app: App, actor: Actor, read: EnquiryRead, request: NewRequest): Promise<Change> =>
  withCode(tell =>
    changeEnquiry(app, actor, read, 'record', async ({ tx, enquiry, today }) => {
      if (Temporal.PlainDate.compare(request.dueOn, today) < 0)
        return faults({ dueOn: 'The day the answer is due must be today or later' })
      const asked = { ...request, requestId: randomUUIDv7() }
      const by = { partnershipId: actor.partnershipId, actorId: actor.id, on: today }
      await insertRequest(tx, by, enquiry.enquiryId, asked)
      if (request.email !== '') tell(await mailContribution(app, tx, actor.partnershipId, asked))
      return { kind: 'request-made', words: `Asked ${request.askedOf}`, note: request.question }
    }),
  )
