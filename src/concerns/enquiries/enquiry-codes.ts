/** The code lists of enquiries with the words that pages use. The database holds each to the same codes. */

export const ENQUIRY_KINDS = { 'section-42': 'Section 42(2) enquiry', other: 'Other enquiry' } as const

/** What a finding says, on the balance of probabilities. */
export const BALANCES = {
  happened: 'More likely than not, it happened',
  'did-not-happen': 'More likely than not, it did not happen',
  'cannot-be-said': 'It cannot be said either way',
} as const
export type Balance = keyof typeof BALANCES

export const RISK_MOMENTS = {
  before: 'Before what the enquiry does about it',
  after: 'After what the enquiry did about it',
} as const
export type RiskMoment = keyof typeof RISK_MOMENTS

export const LIKELIHOODS = {
  rare: 'Hardly ever',
  unlikely: 'Unlikely',
  possible: 'Possible',
  likely: 'Likely',
  'almost-certain': 'Almost certain',
} as const
export type Likelihood = keyof typeof LIKELIHOODS

export const IMPACTS = {
  slight: 'Slight',
  minor: 'Minor',
  moderate: 'Moderate',
  serious: 'Serious',
  grave: 'Grave',
} as const
export type Impact = keyof typeof IMPACTS

export const RISK_LEVELS = { low: 'Low', medium: 'Medium', high: 'High', 'very-high': 'Very high' } as const
export type RiskLevel = keyof typeof RISK_LEVELS

/** Who said it: the adult, or somebody who speaks for them. */
export const SPEAKERS = { adult: 'The adult', representative: 'Somebody who speaks for them' } as const
export type Speaker = keyof typeof SPEAKERS

export const WISH_ACTS = {
  wished: 'Wished',
  changed: 'Changed',
  'no-longer-wished': 'No longer wished',
  judged: 'Said how far it was achieved',
  corrected: 'Corrected',
} as const
export type WishAct = keyof typeof WISH_ACTS

export const ADVOCATE_KINDS = {
  'care-act-advocate': 'Care Act advocate',
  'mental-capacity-advocate': 'Mental capacity advocate',
  'mental-health-advocate': 'Mental health advocate',
  family: 'Family',
  friend: 'A friend',
  other: 'Somebody else',
} as const
export type AdvocateKind = keyof typeof ADVOCATE_KINDS

export const CONTACT_WAYS = {
  mail: 'By email',
  phone: 'By telephone',
  letter: 'By letter',
  'in-person': 'In person',
} as const
export type ContactWay = keyof typeof CONTACT_WAYS

/** What is asked after an enquiry has been closed: of the adult, or of whoever speaks for them. */
export const EXPERIENCE_QUESTIONS = {
  'listened-to': 'Did you feel listened to?',
  understood: 'Did the people in the enquiry understand what you wanted to happen?',
  information: 'Were you told what you needed to know, when you needed it?',
  helped: 'Are you happy with how people helped you?',
  safer: 'Do you feel safer now because of it?',
} as const
export type ExperienceQuestion = keyof typeof EXPERIENCE_QUESTIONS

export const EXPERIENCE_ANSWERS = { yes: 'Yes', partly: 'Partly', no: 'No', 'not-said': 'Did not say' } as const
export type ExperienceAnswer = keyof typeof EXPERIENCE_ANSWERS
