import type { MeasureDefinition } from '../measure.ts'
import { suppliedMeasures } from './supplied.ts'

export const FLAGS_OVERLAP =
  'Crime flags overlap: one crime may count under several measures, so they are not added up.'

/** The rows of the police's 12-month rolling table, in its order, under its headings. */
const POLICE_SECTIONS = [
  'Missing Children',
  'Safety and Anti-Bullying',
  'Child Sexual Exploitation',
  'Child Protection',
] as const

type Row = readonly [
  section: number,
  code: string,
  unit: string,
  printedAs: string,
  title: string,
  counts: string,
  caveat?: string,
]

const ROLLING: readonly Row[] = [
  [
    0,
    'missing.children',
    'child',
    'Number of Missing Children',
    'Missing children',
    'Children reported missing at least once. Each child counts once.',
  ],
  [
    0,
    'missing.reports',
    'report',
    'Number of Missing Children Reports',
    'Reports of missing children',
    'Reports of a missing child. One child may be reported several times.',
    'Reports, not children. A rise can be better recognition.',
  ],
  [
    0,
    'missing.repeat-children',
    'child',
    'Number of Repeat Missing Children',
    'Children missing more than once',
    'Children reported missing more than once in the twelve months.',
  ],
  [
    0,
    'missing.from-care',
    'child',
    'Number of Children Missing from Care',
    'Children missing from care',
    'Looked-after children reported missing from where they live.',
  ],
  [
    0,
    'missing.repeat-from-care',
    'child',
    'Number of Repeat Children Missing from Care',
    'Children missing from care more than once',
    'Looked-after children reported missing more than once in the twelve months.',
  ],
  [
    1,
    'child-suspects',
    'suspect',
    'Number of Child Suspects of Crimes',
    'Child suspects of crimes',
    'Suspects of recorded crimes who were under 18, each once for each crime.',
    FLAGS_OVERLAP,
  ],
  [
    1,
    'domestic-abuse.incidents',
    'incident',
    'Number of Domestic Abuse Incidents (Excluding Crimes)',
    'Domestic abuse incidents',
    'Incidents flagged as domestic abuse that were not recorded as a crime.',
  ],
  [
    1,
    'domestic-abuse.crimes',
    'crime',
    'Number of Domestic Abuse Crimes',
    'Domestic abuse crimes',
    'Recorded crimes flagged as domestic abuse.',
    FLAGS_OVERLAP,
  ],
  [
    1,
    'domestic-abuse.crimes-victim-16-17',
    'crime',
    'Number of Domestic Abuse Crimes - Victim Age 16 - 17',
    'Domestic abuse crimes with a victim aged 16 or 17',
    'Recorded crimes flagged as domestic abuse whose victim was 16 or 17.',
    FLAGS_OVERLAP,
  ],
  [
    1,
    'child-victims',
    'crime',
    'Number of Child Victims of Crimes',
    'Crimes with a child victim',
    'Recorded crimes whose victim was under 18.',
    FLAGS_OVERLAP,
  ],
  [
    1,
    'child-victims.race-hate',
    'crime',
    'Number of Child Victims of Race Hate Crimes',
    'Race hate crimes with a child victim',
    'Recorded crimes flagged as race hate whose victim was under 18.',
    FLAGS_OVERLAP,
  ],
  [
    2,
    'cse.crimes',
    'crime',
    'Number of Child Sexual Exploitation Crimes',
    'Child sexual exploitation crimes',
    'Recorded crimes flagged as child sexual exploitation.',
    'A fall must not be read as less exploitation: it may be less recognised.',
  ],
  [
    3,
    'child-protection.crimes',
    'crime',
    'Number of Child Protection Crime (excluding Domestic Abuse Crimes)',
    'Child protection crimes',
    'Recorded crimes flagged as child protection, domestic abuse left out.',
    FLAGS_OVERLAP,
  ],
  [
    3,
    'child-protection.serious-sexual',
    'crime',
    'Number of Child Protection Serious Sexual Offences',
    'Serious sexual offences against children',
    'Recorded crimes flagged as child protection that are serious sexual offences, domestic abuse among them.',
    FLAGS_OVERLAP,
  ],
  [
    3,
    'child-protection.non-familial-sexual',
    'crime',
    'Number of Non-Familial Sexual Crimes - Child Victim',
    'Sexual crimes against children outside the family',
    'Sexual crimes against a child by somebody outside the family.',
    FLAGS_OVERLAP,
  ],
  [
    3,
    'child-protection.cruelty-neglect',
    'crime',
    'Number of Child Protection Crimes for Cruelty and Neglect of Children',
    'Cruelty to and neglect of children',
    'Recorded crimes flagged as child protection that are cruelty to or neglect of a child, domestic abuse among them.',
    FLAGS_OVERLAP,
  ],
]

export const POLICE = {
  topic: 'police',
  owner: 'Constabulary',
  protects: 'people',
  legalBasis: 'Crime and Disorder Act 1998 s115',
} as const

/** How a figure was arrived at that the program counted itself. */
export const FROM_POLICE_RECORDS = 'counted from the records'

/** What counts the records of each kind that no area can be given. */
export const UNPLACED = {
  missing: 'police.missing.no-beat-code',
  flagged: 'police.flagged.no-beat-code',
  protection: 'police.protection-powers.no-beat-code',
  custody: 'police.custody.no-beat-code',
} as const

const rolling = (row: Row): Pick<MeasureDefinition, 'code' | 'title' | 'definition'> & Partial<MeasureDefinition> => {
  const [section, code, unit, printedAs, title, counts, caveat] = row
  return {
    code: `police.${code}`,
    title,
    definition: `${counts} Counted over the period: twelve complete months in the police’s table.`,
    unit,
    cadence: 'monthly, twelve months rolling',
    caveat: caveat ?? '',
    unplaced: UNPLACED[section === 0 ? 'missing' : 'flagged'],
    printedAs: [printedAs],
  }
}

export const POLICE_ROLLING_MEASURES = suppliedMeasures(POLICE, ROLLING.map(rolling))

/** Under which heading of the rolling table a measure stands. */
export const POLICE_SECTION_OF: ReadonlyMap<string, string> = new Map(
  ROLLING.map(([section, code]) => [`police.${code}`, POLICE_SECTIONS[section] ?? '']),
)
