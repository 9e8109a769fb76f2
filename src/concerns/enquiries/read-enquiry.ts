import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { refuseRecord } from '#platform/auth/restriction/break-glass.ts'
import type { Tx } from '#platform/db/database.ts'
import { mayOpenEnquiry } from './change-enquiry.ts'
import { type Enquiry, findEnquiry } from './enquiry.store.ts'

/**
 * Reads an enquiry and what `load` asks of it in one transaction, which says in the audit trail who read which part. What
 * the actor may not see is not found, and the refusal is written down.
 */
export async function readEnquiry<T>(
  app: App,
  actor: Actor,
  { reference, part }: { readonly reference: string; readonly part: string },
  load: (tx: Tx, enquiry: Enquiry) => Promise<T>,
): Promise<{ readonly enquiry: Enquiry; readonly loaded: T }> {
  const read = await app.transaction(actor, async tx => {
    const enquiry = await findEnquiry(tx, reference)
    if (!enquiry) return { closed: { kind: 'enquiry', reference } }
    const when = { at: app.clock.now(), today: app.clock.today() }
    if (!(await mayOpenEnquiry(tx, actor, enquiry, when))) return { closed: { kind: 'concern', id: enquiry.concernId } }
    const subject = { enquiry: enquiry.enquiryId, concern: enquiry.concernId, part }
    await appendAudit(tx, actor, { event: 'enquiry-read', subject })
    return { enquiry, loaded: await load(tx, enquiry) }
  })
  return 'closed' in read ? refuseRecord(app, actor, read.closed) : read
}
