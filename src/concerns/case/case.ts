import type { RecordAccess } from '#platform/auth/restriction/record-access.ts'
import type { About, Channel, LateCause, Location, Source, SourceOfRisk } from '../codes.ts'
import type { ConcernStanding, Pathway } from '../concern.ts'
import type { LimbAnswer } from '../decision.ts'
import type { NationalClass } from '../pathway-mapping.ts'
import type { Entitlement } from '../referrer.ts'
import type { CasePause } from './case-clock.ts'

/** A concern as its record page and its use cases read it. */
export interface Case {
  readonly concernId: string
  readonly reference: string
  readonly about: About
  readonly version: number
  readonly teamId: string
  readonly teamName: string
  readonly workerId: string | undefined
  readonly workerName: string | undefined
  readonly individualId: string
  readonly givenName: string
  readonly familyName: string
  readonly bornOn: Temporal.PlainDate | undefined
  readonly diedOn: Temporal.PlainDate | undefined
  readonly contactSafely: string
  readonly individualPhone: string
  readonly address: string
  readonly postcode: string
  readonly channel: Channel
  readonly source: Source
  readonly abuseTypes: readonly string[]
  readonly location: Location
  readonly sourcesOfRisk: readonly SourceOfRisk[]
  readonly provider: { readonly providerId: string; readonly name: string } | undefined
  readonly receivedAt: Temporal.Instant
  readonly receivedOn: Temporal.PlainDate
  readonly clockRule: string
  readonly firstDueOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  readonly pausedOn: Temporal.PlainDate | undefined
  readonly pauses: readonly CasePause[]
  readonly lateCause: LateCause | undefined
  readonly pathway: Pathway | undefined
  readonly nationalClass: NationalClass | undefined
  readonly decisionVersion: number
  readonly decidedOn: Temporal.PlainDate | undefined
  readonly decidedInTime: boolean | undefined
  readonly inBrief: string
  readonly referrer: CaseReferrer
  readonly enquiry: CaseEnquiry | undefined
  readonly access: RecordAccess
  /** until when it is kept; undefined while it is open */
  readonly retainUntil: Temporal.PlainDate | undefined
  readonly isHeld: boolean
}

export interface CaseReferrer {
  readonly kind: 'professional' | 'public' | 'anonymous'
  readonly name: string
  readonly jobTitle: string
  readonly organisation: string
  readonly phone: string
  readonly email: string
  readonly mailIsSafe: boolean
  readonly contactSafely: string
  readonly isIndividual: boolean
  readonly entitlement: Entitlement
}

export interface CaseEnquiry {
  readonly enquiryId: string
  readonly reference: string
  readonly state: string
  readonly planningDueOn: Temporal.PlainDate
}

/** What of a case decides which acts it allows. */
export const standingOf = ({ pathway, pausedOn, enquiry }: Case): ConcernStanding => ({
  state: pathway,
  isPaused: pausedOn !== undefined,
  enquiry: enquiry === undefined ? 'none' : standingOfEnquiry(enquiry.state),
})

function standingOfEnquiry(state: string): ConcernStanding['enquiry'] {
  if (state === 'concluded') return 'concluded'
  return state === 'withdrawn' ? 'withdrawn' : 'open'
}

/** One decision, as it was recorded. */
export interface RecordedDecision {
  readonly version: number
  readonly pathway: Pathway
  readonly nationalClass: string
  readonly limbs:
    | Readonly<Record<'a' | 'b' | 'c', { readonly answer: LimbAnswer; readonly reason: string }>>
    | undefined
  readonly reason: string
  readonly toldReason: string
  readonly isInTime: boolean
  readonly lateCause: LateCause | undefined
  readonly lateNote: string
  readonly decidedAt: Temporal.Instant
  readonly decidedBy: string
}

export interface CaseEvent {
  readonly eventId: string
  readonly happenedAt: Temporal.Instant
  readonly kind: string
  readonly words: string
  readonly note: string
  /** by name, or how they came in */
  readonly doneBy: string
  readonly corrects: string | undefined
}

export interface EarlierConcern {
  readonly concernId: string
  readonly reference: string
  readonly receivedOn: Temporal.PlainDate
  readonly inBrief: string
  readonly pathway: string | undefined
}

export interface Owed {
  readonly feedbackId: string
  readonly kind: 'receipt' | 'decision' | 'outcome'
  readonly entitlement: Exclude<Entitlement, 'nothing'>
  readonly dueOn: Temporal.PlainDate
  readonly givenOn: Temporal.PlainDate | undefined
}

/** How old somebody is, or was. */
export function ageOn(
  { bornOn, diedOn }: Pick<Case, 'bornOn'> & { readonly diedOn?: Temporal.PlainDate | undefined },
  today: Temporal.PlainDate,
): number | undefined {
  const on = diedOn ?? today
  return bornOn && Temporal.PlainDate.compare(bornOn, on) <= 0
    ? bornOn.until(on, { largestUnit: 'year' }).years
    : undefined
}
