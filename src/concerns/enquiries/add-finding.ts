import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { type Change, changeEnquiry, type EnquiryRead, faults } from './change-enquiry.ts'
import { type Correction, entryOf } from './entry.ts'
import { type Finding, insertFinding } from './finding.store.ts'
import { listLines } from './planning.store.ts'

/** Adds what was found, on the balance of probabilities. With a correction, its next version. */
export const addFinding = (
  app: App,
  actor: Actor,
  read: EnquiryRead,
  finding: Finding,
  correction?: Correction,
): Promise<Change> =>
  changeEnquiry(app, actor, read, 'record', async ({ tx, enquiry, entry }) => {
    const lines = await listLines(tx, enquiry.enquiryId)
    if (finding.lineId !== undefined && !lines.some(({ latest }) => latest.id === finding.lineId))
      return faults({ lineId: 'Select a line of this enquiry, or none' })
    await insertFinding(tx, entryOf(entry, correction), finding)
    return correction
      ? { kind: 'finding-corrected', words: 'Corrected a finding', note: correction.reason }
      : { kind: 'finding-added', words: 'Added a finding' }
  })
