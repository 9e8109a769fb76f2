import { ABUSE_TYPES, type AbuseType, type HealthCondition } from '../../codes.ts'

/** The categories of a table by the codes of our records, in the words and order of the published file. */
export interface SacTable {
  readonly reference: string
  readonly kinds: readonly SacKind[]
  readonly categories: Readonly<Record<string, string>>
  readonly subcategories?: Readonly<Record<string, string>>
  /** Why the file has no number for it. */
  readonly missing?: string
}

export const SAC_KINDS = {
  concern: 'Safeguarding Concerns',
  'section-42': 'Section 42 Safeguarding Enquiries',
  other: 'Other Safeguarding Enquiries',
} as const
export type SacKind = keyof typeof SAC_KINDS

const ALL: readonly SacKind[] = ['concern', 'section-42', 'other']
const ENQUIRIES: readonly SacKind[] = ['section-42', 'other']

const TYPES: Readonly<Record<AbuseType, string>> = {
  ...ABUSE_TYPES,
  financial: 'Financial or Material',
  neglect: 'Neglect and Acts of Omission',
  'domestic-abuse': 'Domestic',
  'sexual-exploitation': 'Sexual Exploitation',
  'modern-slavery': 'Modern Slavery',
  'self-neglect': 'Self-Neglect',
}

const SOURCES_OF_RISK = {
  'service-provider': 'Service Provider',
  'known-to-individual': 'Other - Known to individual',
  'unknown-to-individual': 'Other - Unknown to individual',
}

const CONDITIONS: Readonly<Record<HealthCondition | 'not-known', string>> = {
  copd: 'Physical: Chronic Obstructive Pulmonary Disease',
  cancer: 'Physical: Cancer',
  'physical-injury': 'Physical: Acquired Physical Injury',
  hiv: 'Physical: HIV / AIDS',
  'other-physical': 'Physical: Other',
  stroke: 'Neurological: Stroke',
  parkinsons: "Neurological: Parkinson's",
  'motor-neurone': 'Neurological: Motor Neurone Disease',
  'brain-injury': 'Neurological: Acquired Brain Injury',
  'other-neurological': 'Neurological: Other',
  sight: 'Sensory Impairment: Visual',
  hearing: 'Sensory Impairment: Hearing',
  'other-sensory': 'Sensory Impairment: Other',
  'learning-disability': 'Learning Disability',
  autism: 'Autism',
  'other-developmental': 'Other Learning, Developmental or Intellectual Disability',
  dementia: 'Mental Health: Dementia',
  'other-mental-health': 'Mental Health: Other',
  none: 'No Relevant Long Term Reported Health Conditions',
  'not-known': 'Not Known',
}

const ANSWERS = { yes: 'Yes', no: 'No', 'not-known': "Don't Know", 'not-recorded': 'Not Recorded' }

export const SAC_TABLES: readonly SacTable[] = [
  {
    reference: 'SG1a',
    kinds: ALL,
    categories: {
      '18-64': '18-64',
      '65-74': '65-74',
      '75-84': '75-84',
      '85-94': '85-94',
      '95-and-over': '95+',
      'not-known': 'Not Known',
    },
  },
  { reference: 'SG1b', kinds: ALL, categories: { male: 'Male', female: 'Female', 'not-known': 'Not Known' } },
  {
    reference: 'SG1c',
    kinds: ALL,
    categories: {
      white: 'White',
      mixed: 'Mixed / Multiple',
      asian: 'Asian / Asian British',
      black: 'Black / African / Caribbean / Black British',
      other: 'Other',
      refused: 'Refused',
      'not-known': 'Undeclared / Not Known',
    },
  },
  {
    reference: 'SG1d',
    kinds: ALL,
    categories: {
      'physical-support': 'Physical Support',
      'sensory-support': 'Sensory Support',
      'memory-and-cognition': 'Support with Memory and Cognition',
      'learning-disability': 'Learning Disability Support',
      'mental-health': 'Mental Health Support',
      'social-support': 'Social Support',
      'no-support-reason': 'No Support Reason',
      'not-known': 'Not Known',
    },
  },
  {
    reference: 'SG1e',
    kinds: ALL,
    categories: CONDITIONS,
  },
  { reference: 'SG1f', kinds: ALL, categories: { total: 'Total' } },
  { reference: 'SG2a', kinds: ENQUIRIES, categories: TYPES, subcategories: SOURCES_OF_RISK },
  {
    reference: 'SG2b',
    kinds: ENQUIRIES,
    categories: {
      'own-home': 'Own Home',
      'in-the-community': 'In the Community',
      'community-service': 'Community Service',
      'nursing-home': 'Care Home - Nursing',
      'residential-home': 'Care Home - Residential',
      'acute-hospital': 'Hospital - Acute',
      'mental-health-hospital': 'Hospital - Mental Health',
      'community-hospital': 'Hospital - Community',
      other: 'Other',
    },
    subcategories: SOURCES_OF_RISK,
  },
  {
    reference: 'SG2c',
    kinds: ENQUIRIES,
    categories: {
      'risk-identified-action': 'Risk identified and action taken',
      'risk-identified-no-action': 'Risk identified and no action taken',
      'inconclusive-action': 'Risk Assessment inconclusive and action taken',
      'inconclusive-no-action': 'Risk Assessment inconclusive and no action taken',
      'no-risk-action': 'No risk identified and action taken',
      'no-risk-no-action': 'No risk identified and no action taken',
      'ceased-at-request': "Enquiry ceased at individual's request and no action taken",
    },
  },
  {
    reference: 'SG2e',
    kinds: ENQUIRIES,
    categories: { remained: 'Risk remained', reduced: 'Risk reduced', removed: 'Risk removed' },
  },
  {
    reference: 'SG3a',
    kinds: ENQUIRIES,
    categories: { ...ANSWERS, supported: 'Of Yes: supported by an advocate, family or friend' },
  },
  {
    reference: 'SG4a',
    kinds: ENQUIRIES,
    categories: {
      'asked-expressed': 'Yes, they were asked and outcomes were expressed',
      'asked-none-expressed': 'Yes, they were asked but no outcomes were expressed',
      'not-asked': 'No',
      'not-known': "Don't Know",
      'not-recorded': 'Not Recorded',
      fully: 'Of expressed: Fully Achieved',
      partly: 'Of expressed: Partially Achieved',
      not: 'Of expressed: Not Achieved',
    },
  },
  {
    reference: 'SG5a',
    kinds: [],
    categories: {},
    missing: 'Safeguarding adult reviews are not recorded in this system yet',
  },
  {
    reference: 'SG5b',
    kinds: [],
    categories: {},
    missing: 'Safeguarding adult reviews are not recorded in this system yet',
  },
]
