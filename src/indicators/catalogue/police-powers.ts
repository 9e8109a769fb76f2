import { POLICE, UNPLACED } from './police.ts'
import { suppliedMeasures } from './supplied.ts'

const NO_BEAT = 'that cannot be given to an area because no beat is recorded.'
const PACE = 'Police and Criminal Evidence Act 1984'
const IN_NO_AREA = 'Records without a beat code cannot be given to an area, so they are in no area’s figure.'

/** Police protection and custody of children. */
export const POLICE_POWERS_MEASURES = suppliedMeasures(POLICE, [
  {
    code: 'police.protection-powers',
    title: 'Uses of police protection powers',
    definition: 'Times a child was taken into police protection under section 46 of the Children Act 1989.',
    unit: 'use of the power',
    legalBasis: 'Children Act 1989 s46',
    caveat: IN_NO_AREA,
    unplaced: UNPLACED.protection,
    printedAs: ['police protection powers (CA 1989 s46)'],
  },
  {
    code: 'police.protection-powers.children',
    title: 'Children taken into police protection',
    definition:
      'Children taken into police protection under section 46 of the Children Act 1989. Each child counts once in the period.',
    unit: 'child',
    legalBasis: 'Children Act 1989 s46',
    caveat: IN_NO_AREA,
    unplaced: UNPLACED.protection,
    printedAs: ['children taken into police protection'],
  },
  {
    code: 'police.protection-powers.no-linked-record',
    title: 'Uses of police protection without a linked record',
    definition:
      'Uses of police protection for which the police’s record leads to no child’s record and no strategy discussion of children’s social care.',
    unit: 'record',
    legalBasis: 'Children Act 1989 s46',
    caveat:
      'It says how good the records are, not what was done: a discussion may have been held and not been linked. The fewer, the more can be told of what followed.',
    unplaced: UNPLACED.protection,
    printedAs: ['s46 records without a linked record'],
  },
  {
    code: 'police.custody.children-arrested',
    title: 'Children arrested and held in custody',
    definition: 'Children arrested in the area and taken into custody. Each child counts once in the period.',
    unit: 'child',
    legalBasis: PACE,
    unplaced: UNPLACED.custody,
    printedAs: ['children arrested and in custody'],
  },
  {
    code: 'police.custody.charged-and-detained',
    title: 'Children charged and kept in custody',
    definition: 'Of children arrested and held in custody, those charged and detained afterwards.',
    unit: 'child',
    legalBasis: `${PACE} s38`,
    unplaced: UNPLACED.custody,
    printedAs: ['of those charged and detained'],
  },
])

/** How many records of each kind have no place: they are in the force's figures and in no area's. */
export const POLICE_UNPLACED_MEASURES = suppliedMeasures({ ...POLICE, protects: 'nothing' }, [
  {
    code: UNPLACED.missing,
    title: 'Reports of missing children without a beat code',
    definition: `Reports of missing children ${NO_BEAT}`,
    unit: 'record',
    printedAs: ['missing children reports without a beat code'],
  },
  {
    code: UNPLACED.flagged,
    title: 'Flagged crimes and incidents without a beat code',
    definition: `Flagged crimes and incidents ${NO_BEAT}`,
    unit: 'record',
    printedAs: ['flagged crimes without a beat code'],
  },
  {
    code: UNPLACED.protection,
    title: 'Police protection records without a beat code',
    definition: `Records of police protection ${NO_BEAT}`,
    unit: 'record',
    printedAs: ['s46 records without a beat code'],
  },
  {
    code: UNPLACED.custody,
    title: 'Custody records of children without a beat code',
    definition: `Records of children in custody ${NO_BEAT}`,
    unit: 'record',
    printedAs: ['custody records without a beat code'],
  },
])

/** What the force expects. */
export const POLICE_FORECAST_MEASURES = suppliedMeasures({ ...POLICE, protects: 'nothing' }, [
  {
    code: 'police.child-abuse.forecast',
    title: 'Forecast of child abuse offences in the force',
    definition: 'Child abuse offences that the force expects, indecent images left out.',
    unit: 'crime',
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
    caveat: 'A projection, printed as a range; this is one of its two bounds.',
    printedAs: [`ICAT referrals projection, ${bound}`],
  })),
])
