import { Refusal } from '#platform/errors.ts'

export const ENQUIRY_STATES = {
  planning: 'Being planned',
  'under-way': 'Under way',
  'transfer-offered': 'Offered to another area',
  transferred: 'Taken on by another area',
  concluded: 'Concluded',
  withdrawn: 'Withdrawn: the decision was changed',
} as const
export type EnquiryState = keyof typeof ENQUIRY_STATES

export const ENQUIRY_ACTS = {
  'hold-planning-meeting': 'record the planning meeting',
  record: 'add to the enquiry',
  'offer-transfer': 'offer the enquiry to another area',
  'accept-transfer': 'record that the other area took it on',
  'decline-transfer': 'record that the other area declined',
  conclude: 'close the enquiry',
  reopen: 'reopen the enquiry',
  'ask-experience': 'record how the enquiry was for the adult',
  withdraw: 'withdraw the enquiry',
} as const
export type EnquiryAct = keyof typeof ENQUIRY_ACTS

/** The transition table of an enquiry: from each state, what may be done and where it leads. */
export const ENQUIRY_TRANSITIONS: Readonly<Record<EnquiryState, Readonly<Partial<Record<EnquiryAct, EnquiryState>>>>> =
  {
    planning: {
      'hold-planning-meeting': 'under-way',
      record: 'planning',
      'offer-transfer': 'transfer-offered',
      conclude: 'concluded',
      withdraw: 'withdrawn',
    },
    'under-way': {
      record: 'under-way',
      'offer-transfer': 'transfer-offered',
      conclude: 'concluded',
      withdraw: 'withdrawn',
    },
    'transfer-offered': {
      record: 'transfer-offered',
      'accept-transfer': 'transferred',
      // back to where it stood: planned or not, see afterDecline
      'decline-transfer': 'under-way',
    },
    transferred: {},
    concluded: { reopen: 'under-way', 'ask-experience': 'concluded' },
    withdrawn: {},
  }

/** Whether nothing has been decided to end it. */
export const isOpen = (state: EnquiryState): boolean =>
  state === 'planning' || state === 'under-way' || state === 'transfer-offered'

/** The state after the act. Throws Refusal with what can be done instead. */
export function after(state: EnquiryState, act: EnquiryAct, isPlanned: boolean): EnquiryState {
  const next = ENQUIRY_TRANSITIONS[state][act]
  if (next === undefined)
    throw new Refusal(`You cannot ${ENQUIRY_ACTS[act]}: the enquiry is ${ENQUIRY_STATES[state].toLowerCase()}.`)
  return next === 'under-way' && !isPlanned && act !== 'hold-planning-meeting' ? 'planning' : next
}

/** Table SG2c of the national collection. */
export const CONCLUSIONS = {
  'risk-identified-action': 'Risk identified and action taken',
  'risk-identified-no-action': 'Risk identified and no action taken',
  'inconclusive-action': 'Risk assessment inconclusive and action taken',
  'inconclusive-no-action': 'Risk assessment inconclusive and no action taken',
  'no-risk-action': 'No risk identified and action taken',
  'no-risk-no-action': 'No risk identified and no action taken',
  'ceased-at-request': 'Enquiry ceased at the individual’s request and no action taken',
} as const
export type Conclusion = keyof typeof CONCLUSIONS

/** Table SG2e. */
export const RISK_OUTCOMES = { removed: 'Risk removed', reduced: 'Risk reduced', remained: 'Risk remained' } as const
export type RiskOutcome = keyof typeof RISK_OUTCOMES

/** Table SG4a: whether the adult or their representative was asked for the outcome they wanted. */
export const ASKED = {
  'asked-expressed': 'Yes, they were asked and outcomes were expressed',
  'asked-none-expressed': 'Yes, they were asked and none were expressed',
  'not-asked': 'No',
  'not-known': 'Not known',
  'not-recorded': 'Not recorded',
} as const
export type Asked = keyof typeof ASKED

export const ACHIEVED = { fully: 'Fully achieved', partly: 'Partly achieved', not: 'Not achieved' } as const
export type Achieved = keyof typeof ACHIEVED

/** Tables SG3: capacity, and of those who lacked it the support of an advocate, family or friend. */
export const YES_NO_NOT_RECORDED = {
  yes: 'Yes',
  no: 'No',
  'not-known': 'Not known',
  'not-recorded': 'Not recorded',
} as const
export type YesNoNotRecorded = keyof typeof YES_NO_NOT_RECORDED

/** What is known of an enquiry when it is closed. */
export interface ClosingFacts {
  readonly conclusion: Conclusion
  readonly riskOutcome?: RiskOutcome | undefined
  readonly asked: Asked
  readonly achieved?: Achieved | undefined
  readonly lackedCapacity: YesNoNotRecorded
  readonly supportedByAdvocate?: YesNoNotRecorded | undefined
}

/** What a thing that stands against closing is about: a part of the enquiry, or a question that closing asks. */
export type ObstacleSubject = 'planning' | 'action' | 'request' | 'riskOutcome' | 'achieved' | 'supportedByAdvocate'

export interface Obstacle {
  readonly about: ObstacleSubject
  readonly why: string
}

export interface OpenThings {
  readonly isPlanned: boolean
  /** actions neither assured nor waived, by what they are */
  readonly openActions: readonly string[]
  /** people and agencies whose answer is neither in nor waived */
  readonly openRequests: readonly string[]
}

/** What stands against closing, each with what it is about; none: it may be closed. */
export function obstaclesToClosing(facts: ClosingFacts, enquiry: OpenThings): Obstacle[] {
  const identified = facts.conclusion.startsWith('risk-identified')
  const ceased = facts.conclusion === 'ceased-at-request'
  return [
    ...obstaclesThatStand(enquiry, ceased),
    ...unless(
      identified === (facts.riskOutcome !== undefined),
      'riskOutcome',
      identified ? 'Say what became of the risk.' : 'No risk was identified, so nothing can have become of it.',
    ),
    ...unless(
      (facts.asked === 'asked-expressed') === (facts.achieved !== undefined),
      'achieved',
      'Say how far the outcomes were achieved where they were expressed, and only there.',
    ),
    ...unless(
      (facts.lackedCapacity === 'yes') === (facts.supportedByAdvocate !== undefined),
      'supportedByAdvocate',
      'Say whether an advocate gave support where the adult lacked capacity, and only there.',
    ),
  ]
}

const unless = (isFine: boolean, about: ObstacleSubject, why: string): Obstacle[] => (isFine ? [] : [{ about, why }])

/** What stands against closing whatever is said of the outcome. */
export const obstaclesThatStand = (enquiry: OpenThings, ceased = false): Obstacle[] => [
  ...unless(enquiry.isPlanned || ceased, 'planning', 'No planning meeting has been recorded.'),
  ...enquiry.openActions.map(action => ({
    about: 'action' as const,
    why: `The action “${action}” has been neither assured nor waived.`,
  })),
  ...enquiry.openRequests.map(request => ({
    about: 'request' as const,
    why: `${request} has not answered, and nobody has waived it.`,
  })),
]

/** What stands against closing, each as a sentence; none: it may be closed. */
export const whyNotClose = (facts: ClosingFacts, enquiry: OpenThings): string[] =>
  obstaclesToClosing(facts, enquiry).map(({ why }) => why)
