import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { type Change, changeEnquiry, type EnquiryRead, faults } from './change-enquiry.ts'
import { type Correction, entryOf } from './entry.ts'
import { type Capacity, insertCapacity } from './wish.store.ts'

/** Records whether the adult was judged to lack capacity for a decision, and who spoke for them. */
export const recordCapacity = (
  app: App,
  actor: Actor,
  read: EnquiryRead,
  capacity: Capacity,
  correction?: Correction,
): Promise<Change> =>
  changeEnquiry(app, actor, read, 'record', async ({ tx, entry, today }) => {
    const { lackedCapacity, restsOn, supportedByAdvocate, advocateKind } = capacity
    if ((lackedCapacity === 'yes' || lackedCapacity === 'no') && restsOn === '')
      return faults({ restsOn: 'Enter what this rests on' })
    if (lackedCapacity === 'yes' && !supportedByAdvocate)
      return faults({ supportedByAdvocate: 'Select whether somebody spoke for them' })
    if (supportedByAdvocate === 'yes' && !advocateKind) return faults({ advocateKind: 'Select who spoke for them' })
    if (Temporal.PlainDate.compare(capacity.judgedOn, today) > 0)
      return faults({ judgedOn: 'The day must be today or in the past' })
    const kept = { ...capacity, advocateKind: supportedByAdvocate === 'yes' ? advocateKind : undefined }
    await insertCapacity(tx, entryOf(entry, correction), kept)
    return correction
      ? { kind: 'capacity-corrected', words: 'Corrected what is recorded of capacity', note: correction.reason }
      : { kind: 'capacity-recorded', words: 'Recorded capacity and who spoke for the adult' }
  })
