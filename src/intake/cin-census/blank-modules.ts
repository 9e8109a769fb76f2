import type {
  Assessment,
  Child,
  ChildCharacteristics,
  ChildIdentifiers,
  CinPlan,
  Disabilities,
  Episode,
  Header,
  PreProceedings,
  ProtectionPlan,
  Section47,
} from './child.ts'

// Every item is named from the start, so that all records of a kind have one shape: the engine reads those faster.
export const newHeader = (line: number): Header => ({
  module: 'Header',
  line,
  Collection: undefined,
  Year: undefined,
  ReferenceDate: undefined,
  LEA: undefined,
})

export const newIdentifiers = (line: number): ChildIdentifiers => ({
  module: 'ChildIdentifiers',
  line,
  LAchildID: undefined,
  UPN: undefined,
  FormerUPN: undefined,
  UPNunknown: undefined,
  PersonBirthDate: undefined,
  ExpectedPersonBirthDate: undefined,
  Sex: undefined,
  GenderCurrent: undefined,
  PersonDeathDate: undefined,
})

export const newCharacteristics = (line: number): ChildCharacteristics => ({
  module: 'ChildCharacteristics',
  line,
  Ethnicity: undefined,
})

export const newDisabilities = (line: number): Disabilities => ({ module: 'Disabilities', line, Disability: [] })

export const newChild = (line: number): Child => ({
  line,
  identifiers: newIdentifiers(line),
  characteristics: newCharacteristics(line),
  disabilities: newDisabilities(line),
  episodes: [],
})

export const newEpisode = (line: number): Episode => ({
  module: 'CINdetails',
  line,
  CINreferralDate: undefined,
  ReferralSource: undefined,
  PrimaryNeedCode: undefined,
  CINclosureDate: undefined,
  ReasonForClosure: undefined,
  DateOfInitialCPC: undefined,
  ReferralNFA: undefined,
  assessments: [],
  cinPlans: [],
  enquiries: [],
  protectionPlans: [],
  preProceedings: [],
})

export const newAssessment = (line: number): Assessment => ({
  module: 'Assessments',
  line,
  AssessmentActualStartDate: undefined,
  AssessmentInternalReviewDate: undefined,
  AssessmentAuthorisationDate: undefined,
  AssessmentFactors: [],
})

export const newCinPlan = (line: number): CinPlan => ({
  module: 'CINplanDates',
  line,
  CINPlanStartDate: undefined,
  CINPlanEndDate: undefined,
})

export const newSection47 = (line: number): Section47 => ({
  module: 'Section47',
  line,
  S47ActualStartDate: undefined,
  InitialCPCtarget: undefined,
  DateOfInitialCPC: undefined,
  ICPCnotRequired: undefined,
})

export const newPlan = (line: number): ProtectionPlan => ({
  module: 'ChildProtectionPlans',
  line,
  CPPstartDate: undefined,
  CPPendDate: undefined,
  InitialCategoryOfAbuse: undefined,
  LatestCategoryOfAbuse: undefined,
  NumberOfPreviousCPP: undefined,
  reviews: [],
})

export const newProceedings = (line: number): PreProceedings => ({
  module: 'PreProceedingsandFGDM',
  line,
  PPStartDate: undefined,
  LBPSentDate: undefined,
  FGDMMeetingOffer: undefined,
  FGDMMeetingFac: undefined,
  InitialPPMeetingDate: undefined,
  ReviewMeetingsCount: undefined,
  StepDecisionDate: undefined,
  PPOutcome: undefined,
  CourtAppDate: undefined,
  LetterInitCPDate: undefined,
})
