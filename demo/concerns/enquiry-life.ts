import { type Asked, type Conclusion, makeReference, type RiskOutcome, type YesNoNotRecorded } from '#concerns'
import { type DayNumber, type Moment, millisecondsOf, plainDay, workingDaysAfter } from './calendar.ts'
import type { Chance } from './chance.ts'
import { planningDue } from './due-days.ts'
import type { ConclusionLife, EnquiryLife, TransferLife } from './life.ts'
import { inventConclusionReason, PLANNING_CAUSES } from './reasons.ts'

/** What became of the adult's wishes and the risk. */
export type Outcome = Omit<ConclusionLife, 'at' | 'reason' | 'reopened'>

export interface EnquiryOutline {
  readonly kind: 'section-42' | 'other'
  readonly started: Moment
  readonly lead: string
  readonly plannedOn: DayNumber | undefined
  readonly concludedOn: DayNumber | undefined
  readonly outcome: Outcome
  readonly withdrawn?: Moment
  readonly transfer?: TransferLife
  /** opened again, so many days after it was concluded */
  readonly reopenedAfter?: number
}

export function makeEnquiry(chance: Chance, references: Set<string>, outline: EnquiryOutline): EnquiryLife {
  const { started, lead, kind, plannedOn, concludedOn, outcome } = outline
  const { dueOn, rule } = planningDue(started.day)
  const at = (day: DayNumber): Moment => ({ day, minute: chance.between(9 * 60, 16 * 60 + 50) })
  const isLate = plannedOn !== undefined && plannedOn > dueOn
  return {
    enquiryId: chance.id(millisecondsOf(started)),
    reference: newReference(chance, references, 'EN', plainDay(started.day).year),
    kind,
    started,
    lead,
    planningRule: rule,
    planningDueOn: dueOn,
    planned: plannedOn === undefined ? undefined : at(plannedOn),
    planningLateCause: isLate ? chance.weighted(PLANNING_CAUSES) : undefined,
    conclusions:
      concludedOn === undefined ? [] : conclusionsOf(chance, at(concludedOn), outcome, outline.reopenedAfter),
    withdrawn: outline.withdrawn,
    transfer: outline.transfer,
  }
}

function conclusionsOf(
  chance: Chance,
  at: Moment,
  outcome: Outcome,
  reopenedAfter: number | undefined,
): ConclusionLife[] {
  const reason = inventConclusionReason(chance, outcome.conclusion)
  if (reopenedAfter === undefined) return [{ ...outcome, at, reason, reopened: undefined }]
  const reopened = {
    at: { day: workingDaysAfter(at.day, reopenedAfter), minute: 10 * 60 },
    reason: 'The family sent a letter that we had not seen, about the same weeks.',
  }
  const again = { day: workingDaysAfter(reopened.at.day, chance.between(18, 45)), minute: 15 * 60 }
  return [
    { ...outcome, at, reason, reopened },
    { ...outcome, at: again, reason: 'The letter was answered, and what it asked for was done.', reopened: undefined },
  ]
}

export function newReference(
  chance: Chance,
  given: Set<string>,
  kind: 'AC' | 'CC' | 'EN' | 'OE',
  year: number,
): string {
  for (;;) {
    const reference = makeReference(kind, year, chance.bytes(5))
    if (given.has(reference)) continue
    given.add(reference)
    return reference
  }
}

const CONCLUSION_WEIGHTS = {
  'risk-identified-action': 80,
  'risk-identified-no-action': 9,
  'inconclusive-action': 3,
  'inconclusive-no-action': 2,
  'no-risk-action': 2,
  'no-risk-no-action': 2,
  'ceased-at-request': 2,
}
const RISK_WEIGHTS = { removed: 19, reduced: 68, remained: 13 }
const ASKED_WEIGHTS = {
  'asked-expressed': 80,
  'asked-none-expressed': 9,
  'not-asked': 6,
  'not-known': 2,
  'not-recorded': 3,
}

/** An outcome by chance, unless some of it is settled already. */
export function inventOutcome(
  chance: Chance,
  settled: {
    conclusion?: Conclusion | undefined
    riskOutcome?: RiskOutcome | undefined
    asked?: Asked | undefined
    achieved?: Outcome['achieved']
  } = {},
): Outcome {
  const conclusion = settled.conclusion ?? chance.weighted(CONCLUSION_WEIGHTS)
  const asked = settled.asked ?? chance.weighted(ASKED_WEIGHTS)
  const lackedCapacity: YesNoNotRecorded = chance.weighted({ yes: 31, no: 58, 'not-known': 5, 'not-recorded': 6 })
  const isIdentified = conclusion.startsWith('risk-identified')
  return {
    conclusion,
    riskOutcome: isIdentified ? (settled.riskOutcome ?? chance.weighted(RISK_WEIGHTS)) : undefined,
    asked,
    achieved:
      asked === 'asked-expressed'
        ? (settled.achieved ?? chance.weighted({ fully: 63, partly: 33, not: 4 }))
        : undefined,
    lackedCapacity,
    supportedByAdvocate:
      lackedCapacity === 'yes'
        ? chance.weighted<YesNoNotRecorded>({ yes: 82, no: 10, 'not-known': 3, 'not-recorded': 5 })
        : undefined,
  }
}
