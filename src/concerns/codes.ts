/** The code lists of this room with the words that pages use. The database holds each to the same codes. */

const codes = <const T extends Readonly<Record<string, string>>>(words: T) => words

export const ABOUT = codes({ adult: 'An adult', child: 'A child' })
export type About = keyof typeof ABOUT

/** How a concern came in. */
export const CHANNELS = codes({
  portal: 'Through the portal',
  api: 'From another system',
  phone: 'By telephone',
  letter: 'By letter or email',
  'in-person': 'In person',
  'own-staff': 'Found by the council itself',
})
export type Channel = keyof typeof CHANNELS

/** Who raised it, as kinds that can be compared over the years. `other` is watched: a high share hides something. */
export const SOURCES = codes({
  self: 'The person themselves',
  'family-or-friend': 'Family or a friend',
  'neighbour-or-public': 'A neighbour or member of the public',
  'council-social-care': 'Social care staff of the council',
  'residential-home': 'Residential home',
  'nursing-home': 'Nursing home',
  'home-care': 'Home care',
  'day-service': 'Day service or supported living',
  hospital: 'Hospital',
  'general-practice': 'General practice',
  'community-health': 'Community health',
  'mental-health': 'Mental health service',
  ambulance: 'Ambulance service',
  police: 'Police',
  'fire-and-rescue': 'Fire and rescue',
  probation: 'Probation',
  housing: 'Housing',
  education: 'School or college',
  'early-years': 'Early years',
  voluntary: 'Voluntary organisation',
  regulator: 'Care Quality Commission',
  'other-council': 'Another council',
  other: 'Other',
  anonymous: 'Anonymous',
})
export type Source = keyof typeof SOURCES

/** The eleven types of the national adults collection. "Psychological neglect" is none of them. */
export const ABUSE_TYPES = codes({
  physical: 'Physical',
  sexual: 'Sexual',
  psychological: 'Psychological',
  financial: 'Financial or material',
  discriminatory: 'Discriminatory',
  organisational: 'Organisational',
  neglect: 'Neglect and acts of omission',
  'domestic-abuse': 'Domestic abuse',
  'sexual-exploitation': 'Sexual exploitation',
  'modern-slavery': 'Modern slavery',
  'self-neglect': 'Self-neglect',
})
export type AbuseType = keyof typeof ABUSE_TYPES

export const CHILD_ABUSE_TYPES = codes({
  physical: 'Physical',
  sexual: 'Sexual',
  emotional: 'Emotional',
  neglect: 'Neglect',
  'domestic-abuse': 'Domestic abuse in the home',
  'sexual-exploitation': 'Sexual exploitation',
  'criminal-exploitation': 'Criminal exploitation',
  radicalisation: 'Radicalisation',
  'not-known': 'Not known',
})
export type ChildAbuseType = keyof typeof CHILD_ABUSE_TYPES

export const harmsOf = (about: About): Readonly<Record<string, string>> =>
  about === 'adult' ? ABUSE_TYPES : CHILD_ABUSE_TYPES

/** Where it happened, in the categories of table SG2b. */
export const LOCATIONS = codes({
  'own-home': 'Own home',
  'in-the-community': 'In the community',
  'community-service': 'In a community service',
  'nursing-home': 'Care home, nursing',
  'residential-home': 'Care home, residential',
  'acute-hospital': 'Hospital, acute',
  'mental-health-hospital': 'Hospital, mental health',
  'community-hospital': 'Hospital, community',
  other: 'Somewhere else',
  'not-known': 'Not known',
})
export type Location = keyof typeof LOCATIONS

/** `service-provider`: paid or contracted social care, whoever pays. Staff of the NHS or of the council's assessment are not. */
export const SOURCES_OF_RISK = codes({
  'service-provider': 'A service that provides social care',
  'known-to-individual': 'Somebody else whom the person knows',
  'unknown-to-individual': 'Somebody whom the person does not know',
})
export type SourceOfRisk = keyof typeof SOURCES_OF_RISK

export const ADULT_AGE_BANDS = codes({
  '18-64': '18 to 64',
  '65-74': '65 to 74',
  '75-84': '75 to 84',
  '85-94': '85 to 94',
  '95-and-over': '95 and over',
  'not-known': 'Not known',
})
export const CHILD_AGE_BANDS = codes({
  'under-5': 'Under 5',
  '5-9': '5 to 9',
  '10-15': '10 to 15',
  '16-17': '16 or 17',
  'not-known': 'Not known',
})
export type AgeBand = keyof typeof ADULT_AGE_BANDS | keyof typeof CHILD_AGE_BANDS

