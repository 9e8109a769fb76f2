import {
  newAssessment,
  newCharacteristics,
  newChild,
  newCinPlan,
  newDisabilities,
  newEpisode,
  newHeader,
  newIdentifiers,
  newPlan,
  newProceedings,
  newSection47,
} from './blank-modules.ts'
import type {
  Assessment,
  Child,
  ChildIdentifiers,
  CinPlan,
  Disabilities,
  Episode,
  Header,
  PreProceedings,
  ProtectionPlan,
  Review,
  Section47,
} from './child.ts'
import { count, day, days, flag, type Group, groupOf, inner, text, texts } from './element.ts'

/** Who takes what the file holds, as soon as each part of it is whole. */
export interface CensusReader {
  header(header: Header): void
  child(child: Child): void
}

const identifiers = groupOf<ChildIdentifiers>('ChildIdentifiers', {
  LAchildID: text((it, value) => (it.LAchildID = value)),
  UPN: text((it, value) => (it.UPN = value)),
  FormerUPN: text((it, value) => (it.FormerUPN = value)),
  UPNunknown: text((it, value) => (it.UPNunknown = value)),
  PersonBirthDate: day((it, value) => (it.PersonBirthDate = value)),
  ExpectedPersonBirthDate: day((it, value) => (it.ExpectedPersonBirthDate = value)),
  Sex: text((it, value) => (it.Sex = value)),
  GenderCurrent: text((it, value) => (it.GenderCurrent = value)),
  PersonDeathDate: day((it, value) => (it.PersonDeathDate = value)),
})

const disabilities = groupOf<Disabilities>('Disabilities', {
  Disability: texts((it, value) => it.Disability.push(value)),
})

const assessment = groupOf<Assessment>(
  'Assessments',
  {
    AssessmentActualStartDate: day((it, value) => (it.AssessmentActualStartDate = value)),
    AssessmentInternalReviewDate: day((it, value) => (it.AssessmentInternalReviewDate = value)),
    AssessmentAuthorisationDate: day((it, value) => (it.AssessmentAuthorisationDate = value)),
  },
  {
    FactorsIdentifiedAtAssessment: inner(
      groupOf<Assessment>('Assessments', {
        AssessmentFactors: texts((it, value) => it.AssessmentFactors.push(value)),
      }),
      it => it,
    ),
  },
)

const cinPlan = groupOf<CinPlan>('CINplanDates', {
  CINPlanStartDate: day((it, value) => (it.CINPlanStartDate = value)),
  CINPlanEndDate: day((it, value) => (it.CINPlanEndDate = value)),
})

const section47 = groupOf<Section47>('Section47', {
  S47ActualStartDate: day((it, value) => (it.S47ActualStartDate = value)),
  InitialCPCtarget: day((it, value) => (it.InitialCPCtarget = value)),
  DateOfInitialCPC: day((it, value) => (it.DateOfInitialCPC = value)),
  ICPCnotRequired: flag((it, value) => (it.ICPCnotRequired = value)),
})

interface ReviewsOfPlan {
  readonly line: number
  readonly plan: ProtectionPlan
  reviewCount: number
}

const addReview = (of: ReviewsOfPlan, CPPreviewDate: Review['CPPreviewDate'], line: number): void => {
  of.reviewCount++
  of.plan.reviews.push({ module: 'Reviews', line, CPPreviewDate })
}

const reviews = groupOf<ReviewsOfPlan>('Reviews', { CPPreviewDate: days(addReview) })

const protectionPlan = groupOf<ProtectionPlan>(
  'ChildProtectionPlans',
  {
    CPPstartDate: day((it, value) => (it.CPPstartDate = value)),
    CPPendDate: day((it, value) => (it.CPPendDate = value)),
    InitialCategoryOfAbuse: text((it, value) => (it.InitialCategoryOfAbuse = value)),
    LatestCategoryOfAbuse: text((it, value) => (it.LatestCategoryOfAbuse = value)),
    NumberOfPreviousCPP: count((it, value) => (it.NumberOfPreviousCPP = value)),
  },
  {
    // An empty group stands for a review without its day.
    Reviews: inner(
      reviews,
      (plan, line) => ({ line, plan, reviewCount: 0 }),
      of => of.reviewCount === 0 && addReview(of, undefined, of.line),
    ),
  },
)

