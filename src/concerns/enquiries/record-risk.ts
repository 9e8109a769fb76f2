import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { type Change, changeEnquiry, type EnquiryRead, faults } from './change-enquiry.ts'
import { RISK_LEVELS } from './enquiry-codes.ts'
import { type Correction, entryOf } from './entry.ts'
import { insertRisk, type Risk } from './finding.store.ts'
import { riskLevel } from './risk-level.ts'

/** Records how likely and how grave a risk was judged on a day. With a correction, its next version. */
export const recordRisk = (
  app: App,
  actor: Actor,
  read: EnquiryRead,
  risk: Risk,
  correction?: Correction,
): Promise<Change> =>
  changeEnquiry(app, actor, read, 'record', async ({ tx, entry, today }) => {
    if (Temporal.PlainDate.compare(risk.judgedOn, today) > 0)
      return faults({ judgedOn: 'The day it was judged must be today or in the past' })
    await insertRisk(tx, entryOf(entry, correction), risk)
    const level = RISK_LEVELS[riskLevel(risk.likelihood, risk.impact)].toLowerCase()
    return correction
      ? { kind: 'risk-corrected', words: `Corrected a risk: ${level}`, note: correction.reason }
      : { kind: 'risk-recorded', words: `Judged the risk ${risk.moment} the enquiry’s work: ${level}` }
  })
