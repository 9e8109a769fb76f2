import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { Pathway } from '../concern.ts'
import type { LimbAnswer } from '../decision.ts'
import { changeDecision, decideConcern } from '../triage/decide-concern.ts'
import type { Decision } from '../triage/decision-form.ts'
import type { Decided } from '../triage/write-decision.ts'

const ANSWERS: Readonly<Record<string, LimbAnswer>> = {
  's42-2': 'yes',
  's42-1': 'yes',
  'not-met': 'no',
  'other-enquiry': 'not-known',
}

/** A decision whose limbs lead to the pathway. */
export function aDecision(pathway: Pathway, changes: Partial<Decision> = {}): Decision {
  const answer = ANSWERS[pathway]
  const limb = (given: LimbAnswer) => ({ answer: given, reason: 'What we know of it.' })
  return {
    pathway,
    limbs: answer && { a: limb('yes'), b: limb('yes'), c: limb(answer) },
    reason: 'Two night visits did not happen.',
    toldReason: 'His carers did not come.',
    lateCause: undefined,
    lateNote: '',
    ...changes,
  }
}

/** Decides, or changes the decision, as the actor who reads the record now. */
export const decideAs = (
  app: App,
  actor: Actor,
  given: { readonly reference: string; readonly version: number; readonly pathway: Pathway; readonly why?: string },
): Promise<Decided> => {
  const { reference, version, pathway, why } = given
  const decision = aDecision(pathway)
  return why === undefined
    ? decideConcern(app, actor, { reference, version, decision })
    : changeDecision(app, actor, { reference, version, decision, why })
}

/** The form of the decision as a browser sends it. */
export const decisionFields = (pathway: Pathway, answer: LimbAnswer = 'yes'): Record<string, string> => ({
  'limb-a': 'yes',
  'limb-a-reason': 'Parkinson’s disease; four visits a day.',
  'limb-b': 'yes',
  'limb-b-reason': 'Two planned night visits did not happen.',
  'limb-c': answer,
  'limb-c-reason': 'He cannot get up alone.',
  pathway,
  reason: 'He was on the floor for five hours.',
  'told-reason': 'His carers did not come twice.',
})
