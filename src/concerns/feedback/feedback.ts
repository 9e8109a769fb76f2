import type { Pathway } from '../concern.ts'
import type { IndividualDetails } from '../individual.ts'
import type { Entitlement } from '../referrer.ts'

export const FEEDBACK_KINDS = {
  receipt: 'That it was received',
  decision: 'What was decided',
  outcome: 'How it ended',
} as const
export type FeedbackKind = keyof typeof FEEDBACK_KINDS

export const FEEDBACK_WAYS = {
  mail: 'By email',
  page: 'On their page here',
  phone: 'By telephone',
  letter: 'By letter',
  'in-person': 'In person',
} as const
export type FeedbackHow = keyof typeof FEEDBACK_WAYS

export interface OwedRow {
  readonly feedbackId: string
  readonly concernId: string
  readonly reference: string
  readonly kind: FeedbackKind
  readonly entitlement: Exclude<Entitlement, 'nothing'>
  readonly dueOn: Temporal.PlainDate
  readonly organisation: string
}

export interface OwedCount {
  readonly count: number
  readonly lateCount: number
  readonly firstDueOn: Temporal.PlainDate | undefined
}

/** "3 answers owed, 1 late" */
export const owedInWords = ({ count, lateCount }: OwedCount): string =>
  `${count} ${count === 1 ? 'answer' : 'answers'} owed${lateCount > 0 ? `, ${lateCount} late` : ''}`

export interface OwedFeedback extends OwedRow {
  readonly givenOn: Temporal.PlainDate | undefined
  readonly teamId: string
  readonly pathway: Pathway | undefined
  readonly decisionVersion: number
  /** the reason in plain words that was recorded with the decision */
  readonly reason: string
  readonly referrer: Addressee
  readonly individual: Pick<IndividualDetails, 'givenName' | 'familyName' | 'otherNames' | 'postcode' | 'nhsNumber'>
}

/** Whoever raised it. There is no other addressee: whoever may have done harm is nowhere near a mail. */
export interface Addressee {
  /** who has an account here and reads the answer under "raised" */
  readonly personId: string | undefined
  /** they signed in, or their agency's system handed it in; of anybody else there is their own word alone */
  readonly isKnown: boolean
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly mailIsSafe: boolean
  readonly contactSafely: string
}

/** What somebody was told of a concern they raised; `told` is undefined while it is still owed. */
export interface Told {
  readonly reference: string
  readonly kind: FeedbackKind
  readonly told: string | undefined
  readonly givenOn: Temporal.PlainDate | undefined
  readonly dueOn: Temporal.PlainDate
}

/** Whether somebody has to check who it is before they are told what only a professional may know. */
export const needsCheck = ({ entitlement, referrer }: Pick<OwedFeedback, 'entitlement' | 'referrer'>): boolean =>
  entitlement === 'need-to-know' && !referrer.isKnown

/** The ways that are open to tell somebody: by mail only where it was declared safe. */
export function waysFor({
  personId,
  phone,
  mailIsSafe,
}: Pick<Addressee, 'personId' | 'phone' | 'mailIsSafe'>): FeedbackHow[] {
  const ways: FeedbackHow[] = []
  if (mailIsSafe) ways.push('mail')
  if (personId !== undefined) ways.push('page')
  if (phone !== '') ways.push('phone')
  return [...ways, 'letter', 'in-person']
}
