import type {
  About,
  AbuseType,
  Achieved,
  Asked,
  Channel,
  ChildAbuseType,
  Conclusion,
  IndividualDetails,
  LateCause,
  LimbAnswer,
  Location,
  Pathway,
  PauseReason,
  Referrer,
  RiskOutcome,
  Source,
  SourceOfRisk,
  YesNoNotRecorded,
} from '#concerns'
import type { DayNumber, Moment } from './calendar.ts'
import type { InventedPerson } from './people.ts'

/** All that ever happens to one invented concern. What lies after the day of loading is never stored. */
export interface ConcernLife {
  readonly concernId: string
  readonly reference: string
  readonly about: About
  readonly received: Moment
  readonly person: InventedPerson
  /** what was said of the person: the individual that the concern begins with */
  readonly ownIndividualId: string
  readonly reported: IndividualDetails
  /** when a practitioner said that it is somebody known already */
  readonly linked: Moment | undefined
  readonly channel: Channel
  readonly source: Source
  readonly sourceAgency: string | undefined
  readonly sourceProviderId: string | undefined
  readonly types: readonly (AbuseType | ChildAbuseType)[]
  readonly location: Location
  readonly providerId: string | undefined
  readonly risk: readonly SourceOfRisk[]
  readonly referrer: Referrer
  /** who sent it, by name, when they had signed in */
  readonly sender: string | undefined
  readonly inBrief: string
  readonly answers: Readonly<Record<string, string | readonly string[]>>
  readonly worker: string
  readonly taken: Moment | undefined
  readonly note: { readonly at: Moment; readonly words: string; readonly note: string } | undefined
  readonly clockRule: string
  readonly firstDueOn: DayNumber
  readonly dueOn: DayNumber
  readonly pause: PauseLife | undefined
  readonly decision: DecisionLife
  /** a later decision that stands beside the first */
  readonly change: DecisionLife | undefined
  readonly feedback: readonly FeedbackLife[]
  readonly enquiry: EnquiryLife | undefined
  readonly restriction: RestrictionLife | undefined
  /** who declared a conflict of interest */
  readonly conflicted: string | undefined
}

export interface PauseLife {
  readonly fromOn: DayNumber
  readonly toOn: DayNumber
  readonly reason: PauseReason
  readonly note: string
}

export interface DecisionLife {
  readonly at: Moment
  readonly by: string
  readonly pathway: Pathway
  readonly limbs: readonly (readonly [LimbAnswer, string])[] | undefined
  readonly reason: string
  readonly told: string
  readonly isInTime: boolean
  readonly lateCause: LateCause | undefined
  readonly lateNote: string
}

export interface FeedbackLife {
  readonly kind: 'receipt' | 'decision' | 'outcome'
  readonly from: Moment
  readonly dueOn: DayNumber
  readonly given: Moment
  /** of a decision, as it then stood */
  readonly pathway?: Pathway
  readonly how: 'mail' | 'page' | 'phone' | 'letter'
  readonly told: string
}

export interface RestrictionLife {
  readonly reason: 'staff-linked' | 'marac-victim' | 'perpetrator-access' | 'allegation-against-staff'
  readonly note: string
  readonly readers: readonly string[]
}

export interface EnquiryLife {
  readonly enquiryId: string
  readonly reference: string
  readonly kind: 'section-42' | 'other'
  readonly started: Moment
  readonly lead: string
  readonly planningRule: string
  readonly planningDueOn: DayNumber
  readonly planned: Moment | undefined
  readonly planningLateCause: LateCause | undefined
  readonly conclusions: readonly ConclusionLife[]
  readonly withdrawn: Moment | undefined
  readonly transfer: TransferLife | undefined
}

export interface TransferLife {
  readonly offered: Moment
  readonly answered: Moment
  readonly isAccepted: boolean
  readonly area: string
}

export interface ConclusionLife {
  readonly at: Moment
  readonly conclusion: Conclusion
  readonly riskOutcome: RiskOutcome | undefined
  readonly asked: Asked
  readonly achieved: Achieved | undefined
  readonly lackedCapacity: YesNoNotRecorded
  readonly supportedByAdvocate: YesNoNotRecorded | undefined
  readonly reason: string
  /** when and why it was opened again */
  readonly reopened: { readonly at: Moment; readonly reason: string } | undefined
}
