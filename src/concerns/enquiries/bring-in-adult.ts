import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { type Change, changeEnquiry, type EnquiryRead } from './change-enquiry.ts'
import { changeOrganisational } from './change-organisational.ts'

/** Brings the enquiry about one adult into an organisational enquiry, which then counts them. Both say so in their history. */
export const bringInAdult = (
  app: App,
  actor: Actor,
  adult: EnquiryRead,
  into: { readonly reference: string; readonly version: number; readonly organisationalEnquiryId: string },
): Promise<Change> =>
  changeEnquiry(app, actor, adult, 'record', async ({ tx, enquiry }) => {
    if (enquiry.organisationalEnquiryId !== undefined)
      return { errors: { adult: 'This adult is in an organisational enquiry already' } }
    await changeOrganisational(app, tx, actor, into, () => ({
      kind: 'adult-added',
      words: `Brought in the enquiry ${enquiry.reference}`,
    }))
    return {
      kind: 'joined-organisational',
      words: `Became part of the organisational enquiry ${into.reference}`,
      changes: { organisationalEnquiryId: into.organisationalEnquiryId },
    }
  })
