type Items = Record<string, string>

/** A child to be written as a census writes it; an empty item is left out. */
export interface DraftChild {
  identifiers: Items
  Ethnicity: string
  Disability: string[]
  episodes: DraftEpisode[]
}

export interface DraftEpisode {
  items: Items
  assessments: { items: Items; factors: string[] }[]
  cinPlans: Items[]
  enquiries: Items[]
  plans: { items: Items; reviews: string[] }[]
}

export const draftAssessment = (begun = '2023-05-02', authorised = '2023-06-20', ...factors: string[]) => ({
  items: { AssessmentActualStartDate: begun, AssessmentAuthorisationDate: authorised },
  factors: factors.length > 0 ? factors : ['3B'],
})
export const draftEnquiry = (begun = '2023-05-09', held = '2023-05-26', isNotRequired = '0'): Items => ({
  S47ActualStartDate: begun,
  DateOfInitialCPC: held,
  ICPCnotRequired: isNotRequired,
})
export const draftPlan = (began = '2023-05-26', ended = '', ...reviews: string[]) => ({
  items: {
    CPPstartDate: began,
    CPPendDate: ended,
    InitialCategoryOfAbuse: 'NEG',
    LatestCategoryOfAbuse: 'NEG',
    NumberOfPreviousCPP: '0',
  },
  reviews: reviews.length > 0 ? reviews : ['2023-08-22'],
})
export const draftCinPlan = (began: string, ended = ''): Items => ({ CINPlanStartDate: began, CINPlanEndDate: ended })
/** A referral that led to nothing. */
export const draftReferral = (referred: string, isNothing = '1'): DraftEpisode => ({
  items: { CINreferralDate: referred, ReferralSource: '6', PrimaryNeedCode: 'N1', ReferralNFA: isNothing },
  assessments: [],
  cinPlans: [],
  enquiries: [],
  plans: [],
})

/** A child on a plan, of whom no rule says anything. */
export const draftChild = (): DraftChild => ({
  identifiers: {
    LAchildID: 'A1001',
    UPN: 'Z800200012001',
    FormerUPN: '',
    UPNunknown: '',
    PersonBirthDate: '2012-06-14',
    ExpectedPersonBirthDate: '',
    Sex: 'F',
    PersonDeathDate: '',
  },
  Ethnicity: 'WBRI',
  Disability: ['HEAR', 'COMM'],
  episodes: [
    {
      items: { CINreferralDate: '2023-05-02', ReferralSource: '2A', PrimaryNeedCode: 'N1', ReferralNFA: '0' },
      assessments: [draftAssessment()],
      cinPlans: [],
      enquiries: [draftEnquiry()],
      plans: [draftPlan()],
    },
  ],
})

const element = (name: string, inside: string): string => `<${name}>${inside}</${name}>`
const itemsOf = (items: Items): string =>
  Object.entries(items)
    .map(([name, value]) => (value === '' ? '' : element(name, value)))
    .join('')
const all = (name: string, values: readonly string[]): string => values.map(value => element(name, value)).join('')

const episodeXml = ({ items, assessments, cinPlans, enquiries, plans }: DraftEpisode): string =>
  element(
    'CINdetails',
    itemsOf(items) +
      all(
        'Assessments',
        assessments.map(
          it => itemsOf(it.items) + element('FactorsIdentifiedAtAssessment', all('AssessmentFactors', it.factors)),
        ),
      ) +
      all('CINPlanDates', cinPlans.map(itemsOf)) +
      all('Section47', enquiries.map(itemsOf)) +
      all(
        'ChildProtectionPlans',
        plans.map(it => itemsOf(it.items) + element('Reviews', all('CPPreviewDate', it.reviews))),
      ),
  )

export const censusXml = (children: readonly DraftChild[], referenceDate = '2024-03-31'): string =>
  element(
    'Message',
    element('Header', element('CollectionDetails', itemsOf({ Year: '2024', ReferenceDate: referenceDate }))) +
      element(
        'Children',
        all(
          'Child',
          children.map(
            child =>
              element('ChildIdentifiers', itemsOf(child.identifiers)) +
              element(
                'ChildCharacteristics',
                itemsOf({ Ethnicity: child.Ethnicity }) + element('Disabilities', all('Disability', child.Disability)),
              ) +
              child.episodes.map(episodeXml).join(''),
          ),
        ),
      ),
  )
