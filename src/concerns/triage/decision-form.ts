import { type Typed, textOf } from '#platform/typed.ts'
import { type About, isCode, LATE_CAUSES, type LateCause } from '../codes.ts'
import { type Pathway, pathwaysOf } from '../concern.ts'
import { LIMB_ANSWERS, type Limb, type LimbAnswer, type LimbAnswers, LONGEST_REASON, pathwaysFor } from '../decision.ts'

export type LimbsAnswered = Readonly<Record<Limb, { readonly answer: LimbAnswer; readonly reason: string }>>

/** A decision as somebody makes it, before it is recorded. */
export interface Decision {
  readonly pathway: Pathway
  /** only of an adult's concern that was not screened out */
  readonly limbs: LimbsAnswered | undefined
  readonly reason: string
  /** for whoever raised it, where they are told one */
  readonly toldReason: string
  readonly lateCause: LateCause | undefined
  readonly lateNote: string
}

/** What of the concern decides which questions the form asks. */
export interface DecisionQuestions {
  readonly about: About
  readonly isLate: boolean
  /** the referrer is told the reason */
  readonly isTold: boolean
  readonly isScreeningOut: boolean
}

export const LIMB_NAMES: readonly Limb[] = ['a', 'b', 'c']

/** Every field of the form, as a draft keeps them. */
export const DECISION_FIELDS: readonly string[] = [
  ...LIMB_NAMES.flatMap(limb => [`limb-${limb}`, `limb-${limb}-reason`]),
  'pathway',
  'reason',
  'told-reason',
  'late-cause',
  'late-note',
]

export type DecisionRead =
  | { readonly ok: true; readonly decision: Decision }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }

/** Reads what was typed: the decision, or each fault under its field. */
export function readDecision(typed: Typed, questions: DecisionQuestions): DecisionRead {
  const errors: Record<string, string> = {}
  const limbs = questions.about === 'adult' && !questions.isScreeningOut ? readLimbs(typed, errors) : undefined
  const pathway = readPathway(typed, questions, limbs, errors)
  const decision = {
    reason: required(typed, 'reason', 'Enter the reason for the decision', errors),
    toldReason: questions.isTold
      ? required(typed, 'told-reason', 'Enter the reason in plain words, for whoever raised it', errors)
      : '',
    lateNote: limited(typed, 'late-note', errors),
    lateCause: questions.isLate ? readLateCause(typed, errors) : undefined,
    limbs,
  }
  return pathway === undefined || Object.keys(errors).length > 0
    ? { ok: false, errors }
    : { ok: true, decision: { ...decision, pathway } }
}

function readLimbs(typed: Typed, errors: Record<string, string>): LimbsAnswered | undefined {
  const read = (limb: Limb): LimbsAnswered[Limb] | undefined => {
    const answer = textOf(typed, `limb-${limb}`)
    const isAnswer = isCode(LIMB_ANSWERS, answer)
    if (!isAnswer) errors[`limb-${limb}`] = `Select yes, no or not enough known yet for (${limb})`
    const reason = required(typed, `limb-${limb}-reason`, `Enter your reason for (${limb})`, errors)
    return isAnswer ? { answer, reason } : undefined
  }
  const [a, b, c] = [read('a'), read('b'), read('c')]
  return a && b && c ? { a, b, c } : undefined
}

export const answersOf = ({ a, b, c }: LimbsAnswered): LimbAnswers => ({ a: a.answer, b: b.answer, c: c.answer })

function readPathway(
  typed: Typed,
  { about, isScreeningOut }: DecisionQuestions,
  limbs: LimbsAnswered | undefined,
  errors: Record<string, string>,
): Pathway | undefined {
  if (isScreeningOut) return 'screened-out'
  const words = pathwaysOf(about)
  const chosen = Object.keys(words).find((name): name is Pathway => name === textOf(typed, 'pathway'))
  if (chosen === undefined || chosen === 'screened-out') {
    errors['pathway'] = 'Select what happens now'
    return undefined
  }
  const fault = about === 'adult' && limbs ? pathwayFault(chosen, limbs) : undefined
  if (fault !== undefined) errors['pathway'] = fault
  return chosen
}

/** Why the answers do not lead to the pathway; undefined when they do. */
export function pathwayFault(pathway: Pathway, limbs: LimbsAnswered): string | undefined {
  const open: readonly string[] = pathwaysFor(answersOf(limbs))
  if (open.includes(pathway)) return undefined
  const words = open.map(name => `“${pathwaysOf('adult')[name] ?? name}”`).join(' or ')
  const names = LIMB_NAMES.filter(limb => limbs[limb].answer === 'no')
  if (names.length > 0)
    return `Because ${listed(names)} ${names.length === 1 ? 'is' : 'are'} answered no, select ${words}`
  if (open.includes('s42-2')) return `Because all three are answered yes, select ${words}`
  return `Because not enough is known yet, select ${words}, or save your answers and come back when more is known`
}

const listed = (limbs: readonly Limb[]): string => limbs.map(limb => `(${limb})`).join(' and ')

function readLateCause(typed: Typed, errors: Record<string, string>): LateCause | undefined {
  const cause = textOf(typed, 'late-cause')
  if (isCode(LATE_CAUSES, cause)) {
    if (cause === 'other' && textOf(typed, 'late-note') === '') errors['late-note'] = 'Enter the cause of the lateness'
    return cause
  }
  errors['late-cause'] = 'Select why the decision is late'
  return undefined
}

function required(typed: Typed, name: string, message: string, errors: Record<string, string>): string {
  const text = limited(typed, name, errors)
  if (text === '') errors[name] = message
  return text
}

function limited(typed: Typed, name: string, errors: Record<string, string>): string {
  const text = textOf(typed, name)
  if (text.length > LONGEST_REASON) errors[name] = 'Enter 4,000 characters or fewer'
  return text
}
