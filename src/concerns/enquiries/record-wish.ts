import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { ACHIEVED } from '../enquiry.ts'
import { type Change, changeEnquiry, type EnquiryRead, faults, type Happened } from './change-enquiry.ts'
import { entryOf } from './entry.ts'
import { insertWish, type Wish } from './wish.store.ts'

/**
 * Records an outcome that the adult wants, in their words; or, with `previous`, what became of it: changed, no longer
 * wished, how far it was achieved, or corrected. What it was before stays on record.
 */
export const recordWish = (
  app: App,
  actor: Actor,
  read: EnquiryRead,
  wish: Wish,
  previous?: { readonly id: string; readonly version: number },
): Promise<Change> =>
  changeEnquiry(app, actor, read, 'record', async ({ tx, entry, today }) => {
    if (Temporal.PlainDate.compare(wish.saidOn, today) > 0)
      return faults({ saidOn: 'The day must be today or in the past' })
    if (wish.act === 'judged' && !wish.achieved) return faults({ achieved: 'Select how far it was achieved' })
    const needsNote = wish.act === 'changed' || wish.act === 'no-longer-wished' || wish.act === 'corrected'
    if (needsNote && wish.note === '') return faults({ note: 'Enter why' })
    const kept = { ...wish, achieved: wish.act === 'judged' || wish.act === 'corrected' ? wish.achieved : undefined }
    await insertWish(tx, entryOf(entry, previous && { ...previous, reason: wish.note }), kept)
    return happened(wish)
  })

function happened({ act, words, achieved, note }: Wish): Happened {
  switch (act) {
    case 'wished':
      return { kind: 'wish-recorded', words: `Recorded an outcome the adult wants: “${words}”` }
    case 'changed':
      return { kind: 'wish-changed', words: `The adult now wants: “${words}”`, note }
    case 'no-longer-wished':
      return { kind: 'wish-withdrawn', words: `The adult no longer wants: “${words}”`, note }
    case 'judged':
      return { kind: 'wish-judged', words: `${achieved ? ACHIEVED[achieved] : 'Judged'}: “${words}”`, note }
    case 'corrected':
      return { kind: 'wish-corrected', words: `Corrected an outcome: “${words}”`, note }
  }
}
