import { type About, decisionClock, feedbackClock, planningClock, receiptClock } from '#concerns'
import { type DayNumber, dayNumber, plainDay } from './calendar.ts'

export interface Due {
  readonly dueOn: DayNumber
  /** the version of the rule */
  readonly rule: string
}

type CaseClock = ReturnType<typeof planningClock>

/** The same few thousand days again and again: each is counted once. */
function remembered(clock: (day: Temporal.PlainDate) => CaseClock): (day: DayNumber) => Due {
  const known = new Map<DayNumber, Due>()
  return day => {
    const found = known.get(day)
    if (found) return found
    const { dueOn, rule } = clock(plainDay(day))
    const due = { dueOn: dayNumber(dueOn), rule: rule.version }
    known.set(day, due)
    return due
  }
}

const DECISIONS: Readonly<Record<About, (day: DayNumber) => Due>> = {
  adult: remembered(day => decisionClock('adult', day)),
  child: remembered(day => decisionClock('child', day)),
}

export const decisionDue = (about: About, receivedOn: DayNumber): Due => DECISIONS[about](receivedOn)
export const planningDue = remembered(planningClock)
export const receiptDue = remembered(receiptClock)
export const feedbackDue = remembered(feedbackClock)
