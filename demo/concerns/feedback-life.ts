import { type Moment, minutesAfter, workingDaysAfter } from './calendar.ts'
import type { Chance } from './chance.ts'
import { feedbackDue, receiptDue } from './due-days.ts'
import type { DecisionLife, FeedbackLife } from './life.ts'

/** What whoever raised it is told, and when: for the most part in time. */
export function feedbackOf(
  chance: Chance,
  received: Moment,
  decision: DecisionLife,
  entitlement: string,
  isMailed: boolean,
): FeedbackLife[] {
  if (entitlement === 'nothing') return []
  const how = isMailed ? 'mail' : 'phone'
  const told =
    entitlement === 'need-to-know'
      ? `${decision.told} If you disagree, answer within ten working days and say why.`
      : 'We received what you told us and have looked at it. Thank you.'
  const receiptGiven = isMailed
    ? { day: received.day, minute: Math.min(received.minute + 2, 1439) }
    : firstWorking(chance, received, chance.is(0.9) ? 1 : 2)
  const delay = chance.next()
  const days = delay < 0.55 ? 0 : delay < 0.78 ? 1 : delay < 0.87 ? 2 : chance.between(3, 8)
  const given = days === 0 ? minutesAfter(decision.at, 8) : firstWorking(chance, decision.at, days)
  return [
    {
      kind: 'receipt',
      from: received,
      dueOn: receiptDue(received.day).dueOn,
      given: receiptGiven,
      how,
      told: 'We have what you told us. Keep the reference.',
    },
    {
      kind: 'decision',
      from: decision.at,
      dueOn: feedbackDue(decision.at.day).dueOn,
      given: chance.is(0.015) ? undefined : given,
      how,
      told,
    },
  ]
}

const firstWorking = (chance: Chance, from: Moment, days: number): Moment => ({
  day: workingDaysAfter(from.day, days),
  minute: chance.between(9 * 60, 16 * 60),
})
