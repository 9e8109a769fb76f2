import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { type Change, changeEnquiry, type EnquiryRead, faults } from './change-enquiry.ts'
import { insertPlan, listPlans, type SafeguardingPlan } from './plan.store.ts'

/** Writes the safeguarding plan, or its next version: those before it stay. */
export const writePlan = (app: App, actor: Actor, read: EnquiryRead, plan: SafeguardingPlan): Promise<Change> =>
  changeEnquiry(app, actor, read, 'record', async ({ tx, enquiry, at, today }) => {
    if (plan.reviewOn && Temporal.PlainDate.compare(plan.reviewOn, today) < 0)
      return faults({ reviewOn: 'The day of its review must be today or later' })
    const { enquiryId } = enquiry
    const version = ((await listPlans(tx, enquiryId))[0]?.version ?? 0) + 1
    const by = { partnershipId: actor.partnershipId, enquiryId, actorId: actor.id, on: today, at }
    await insertPlan(tx, by, version, plan)
    return { kind: 'plan-written', words: `Wrote version ${version} of the safeguarding plan` }
  })