export const SEXES = codes({ female: 'Female', male: 'Male', 'not-known': 'Not known' })
export type Sex = keyof typeof SEXES

/** What people say of themselves, apart from sex. `not-divulged` and `not-known` were added in 2023-24. */
export const GENDER_IDENTITIES = codes({
  woman: 'Woman',
  man: 'Man',
  'non-binary': 'Non-binary',
  another: 'Another identity',
  'not-divulged': 'Not divulged',
  'not-known': 'Not known',
})
export type GenderIdentity = keyof typeof GENDER_IDENTITIES

export const ETHNICITIES = codes({
  white: 'White',
  mixed: 'Mixed or multiple',
  asian: 'Asian or Asian British',
  black: 'Black, African, Caribbean or Black British',
  other: 'Other',
  refused: 'Refused',
  'not-known': 'Undeclared or not known',
})
export type Ethnicity = keyof typeof ETHNICITIES

export const SUPPORT_REASONS = codes({
  'physical-support': 'Physical support',
  'sensory-support': 'Sensory support',
  'memory-and-cognition': 'Support with memory and cognition',
  'learning-disability': 'Learning disability support',
  'mental-health': 'Mental health support',
  'social-support': 'Social support',
  'no-support-reason': 'No support reason',
  'not-divulged': 'Not divulged',
  'not-known': 'Not known',
})
export type SupportReason = keyof typeof SUPPORT_REASONS

/** Lasting conditions, of which somebody may have several; `none` stands alone, and nobody's answer is no answer. */
export const HEALTH_CONDITIONS = codes({
  copd: 'Chronic obstructive pulmonary disease',
  cancer: 'Cancer',
  'physical-injury': 'Acquired physical injury',
  hiv: 'HIV or AIDS',
  'other-physical': 'Another physical condition',
  stroke: 'Stroke',
  parkinsons: 'Parkinson’s disease',
  'motor-neurone': 'Motor neurone disease',
  'brain-injury': 'Acquired brain injury',
  'other-neurological': 'Another neurological condition',
  sight: 'Visual impairment',
  hearing: 'Hearing impairment',
  'other-sensory': 'Another sensory impairment',
  'learning-disability': 'Learning disability',
  autism: 'Autism',
  'other-developmental': 'Another learning or developmental condition',
  dementia: 'Dementia',
  'other-mental-health': 'Another mental health condition',
  none: 'No relevant lasting condition',
})
export type HealthCondition = keyof typeof HEALTH_CONDITIONS

/** Why a decision or a planning meeting was late. */
export const LATE_CAUSES = codes({
  'waiting-for-individual': 'Waiting to hear from the person',
  'waiting-for-agency': 'Waiting for another agency',
  'waiting-for-police': 'Waiting for the police',
  'family-participation': 'So that the family could take part',
  'identity-not-clear': 'It was not clear who the person is',
  'worker-absent': 'The worker was away',
  'volume-of-work': 'Too many concerns at once',
  other: 'Another cause',
})
export type LateCause = keyof typeof LATE_CAUSES

/** Why the clock of a decision may be stopped: none is the council's own convenience. */
export const PAUSE_REASONS = codes({
  'individual-asked': 'The person asked for time',
  'individual-in-hospital': 'The person is too ill to be asked',
  'police-asked': 'The police asked us to wait',
})
export type PauseReason = keyof typeof PAUSE_REASONS

export const PROVIDER_KINDS = codes({
  'residential-home': 'Residential home',
  'nursing-home': 'Nursing home',
  'home-care': 'Home care',
  'supported-living': 'Supported living',
  'day-service': 'Day service',
  hospital: 'Hospital',
  other: 'Other',
})
export type ProviderKind = keyof typeof PROVIDER_KINDS

/** The codes of one list, in the order in which they are shown. */
export const codesOf = <T extends Readonly<Record<string, string>>>(list: T): (keyof T & string)[] => Object.keys(list)

export const isCode = <T extends Readonly<Record<string, string>>>(list: T, text: string): text is keyof T & string =>
  Object.hasOwn(list, text)