const preProceedings = groupOf<PreProceedings>('PreProceedingsandFGDM', {
  PPStartDate: day((it, value) => (it.PPStartDate = value)),
  LBPSentDate: day((it, value) => (it.LBPSentDate = value)),
  FGDMMeetingOffer: flag((it, value) => (it.FGDMMeetingOffer = value)),
  FGDMMeetingFac: flag((it, value) => (it.FGDMMeetingFac = value)),
  InitialPPMeetingDate: day((it, value) => (it.InitialPPMeetingDate = value)),
  ReviewMeetingsCount: count((it, value) => (it.ReviewMeetingsCount = value)),
  StepDecisionDate: day((it, value) => (it.StepDecisionDate = value)),
  PPOutcome: text((it, value) => (it.PPOutcome = value)),
  CourtAppDate: day((it, value) => (it.CourtAppDate = value)),
  LetterInitCPDate: day((it, value) => (it.LetterInitCPDate = value)),
})

const episode = groupOf<Episode>(
  'CINdetails',
  {
    CINreferralDate: day((it, value) => (it.CINreferralDate = value)),
    ReferralSource: text((it, value) => (it.ReferralSource = value)),
    PrimaryNeedCode: text((it, value) => (it.PrimaryNeedCode = value)),
    CINclosureDate: day((it, value) => (it.CINclosureDate = value)),
    ReasonForClosure: text((it, value) => (it.ReasonForClosure = value)),
    DateOfInitialCPC: day((it, value) => (it.DateOfInitialCPC = value)),
    ReferralNFA: flag((it, value) => (it.ReferralNFA = value)),
  },
  {
    Assessments: inner(assessment, (parent, line) => added(parent.assessments, newAssessment(line))),
    CINPlanDates: inner(cinPlan, (parent, line) => added(parent.cinPlans, newCinPlan(line))),
    Section47: inner(section47, (parent, line) => added(parent.enquiries, newSection47(line))),
    ChildProtectionPlans: inner(protectionPlan, (parent, line) => added(parent.protectionPlans, newPlan(line))),
    PreProceedingsandFGDM: inner(preProceedings, (parent, line) => added(parent.preProceedings, newProceedings(line))),
  },
)

const child = groupOf<Child>(
  undefined,
  {},
  {
    ChildIdentifiers: inner(identifiers, (parent, line) => (parent.identifiers = newIdentifiers(line))),
    ChildCharacteristics: inner(
      groupOf<Child>(
        'ChildCharacteristics',
        { Ethnicity: text((it, value) => (it.characteristics.Ethnicity = value)) },
        { Disabilities: inner(disabilities, (parent, line) => (parent.disabilities = newDisabilities(line))) },
      ),
      (parent, line) => {
        parent.characteristics = newCharacteristics(line)
        return parent
      },
    ),
    CINdetails: inner(episode, (parent, line) => added(parent.episodes, newEpisode(line))),
  },
)

const header = groupOf<Header>(
  'Header',
  {},
  {
    CollectionDetails: inner(
      groupOf<Header>('Header', {
        Collection: text((it, value) => (it.Collection = value)),
        Year: text((it, value) => (it.Year = value)),
        ReferenceDate: day((it, value) => (it.ReferenceDate = value)),
      }),
      it => it,
    ),
    Source: inner(
      groupOf<Header>('Header', {
        SourceLevel: text(() => {}),
        LEA: text((it, value) => (it.LEA = value)),
        SoftwareCode: text(() => {}),
        Release: text(() => {}),
        SerialNo: text(() => {}),
        DateTime: text(() => {}),
      }),
      it => it,
    ),
  },
)

/** What may stand at the top of the file. */
export const documentOf = (reader: CensusReader): Group<CensusReader> =>
  groupOf<CensusReader>(
    undefined,
    {},
    {
      Message: inner(
        groupOf<CensusReader>(
          undefined,
          {},
          {
            Header: inner(
              header,
              (_, line) => newHeader(line),
              it => reader.header(it),
            ),
            Children: inner(
              groupOf<CensusReader>(
                undefined,
                {},
                {
                  Child: inner(
                    child,
                    (_, line) => newChild(line),
                    it => reader.child(it),
                  ),
                },
              ),
              it => it,
            ),
          },
        ),
        it => it,
      ),
    },
  )

function added<T>(list: T[], value: T): T {
  list.push(value)
  return value
}
