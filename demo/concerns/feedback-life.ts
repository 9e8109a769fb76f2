import { LAST_DAY, type Moment, minutesAfter, workingDaysAfter } from './calendar.ts'
import type { Chance } from './chance.ts'
import { feedbackDue, receiptDue } from './due-days.ts'
import type { DecisionLife, EnquiryLife, FeedbackLife } from './life.ts'

export interface Answered {
  readonly received: Moment
  readonly decision: DecisionLife
  /** a later decision: a professional is told it as well */
  readonly change: DecisionLife | undefined
  readonly enquiry: EnquiryLife | undefined
  readonly entitlement: string
  readonly isMailed: boolean
}

/** What whoever raised it is told, and when: nearly always in time, and everything in the end. */
export function feedbackOf(chance: Chance, answered: Answered): FeedbackLife[] {
  const { received, decision, change, enquiry, entitlement, isMailed } = answered
  if (entitlement === 'nothing') return []
  const how = isMailed ? 'mail' : 'phone'
  const receipt: FeedbackLife = {
    kind: 'receipt',
    from: received,
    dueOn: receiptDue(received.day).dueOn,
    given: isMailed
      ? { day: received.day, minute: Math.min(received.minute + 2, 1439) }
      : firstWorking(chance, received, chance.is(0.97) ? 1 : 2),
    how,
    told: 'We have what you told us. Keep the reference.',
  }
  const owed = (kind: 'decision' | 'outcome', from: Moment, told: string, isPrompt = false): FeedbackLife => ({
    kind,
    from,
    dueOn: feedbackDue(from.day).dueOn,
    given: givenAt(chance, from, { isPrompt, isSlow: kind === 'outcome' }),
    how,
    told,
  })
  if (entitlement !== 'need-to-know')
    return [receipt, owed('decision', decision.at, 'We received what you told us and have looked at it. Thank you.')]
  const decided = (each: DecisionLife): FeedbackLife => ({
    ...owed(
      'decision',
      each.at,
      `${each.told} If you disagree, answer within ten working days and say why.`,
      change !== undefined,
    ),
    pathway: each.pathway,
  })
  return [
    receipt,
    decided(decision),
    ...(change && isStored(change) ? [decided(change)] : []),
    ...(enquiry?.conclusions ?? []).filter(isStored).map(({ at }) => owed('outcome', at, OUTCOME)),
  ]
}

/** What would be due after the last day that can be counted never comes. */
const isStored = ({ at }: { readonly at: Moment }): boolean => at.day <= LAST_DAY

const OUTCOME =
  'The enquiry that began with what you told us is over. What has to be done is agreed and is being followed up.'

/** At once where another answer may be owed soon; how an enquiry ended waits for somebody to write it. */
function givenAt(chance: Chance, from: Moment, { isPrompt, isSlow }: { isPrompt: boolean; isSlow: boolean }): Moment {
  const delay = chance.next()
  if (isPrompt || (delay < 0.62 && !isSlow)) return minutesAfter(from, 8)
  if (delay < 0.95) return firstWorking(chance, from, delay < 0.87 && !isSlow ? 1 : 2)
  return firstWorking(chance, from, delay < 0.98 ? chance.between(3, 5) : chance.between(6, 18))
}

const firstWorking = (chance: Chance, from: Moment, days: number): Moment => ({
  day: workingDaysAfter(from.day, days),
  minute: chance.between(9 * 60, 16 * 60),
})
