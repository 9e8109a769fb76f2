import { isShortBreak, periodsOfCare } from '../care.ts'
import type { Child, Row } from '../return.ts'
import { type ChildRule, isAfter, isGiven, isMissing, isWithin, isYounger, rowRule, yearsAfter } from '../rule.ts'

const FIELDS = ['IN_TOUCH', 'ACTIV', 'ACCOM'] as const
const YOUNGEST = 17
const BIRTHDAYS = [17, 18]
const NO_LONGER: readonly (string | undefined)[] = ['DIED', 'RHOM']
const WITH_FORMER_CARERS: readonly (string | undefined)[] = ['Z1', 'Z2']
const YEAR_IN_CARE = [
  'CONVICTED',
  'HEALTH_CHECK',
  'IMMUNISATIONS',
  'TEETH_CHECK',
  'HEALTH_ASSESSMENT',
  'SUBSTANCE_MISUSE',
  'INTERVENTION_RECEIVED',
  'INTERVENTION_OFFERED',
] as const
const ADOPTION = ['DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'] as const

const hasAny = (it: Row<'OC3'>): boolean => FIELDS.some(field => isGiven(it, field))
const lastReason = ({ Episodes }: Child): string | undefined => Episodes.at(-1)?.REC

export const careLeaverRules: readonly ChildRule[] = [
  rowRule({
    code: '131',
    table: 'OC3',
    fields: ['IN_TOUCH'],
    wrong: 'Whether the authority is in touch with the care leaver is missing or is not one of the codes.',
    remedy: 'Give YES, NO, DIED, REFU, NREQ or RHOM.',
    isWrong: (it, { has }) => !has('IN_TOUCH', it.IN_TOUCH),
  }),
  rowRule({
    code: '132',
    table: 'OC3',
    fields: ['ACTIV'],
    wrong: 'What the care leaver does is missing or is not a code of this year.',
    remedy: 'Look in the list of this year; 0 is for those with whom the authority is not in touch.',
    isWrong: (it, { has }) => !has('ACTIV', it.ACTIV),
  }),
  rowRule({
    code: '133',
    table: 'OC3',
    fields: ['ACCOM'],
    wrong: 'Where the care leaver lives is missing or is not one of the codes.',
    remedy: 'Give a code of the list; 0 is for those with whom the authority is not in touch.',
    isWrong: (it, { has }) => !has('ACCOM', it.ACCOM),
  }),
  rowRule({
    code: '153',
    table: 'OC3',
    fields: FIELDS,
    wrong: 'Some of what is asked of a care leaver is given, and some is empty.',
    remedy: 'Give all three, or leave the row out.',
    isWrong: it => hasAny(it) && FIELDS.some(field => isMissing(it, field)),
  }),
  rowRule({
    code: '344',
    table: 'OC3',
    fields: FIELDS,
    wrong: 'The care leaver died or went back to the family, but it is said what they do or where they live.',
    remedy: 'Give 0 for both, or correct what is said of being in touch.',
    isWrong: it => NO_LONGER.includes(it.IN_TOUCH) && !(it.ACTIV === '0' && it.ACCOM === '0'),
  }),
  rowRule({
    code: '345',
    table: 'OC3',
    fields: FIELDS,
    wrong: 'The authority is in touch with the care leaver, but gives 0 for what they do or where they live.',
    remedy: 'Give the codes, or correct what is said of being in touch.',
    isWrong: it => it.IN_TOUCH === 'YES' && (it.ACTIV === '0' || it.ACCOM === '0'),
  }),
  rowRule({
    code: '391',
    table: 'OC3',
    fields: ['DOB', ...FIELDS],
    wrong: `Somebody under ${YOUNGEST} at the end of the year is among the care leavers.`,
    remedy: 'Correct the date of birth, or take the row out.',
    isWrong: (it, { end }) => hasAny(it) && isYounger(it.DOB, YOUNGEST, end),
  }),
  rowRule({
    code: '3001',
    table: 'OC3',
    fields: ['ACCOM'],
    wrong: 'A care leaver who turned 17 in the year lives with former foster carers (Z1 or Z2).',
    remedy: 'That is for those of 18 and over: correct the code or the date of birth.',
    isWrong: (it, about) =>
      WITH_FORMER_CARERS.includes(it.ACCOM) && it.DOB !== undefined && isWithin(yearsAfter(it.DOB, YOUNGEST), about),
  }),
  rowRule({
    code: '1000',
    severity: 'query',
    table: 'OC3',
    with: ['Episodes'],
    fields: FIELDS,
    wrong: 'The child died in care, and is among the care leavers.',
    remedy: 'Take the row out, or correct the reason why care ended.',
    isWrong: (it, _, { Episodes }) => hasAny(it) && Episodes.some(({ REC }) => REC === 'E2'),
  }),
  rowRule({
    code: '1011',
    table: 'OC3',
    with: ['Episodes'],
    fields: FIELDS,
    wrong: 'The child moved to the care of another authority (E3), and is among the care leavers.',
    remedy: 'Take the row out: the other authority reports it.',
    isWrong: (it, _, child) => hasAny(it) && lastReason(child) === 'E3',
  }),
  rowRule({
    code: '1007',
    table: 'OC3',
    with: ['Episodes'],
    fields: FIELDS,
    wrong: 'The young person turned 17 or 18 in the year, is still looked after, and is among the care leavers.',
    remedy: 'Take the row out: it is asked of those who have left.',
    isWrong: (it, about, child) => hasAny(it) && hasBirthdayInCare(it, about, child, end => end === undefined),
  }),
  rowRule({
    code: '1016',
    table: 'OC3',
    with: ['Episodes'],
    fields: FIELDS,
    wrong: 'The young person left care in the year after turning 17 or 18 in it, and is among the care leavers.',
    remedy: 'Take the row out: it is asked of those who had left by that birthday.',
    isWrong: (it, about, child) =>
      hasAny(it) && hasBirthdayInCare(it, about, child, (end, birthday) => isAfter(end, birthday)),
  }),
  rowRule({
    code: '1014',
    table: 'OC3',
    with: ['UASC', 'Episodes'],
    fields: FIELDS,
    wrong: 'Somebody who was not looked after in the year is among the care leavers and among the asylum seekers.',
    remedy: 'Take the row of the table UASC out.',
    isWrong: (it, _, { UASC, Episodes }) => hasAny(it) && UASC.length > 0 && Episodes.length === 0,
  }),
  rowRule({
    code: '134',
    table: 'OC3',
    with: ['AD1'],
    fields: FIELDS,
    wrong: 'A care leaver has a row on adoption.',
    remedy: 'Take out whichever of the two rows is wrong.',
    isWrong: (it, _, { AD1 }) => hasAny(it) && AD1.some(row => ADOPTION.some(field => isGiven(row, field))),
  }),
  rowRule({
    code: '215',
    table: 'OC3',
    with: ['OC2'],
    fields: FIELDS,
    wrong: 'A care leaver has a row on health and offending, which is for those in care all year.',
    remedy: 'Take out whichever of the two rows is wrong.',
    isWrong: (it, _, { OC2 }) => hasAny(it) && OC2.some(row => YEAR_IN_CARE.some(field => isGiven(row, field))),
  }),
]

/** Whether a birthday of 17 or 18 in the year fell into a period of care that ended as asked. */
const hasBirthdayInCare = (
  it: Row<'OC3'>,
  about: Parameters<ChildRule['check']>[1],
  child: Child,
  isEnd: (end: string | undefined, birthday: string) => boolean,
): boolean => {
  const { DOB } = it
  if (DOB === undefined) return false
  return BIRTHDAYS.map(age => yearsAfter(DOB, age))
    .filter(birthday => isWithin(birthday, about))
    .some(birthday =>
      periodsOfCare(child).some(
        ({ start, end, episodes }) =>
          start <= birthday && isEnd(end, birthday) && !episodes.every(({ LS }) => isShortBreak(LS)),
      ),
    )
}
