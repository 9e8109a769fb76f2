import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { type Change, changeEnquiry, type EnquiryRead } from './change-enquiry.ts'
import { type Correction, entryOf } from './entry.ts'
import { insertLine, type LineOfEnquiry } from './planning.store.ts'

/** Adds a line of enquiry: what is to be found out. With a correction, its next version. */
export const addLine = (
  app: App,
  actor: Actor,
  read: EnquiryRead,
  line: LineOfEnquiry,
  correction?: Correction,
): Promise<Change> =>
  changeEnquiry(app, actor, read, 'record', async ({ tx, entry }) => {
    await insertLine(tx, entryOf(entry, correction), line)
    return correction
      ? { kind: 'line-corrected', words: `Corrected the line of enquiry “${line.question}”`, note: correction.reason }
      : { kind: 'line-added', words: `Added the line of enquiry “${line.question}”` }
  })
