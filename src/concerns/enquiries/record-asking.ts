import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { ASKED } from '../enquiry.ts'
import { type Change, changeEnquiry, type EnquiryRead, faults } from './change-enquiry.ts'
import { type Correction, entryOf } from './entry.ts'
import { type Asking, insertAsking } from './wish.store.ts'

/** Records that the adult, or whoever speaks for them, was asked what they want, or why they were not. */
export const recordAsking = (
  app: App,
  actor: Actor,
  read: EnquiryRead,
  asking: Asking,
  correction?: Correction,
): Promise<Change> =>
  changeEnquiry(app, actor, read, 'record', async ({ tx, entry, today }) => {
    const wasAsked = asking.asked === 'asked-expressed' || asking.asked === 'asked-none-expressed'
    if (wasAsked && !asking.askedOf) return faults({ askedOf: 'Select who was asked' })
    if (asking.asked === 'not-asked' && asking.note === '') return faults({ note: 'Enter why they were not asked' })
    if (Temporal.PlainDate.compare(asking.askedOn, today) > 0)
      return faults({ askedOn: 'The day must be today or in the past' })
    await insertAsking(tx, entryOf(entry, correction), { ...asking, askedOf: wasAsked ? asking.askedOf : undefined })
    return correction
      ? { kind: 'asking-corrected', words: 'Corrected what was asked of the adult', note: correction.reason }
      : { kind: 'asking-recorded', words: `Asked what the adult wants: ${ASKED[asking.asked].toLowerCase()}` }
  })
