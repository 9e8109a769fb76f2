import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { type Change, changeEnquiry, type EnquiryRead } from './change-enquiry.ts'

/** Adds a note to the history. One that corrects an earlier note stands beside it. */
export const addNote = (app: App, actor: Actor, read: EnquiryRead, note: string, corrects?: string): Promise<Change> =>
  changeEnquiry(app, actor, read, 'record', async () => ({
    kind: corrects ? 'note-corrected' : 'note',
    words: corrects ? 'Corrected a note' : 'Added a note',
    note,
    ...(corrects !== undefined && { corrects }),
  }))
