import { type IndividualDetails, REPEAT_DAYS } from '#concerns'
import { type DayNumber, isBy, type Moment } from './calendar.ts'
import { addConcern, addIndividual, addWords } from './concern-rows.ts'
import { enquiryRows } from './enquiry-rows.ts'
import { addFences, addHistory } from './history-rows.ts'
import type { ConcernLife, DecisionLife } from './life.ts'
import type { Tables } from './tables.ts'

/** Who and what the rows point at. */
export interface Register {
  readonly partnershipId: string
  readonly operator: string
  readonly teams: Readonly<Record<'adult' | 'child', string>>
  /** of the team for adults */
  readonly managerId: string
  personId(name: string): string
  agencyId(name: string): string
}

/** Adds the rows of all that has happened to one concern by the moment. */
export function addLife(tables: Tables, life: ConcernLife, { register, until, known }: Frame): void {
  if (!isBy(life.received, until)) return
  const facts = factsBy(life, until)
  const before = known.get(facts.individualId)
  const isRepeat = before?.lastOn !== undefined && life.received.day - before.lastOn <= REPEAT_DAYS
  const details = before?.details ?? life.reported
  addIndividual(tables, life, facts, register, until)
  addConcern(tables, life, facts, { register, details, earlierOn: isRepeat ? before?.lastOn : undefined, until })
  addWords(tables, life, register)
  addHistory(tables, life, facts, register, until)
  addFences(tables, life, register)
  if (life.enquiry && facts.decided)
    enquiryRows(tables, { life, enquiry: life.enquiry, individualId: facts.individualId, register, until })
  const lastOn = life.decision.pathway === 'screened-out' ? before?.lastOn : life.received.day
  known.set(facts.individualId, { details, lastOn })
}

export interface Frame {
  readonly register: Register
  readonly until: Moment
  /** what is known of each individual, and when there was last a concern about them; grows with each life */
  readonly known: Map<string, { readonly details: IndividualDetails; readonly lastOn: DayNumber | undefined }>
}

export interface Facts {
  readonly individualId: string
  readonly isLinked: boolean
  readonly isTaken: boolean
  readonly decided: DecisionLife | undefined
  readonly changed: DecisionLife | undefined
  readonly isPaused: boolean
  readonly isResumed: boolean
}

function factsBy(life: ConcernLife, until: Moment): Facts {
  const has = (moment: Moment | undefined): boolean => moment !== undefined && isBy(moment, until)
  const isLinked = has(life.linked)
  return {
    isLinked,
    individualId: isLinked ? life.person.individualId : life.ownIndividualId,
    isTaken: has(life.taken),
    decided: has(life.decision.at) ? life.decision : undefined,
    changed: has(life.change?.at) ? life.change : undefined,
    isPaused: life.pause !== undefined && life.pause.fromOn <= until.day && life.pause.toOn >= until.day,
    isResumed: life.pause !== undefined && life.pause.toOn < until.day,
  }
}
