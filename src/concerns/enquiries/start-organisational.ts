import { randomBytes } from 'node:crypto'
import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { unlessReferenceIsTaken } from '../receiving/reference-taken.ts'
import { makeReference } from '../reference.ts'
import { teamIdsOf } from './change-organisational.ts'
import { insertOrganisational, insertOrganisationalEvent } from './organisational.store.ts'

/** Starts a large-scale enquiry into a provider, and gives its reference. Adults are brought in one by one. */
export const startOrganisational = (
  app: App,
  actor: Actor,
  { providerId, reason }: { readonly providerId: string; readonly reason: string },
): Promise<string> =>
  unlessReferenceIsTaken(() =>
    app.transaction(actor, async tx => {
      const startedOn = app.clock.today()
      await teamIdsOf(tx, actor, startedOn)
      const reference = makeReference('OE', startedOn.year, randomBytes(5))
      const { partnershipId, personId: leadId } = actor
      const organisationalEnquiryId = await insertOrganisational(tx, {
        partnershipId,
        reference,
        providerId,
        reason,
        leadId,
        startedOn,
      })
      const event = { partnershipId, organisationalEnquiryId, at: app.clock.now(), by: actor.id, version: 2 }
      await insertOrganisationalEvent(tx, { ...event, kind: 'started', words: 'Started the organisational enquiry' })
      const subject = { organisationalEnquiry: organisationalEnquiryId, provider: providerId }
      await appendAudit(tx, actor, { event: 'organisational-enquiry-started', subject })
      return reference
    }),
  )
