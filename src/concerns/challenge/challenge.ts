import type { ClockRuleName } from '#platform/clock-rules.ts'
import { Refusal } from '#platform/errors.ts'

/** The rungs of the ladder, each answered by somebody who did not make the decision. */
export const LEVELS = [
  { level: 1, name: 'The manager of whoever decided', rule: 'challenge-manager' },
  { level: 2, name: 'The head of service', rule: 'challenge-head-of-service' },
  { level: 3, name: 'The partnership’s escalation', rule: 'challenge-partnership' },
] as const satisfies readonly { level: number; name: string; rule: ClockRuleName }[]
export type Level = (typeof LEVELS)[number]['level']

export const LAST_LEVEL: Level = 3

export const levelOf = (level: number): (typeof LEVELS)[number] =>
  LEVELS.find(each => each.level === level) ?? LEVELS[0]

export const ANSWERS = { kept: 'The decision is kept', changed: 'The decision was changed' } as const
export type ChallengeAnswer = keyof typeof ANSWERS

export const CHALLENGE_OUTCOMES = { ...ANSWERS, withdrawn: 'Withdrawn by who disagreed' } as const
export type ChallengeOutcome = keyof typeof CHALLENGE_OUTCOMES

export const CHALLENGERS = { referrer: 'Whoever raised the concern', agency: 'An agency' } as const
export type Challenger = keyof typeof CHALLENGERS

export const CHALLENGE_ACTS = {
  answer: 'answer the disagreement',
  escalate: 'take the disagreement up a level',
  accept: 'record that the answer is accepted',
  withdraw: 'record that it is withdrawn',
} as const
export type ChallengeAct = keyof typeof CHALLENGE_ACTS

/** What of a disagreement decides what can be done. */
export interface ChallengeStanding {
  readonly isEnded: boolean
  readonly level: Level
  readonly isAnswered: boolean
}

const ALLOWED: Readonly<Record<ChallengeAct, (standing: ChallengeStanding) => true | string>> = {
  answer: ({ isAnswered }) => !isAnswered || 'this level has answered it already',
  escalate: ({ isAnswered, level }) =>
    !isAnswered ? 'this level has not answered it yet' : level !== LAST_LEVEL || 'it is at the last level',
  accept: ({ isAnswered }) => isAnswered || 'this level has not answered it yet',
  withdraw: () => true,
}

/** True, or why it cannot be done now, to follow "because". */
export const challengeAllows = (standing: ChallengeStanding, act: ChallengeAct): true | string =>
  standing.isEnded ? 'it has been settled' : ALLOWED[act](standing)

export function assertChallengeAllows(standing: ChallengeStanding, act: ChallengeAct): void {
  const allowed = challengeAllows(standing, act)
  if (allowed !== true) throw new Refusal(`You cannot ${CHALLENGE_ACTS[act]} because ${allowed}.`)
}

export interface LevelRecord {
  readonly level: Level
  readonly reason: string
  readonly beganOn: Temporal.PlainDate
  readonly clockRule: string
  readonly dueOn: Temporal.PlainDate
  readonly decidedBy: string
  readonly answer: ChallengeAnswer | undefined
  readonly answerReason: string
  readonly answeredFor: string
  readonly answeredByName: string | undefined
  readonly answeredOn: Temporal.PlainDate | undefined
}

export interface Challenge {
  readonly challengeId: string
  readonly challenger: Challenger
  readonly challengerName: string
  readonly reason: string
  readonly decisionVersion: number
  readonly raisedBy: string
  readonly raisedOn: Temporal.PlainDate
  readonly outcome: ChallengeOutcome | undefined
  readonly endedOn: Temporal.PlainDate | undefined
  /** in the order of the ladder; the last is where it stands */
  readonly levels: readonly LevelRecord[]
}

export function standingOfChallenge({ outcome, levels }: Challenge): ChallengeStanding {
  const last = levels.at(-1)
  return { isEnded: outcome !== undefined, level: last?.level ?? 1, isAnswered: last?.answer !== undefined }
}
