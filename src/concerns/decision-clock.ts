import type { CaseClock, ClockRuleName } from '#platform/clock-rules.ts'
import { clockFor } from '#platform/clock-rules.ts'
import type { About } from './codes.ts'

const RULES: Readonly<Record<About, ClockRuleName>> = { adult: 'adult-decision', child: 'referral-decision' }

/** By when a concern is to be decided, under the rule in force on the day it was received. */
export const decisionClock = (about: About, receivedOn: Temporal.PlainDate): CaseClock =>
  clockFor(RULES[about], receivedOn)

/** By when the planning meeting of an enquiry is to be held. */
export const planningClock = (startedOn: Temporal.PlainDate): CaseClock => clockFor('adult-planning', startedOn)

/** By when the adult, or whoever speaks for them, is to be asked how an enquiry was. */
export const experienceClock = (concludedOn: Temporal.PlainDate): CaseClock => clockFor('adult-experience', concludedOn)

/** By when whoever raised a concern is to have their receipt. */
export const receiptClock = (receivedOn: Temporal.PlainDate): CaseClock => clockFor('referrer-receipt', receivedOn)

/** By when whoever raised a concern is to be answered, once it has been decided. */
export const feedbackClock = (decidedOn: Temporal.PlainDate): CaseClock => clockFor('referrer-feedback', decidedOn)

/** An earlier concern about the same individual within so many days raises the repeat alert. */
export const REPEAT_DAYS = 90
