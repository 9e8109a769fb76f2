// What several measures of adults are shares of, and what is said of several.

export const ADULTS = {
  topic: 'adults',
  owner: 'Adult social care',
  protects: 'people',
  legalBasis: 'Care Act 2014 s42',
} as const

export const CONCERNS = { words: 'adult safeguarding concerns received in the period', code: 'adult.concerns.received' }
export const CONCLUDED = {
  words: 'section 42(2) enquiries concluded in the period',
  code: 'adult.enquiries.s42-2.concluded',
}
export const EXPRESSED = {
  words: 'concluded enquiries in which an outcome was expressed',
  code: 'adult.msp.expressed',
}
export const STARTED = { words: 'section 42(2) enquiries started', code: 'adult.enquiries.s42-2.started' }
export const NO_BASE =
  'Where it was supplied as a percentage without its base, it can be neither added to another nor checked.'
export const COHORTS = 'Enquiries started and enquiries concluded in a period are different groups of enquiries.'
