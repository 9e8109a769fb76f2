import type { Day } from '../record-day.ts'

export type { Day } from '../record-day.ts'

export type ModuleName =
  | 'Header'
  | 'ChildIdentifiers'
  | 'ChildCharacteristics'
  | 'Disabilities'
  | 'CINdetails'
  | 'Assessments'
  | 'CINplanDates'
  | 'Section47'
  | 'ChildProtectionPlans'
  | 'Reviews'
  | 'PreProceedingsandFGDM'

/** One module of the census. Its items keep the census's own names; what is missing or cannot be read is undefined. */
export interface CensusModule {
  readonly module: ModuleName
  /** Where it begins in the file. */
  readonly line: number
}

export interface Header extends CensusModule {
  Collection: string | undefined
  Year: string | undefined
  ReferenceDate: Day | undefined
  /** The local authority, three digits. */
  LEA: string | undefined
}

export interface ChildIdentifiers extends CensusModule {
  LAchildID: string | undefined
  UPN: string | undefined
  FormerUPN: string | undefined
  UPNunknown: string | undefined
  PersonBirthDate: Day | undefined
  ExpectedPersonBirthDate: Day | undefined
  Sex: string | undefined
  /** In the place of Sex to 2023-24. */
  GenderCurrent: string | undefined
  PersonDeathDate: Day | undefined
}

export interface ChildCharacteristics extends CensusModule {
  Ethnicity: string | undefined
}

export interface Disabilities extends CensusModule {
  /** As they stand: one may come twice. */
  readonly Disability: string[]
}

export interface Assessment extends CensusModule {
  AssessmentActualStartDate: Day | undefined
  AssessmentInternalReviewDate: Day | undefined
  AssessmentAuthorisationDate: Day | undefined
  readonly AssessmentFactors: string[]
}

export interface CinPlan extends CensusModule {
  CINPlanStartDate: Day | undefined
  CINPlanEndDate: Day | undefined
}

export interface Section47 extends CensusModule {
  S47ActualStartDate: Day | undefined
  InitialCPCtarget: Day | undefined
  DateOfInitialCPC: Day | undefined
  ICPCnotRequired: boolean | undefined
}

export interface Review extends CensusModule {
  CPPreviewDate: Day | undefined
}

export interface ProtectionPlan extends CensusModule {
  CPPstartDate: Day | undefined
  CPPendDate: Day | undefined
  InitialCategoryOfAbuse: string | undefined
  LatestCategoryOfAbuse: string | undefined
  NumberOfPreviousCPP: number | undefined
  readonly reviews: Review[]
}

/** Proceedings before a court, and family group decision making: from 2026, and in no rule yet. */
export interface PreProceedings extends CensusModule {
  PPStartDate: Day | undefined
  LBPSentDate: Day | undefined
  FGDMMeetingOffer: boolean | undefined
  FGDMMeetingFac: boolean | undefined
  InitialPPMeetingDate: Day | undefined
  ReviewMeetingsCount: number | undefined
  StepDecisionDate: Day | undefined
  PPOutcome: string | undefined
  CourtAppDate: Day | undefined
  LetterInitCPDate: Day | undefined
}

/** One referral and what followed from it. */
export interface Episode extends CensusModule {
  CINreferralDate: Day | undefined
  ReferralSource: string | undefined
  PrimaryNeedCode: string | undefined
  CINclosureDate: Day | undefined
  ReasonForClosure: string | undefined
  /** A conference without an enquiry here: a child who moved in from another area. */
  DateOfInitialCPC: Day | undefined
  ReferralNFA: boolean | undefined
  readonly assessments: Assessment[]
  readonly cinPlans: CinPlan[]
  readonly enquiries: Section47[]
  readonly protectionPlans: ProtectionPlan[]
  readonly preProceedings: PreProceedings[]
}

export interface Child {
  readonly line: number
  identifiers: ChildIdentifiers
  characteristics: ChildCharacteristics
  disabilities: Disabilities
  readonly episodes: Episode[]
}
