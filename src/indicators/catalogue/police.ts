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
    'Suspects of recorded crimes who were under 18.',
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
    'Child protection crimes that are serious sexual offences.',
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
    'Child protection crimes of cruelty or neglect.',
    FLAGS_OVERLAP,
  ],
]

const POLICE = {
  topic: 'police',
  owner: 'Constabulary',
  protects: 'people',
  legalBasis: 'Crime and Disorder Act 1998 s115',
} as const

const rolling = (row: Row): Pick<MeasureDefinition, 'code' | 'title' | 'definition'> & Partial<MeasureDefinition> => {
  const [, code, unit, printedAs, title, counts, caveat] = row
  return {
    code: `police.${code}`,
    title,
    definition: `${counts} Twelve complete months to the last day of the period.`,
    unit,
    cadence: 'monthly, twelve months rolling',
    caveat: caveat ?? '',
    printedAs: [printedAs],
  }
}

export const POLICE_ROLLING_MEASURES = suppliedMeasures(POLICE, ROLLING.map(rolling))

/** Under which heading of the rolling table a measure stands. */
export const POLICE_SECTION_OF: ReadonlyMap<string, string> = new Map(
  ROLLING.map(([section, code]) => [`police.${code}`, POLICE_SECTIONS[section] ?? '']),
)

export const POLICE_OTHER_MEASURES = suppliedMeasures(POLICE, [
  {
    code: 'police.protection-powers',
    title: 'Uses of police protection powers',
    definition: 'Times a child was taken into police protection under section 46 of the Children Act 1989.',
    unit: 'use of the power',
    legalBasis: 'Children Act 1989 s46',
    caveat: 'Records without a beat code cannot be given to an area, so they are in no area’s figure.',
    unplaced: 'police.protection-powers.no-beat-code',
    printedAs: ['police protection powers (CA 1989 s46)'],
  },
  {
    code: 'police.protection-powers.no-beat-code',
    title: 'Police protection records without a beat code',
    definition: 'Records of police protection that cannot be given to an area because no beat is recorded.',
    unit: 'record',
    protects: 'nothing',
    printedAs: ['s46 records without a beat code'],
  },
  {
    code: 'police.custody.children-arrested',
    title: 'Children arrested and held in custody',
    definition: 'Children arrested in the area and taken into custody.',
    unit: 'child',
    legalBasis: 'Police and Criminal Evidence Act 1984',
    printedAs: ['children arrested and in custody'],
  },
  {
    code: 'police.custody.charged-and-detained',
    title: 'Children charged and kept in custody',
    definition: 'Of children arrested and held in custody, those charged and detained afterwards.',
    unit: 'child',
    legalBasis: 'Police and Criminal Evidence Act 1984 s38',
    printedAs: ['of those charged and detained'],
  },
  {
    code: 'police.child-abuse.forecast',
    title: 'Forecast of child abuse offences in the force',
    definition: 'Child abuse offences that the force expects, indecent images left out.',
    unit: 'crime',
    protects: 'nothing',
    caveat: 'A forecast, printed as "about".',
    printedAs: ['child abuse offending forecast (excl IIOC)'],
  },
  ...(['lowest', 'highest'] as const).map(bound => ({
    code: `police.icat.projection.${bound}`,
    title: `Projected rise in referrals to the internet child abuse team, ${bound}`,
    definition: `The ${bound} rise that the force projects in referrals to its internet child abuse team.`,
    unit: 'referral',
    form: 'percentage' as const,
    decimals: 0,
    protects: 'nothing' as const,
    caveat: 'A projection, printed as a range; this is one of its two bounds.',
    printedAs: [`ICAT referrals projection, ${bound}`],
  })),
])
