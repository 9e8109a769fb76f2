import { Refusal } from '#platform/errors.ts'
import { type About, isCode } from './codes.ts'

/** What was decided on a concern. The three of the Care Act's own words are local labels; see pathway-mapping.ts. */
export const ADULT_PATHWAYS = {
  's42-2': 'Enquiry under section 42(2)',
  's42-1': 'Section 42(1) met, closed by other action',
  'other-enquiry': 'Other enquiry',
  'not-met': 'Section 42(1) not met',
  'screened-out': 'No safeguarding matter',
} as const

export const CHILD_PATHWAYS = {
  referral: 'Referral to children’s social care',
  'early-help': 'Early help',
  advice: 'Information and advice',
  'no-further-action': 'No further action',
  'screened-out': 'No safeguarding matter',
} as const

export type AdultPathway = keyof typeof ADULT_PATHWAYS
export type ChildPathway = keyof typeof CHILD_PATHWAYS
export type Pathway = AdultPathway | ChildPathway

/** Undefined: it waits for a decision. */
export type ConcernState = Pathway | undefined

export const WAITING_WORDS = 'Waiting for a decision'

export const pathwaysOf = (about: About): Readonly<Record<string, string>> =>
  about === 'adult' ? ADULT_PATHWAYS : CHILD_PATHWAYS

export const stateInWords = (state: ConcernState): string =>
  state === undefined ? WAITING_WORDS : ({ ...CHILD_PATHWAYS, ...ADULT_PATHWAYS }[state] ?? state)

/** The pathway of a stored code. */
export function pathwayOf(text: string | null): Pathway | undefined {
  if (text === null) return undefined
  if (isCode(ADULT_PATHWAYS, text)) return text
  return isCode(CHILD_PATHWAYS, text) ? text : undefined
}

/** What can be done to a concern. */
export const CONCERN_ACTS = {
  decide: 'record the decision',
  'change-decision': 'change the decision',
  pause: 'stop the clock',
  resume: 'start the clock again',
  assign: 'give the concern to somebody',
  link: 'say which person it is about',
  note: 'add a note',
  challenge: 'disagree with the decision',
  restrict: 'restrict the record',
} as const
export type ConcernAct = keyof typeof CONCERN_ACTS

/** What of a concern decides which acts it allows. */
export interface ConcernStanding {
  readonly state: ConcernState
  readonly isPaused: boolean
  /** the enquiry that came of it, if any */
  readonly enquiry: 'none' | 'open' | 'concluded' | 'withdrawn'
}

/**
 * The transition table of a concern, one row an act. A decision may be changed until an enquiry that came of it has been
 * concluded: then the enquiry is reopened instead.
 */
const ALLOWED: Readonly<Record<ConcernAct, (standing: ConcernStanding) => true | string>> = {
  decide: ({ state, isPaused }) =>
    state !== undefined
      ? 'it has been decided already'
      : !isPaused || 'its clock is stopped: start the clock again first',
  'change-decision': ({ state, enquiry }) =>
    state === undefined
      ? 'it has not been decided yet'
      : enquiry !== 'concluded' || 'its enquiry has been concluded: reopen the enquiry instead',
  pause: ({ state, isPaused }) =>
    state !== undefined ? 'it has been decided already' : !isPaused || 'its clock is stopped already',
  resume: ({ isPaused }) => isPaused || 'its clock is running',
  assign: ({ state }) => state === undefined || 'it has been decided already',
  link: () => true,
  note: () => true,
  challenge: ({ state }) => state !== undefined || 'it has not been decided yet',
  restrict: () => true,
}

/** True, or why the act cannot be done now, to follow "because". */
export const allows = (standing: ConcernStanding, act: ConcernAct): true | string => ALLOWED[act](standing)

/** Throws Refusal with the reason in a sentence. */
export function assertAllows(standing: ConcernStanding, act: ConcernAct): void {
  const allowed = allows(standing, act)
  if (allowed !== true) throw new Refusal(`You cannot ${CONCERN_ACTS[act]} because ${allowed}.`)
}
