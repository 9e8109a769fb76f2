import { randomBytes } from 'node:crypto'
import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { civilDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { ABUSE_TYPES, isCode } from '../codes.ts'
import { planningClock } from '../decision-clock.ts'
import { after } from '../enquiry.ts'
import { makeReference } from '../reference.ts'
import {
  type EnquiryToOpen,
  findEnquiryOf,
  insertEnquiry,
  insertEnquiryEvent,
  updateEnquiryBegun,
  updateEnquiryState,
} from './open-enquiry.store.ts'

export interface OpenedEnquiry {
  readonly enquiryId: string
  readonly reference: string
  readonly planningDueOn: Temporal.PlainDate
}

/**
 * Opens the enquiry that a decision asks for, in the transaction of the decision; its planning clock starts today. One that
 * is open already keeps its clock and takes the kind of the later decision; one that was withdrawn begins again.
 */
export async function openEnquiry(app: App, tx: Tx, actor: Actor, given: EnquiryToOpen): Promise<OpenedEnquiry> {
  const at = app.clock.now()
  const startedOn = civilDay(at)
  const { rule, dueOn } = planningClock(startedOn)
  const existing = await findEnquiryOf(tx, given.concernId)
  if (existing && existing.state !== 'withdrawn') {
    after(existing.state, 'record', existing.isPlanned)
    await updateEnquiryState(tx, existing.enquiryId, { state: existing.state, kind: given.kind })
    return existing
  }
  const begun = { kind: given.kind, leadId: given.leadId, startedOn, planningRule: rule.version, planningDueOn: dueOn }
  const reference = existing?.reference ?? makeReference('EN', startedOn.year, randomBytes(5))
  let enquiryId = existing?.enquiryId
  if (enquiryId === undefined) {
    enquiryId = await insertEnquiry(tx, {
      ...given,
      ...begun,
      partnershipId: actor.partnershipId,
      reference,
      abuseTypes: given.abuseTypes.filter(type => isCode(ABUSE_TYPES, type)),
    })
  } else await updateEnquiryBegun(tx, enquiryId, begun)
  const words = existing ? 'Opened the enquiry again after the decision was changed' : 'Opened the enquiry'
  await insertEnquiryEvent(tx, { actor, enquiryId, at, kind: 'opened', words, note: '' })
  await appendAudit(tx, actor, { event: 'enquiry-opened', subject: { enquiry: enquiryId, concern: given.concernId } })
  return { enquiryId, reference, planningDueOn: dueOn }
}

/** Withdraws the open enquiry of a concern because its decision was changed; nothing when there is none. Throws Refusal where it stands with another area. */
export async function withdrawEnquiry(
  app: App,
  tx: Tx,
  actor: Actor,
  concernId: string,
  reason: string,
): Promise<void> {
  const enquiry = await findEnquiryOf(tx, concernId)
  if (!enquiry || enquiry.state === 'withdrawn') return
  const state = after(enquiry.state, 'withdraw', enquiry.isPlanned)
  const { enquiryId } = enquiry
  await updateEnquiryState(tx, enquiryId, { state })
  const words = 'Withdrawn: the decision on the concern was changed'
  await insertEnquiryEvent(tx, { actor, enquiryId, at: app.clock.now(), kind: 'withdrawn', words, note: reason })
  await appendAudit(tx, actor, { event: 'enquiry-withdrawn', subject: { enquiry: enquiryId, concern: concernId } })
}
