import { isShortBreak, periodsOfCare } from '../care.ts'
import {
  birthOf,
  type ChildRule,
  daysAfter,
  isAfter,
  isAged,
  isGiven,
  isMissing,
  isNoDay,
  isWithin,
  isYounger,
  rowRule,
} from '../rule.ts'

const UNKNOWN_UPN = /^UN[1-5]$/
// The letters I, O and S are left out, which look like figures.
const UPN = /^[A-HJ-NP-RT-Z]\d{11}(?:\d|[A-Z])$/
const OLDEST = 26
const SCHOOL_AGE = 5
const YOUNGEST_MOTHER = 11
const ADULT = 18
const A_WEEK = 7

const isBoy = (sex: string | undefined): boolean => sex === '1' || sex === 'M'
const isGirl = (sex: string | undefined): boolean => sex === '2' || sex === 'F'

export const headerRules: readonly ChildRule[] = [
  rowRule({
    code: '101',
    table: 'Header',
    fields: ['SEX'],
    wrong: 'The sex is missing or is not a code of this year.',
    remedy: 'Give M, F or U; in returns to 2023-24, 1 for a boy and 2 for a girl.',
    isWrong: (it, { has }) => !has('SEX', it.SEX),
  }),
  rowRule({
    code: '102',
    table: 'Header',
    fields: ['DOB'],
    wrong: 'The date of birth is missing or is not a day.',
    remedy: 'Write it as 14/06/2012.',
    isWrong: it => it.DOB === undefined,
  }),
  rowRule({
    code: '103',
    table: 'Header',
    fields: ['ETHNIC'],
    wrong: 'The ethnicity is missing or is not one of the codes.',
    remedy: 'Give its code; NOBT says that it is not known yet, REFU that the child or family would not say.',
    isWrong: (it, { has }) => !has('ETHNIC', it.ETHNIC),
  }),
  rowRule({
    code: '168',
    table: 'Header',
    fields: ['UPN'],
    wrong: 'The pupil number has not the form of one, and is none of the codes for an unknown number.',
    remedy: 'Take the thirteen characters from the school, or give UN1 to UN5.',
    isWrong: it => it.UPN !== undefined && !UPN.test(it.UPN) && !UNKNOWN_UPN.test(it.UPN),
  }),
  rowRule({
    code: '442',
    table: 'Header',
    with: ['Episodes'],
    fields: ['UPN'],
    wrong: 'The pupil number is left empty for a child who was looked after.',
    remedy: 'Give the number, or the code from UN1 to UN5 that says why it is not known.',
    isWrong: (it, _, { Episodes }) => isMissing(it, 'UPN') && Episodes.some(episode => !isShortBreak(episode.LS)),
  }),
  rowRule({
    code: '209',
    table: 'Header',
    fields: ['UPN', 'DOB'],
    wrong: 'The pupil number is left out because the child is too young for school (UN1), but the child is not.',
    remedy: 'Give the number, or another code, or correct the date of birth.',
    isWrong: (it, { start }) => it.UPN === 'UN1' && isAged(it.DOB, SCHOOL_AGE, `${start.slice(0, 4)}-08-31`),
  }),
  rowRule({
    code: '210',
    table: 'Header',
    with: ['Episodes'],
    fields: ['UPN'],
    wrong:
      'The pupil number is left out because the child has just come into care (UN4), but that was over a week before 31 March.',
    remedy: 'Ask the school for the number, or give another code.',
    isWrong: (it, { end }, child) =>
      it.UPN === 'UN4' &&
      periodsOfCare(child).some(care => care.end === undefined && care.start < daysAfter(end, -A_WEEK)),
  }),
  rowRule({
    code: '232',
    severity: 'query',
    table: 'Header',
    fields: ['SEX'],
    wrong: 'The sex is given as not known.',
    remedy: 'Give it if it is known; if it is not, say so to the department.',
    isWrong: it => it.SEX === 'U',
  }),
  rowRule({
    code: '301',
    table: 'Header',
    fields: ['DOB'],
    wrong: 'The child was born after the year of the return ended.',
    remedy: 'Correct the date of birth, or leave the child out.',
    isWrong: (it, { end }) => isAfter(it.DOB, end),
  }),
  rowRule({
    code: '351',
    table: 'Header',
    fields: ['DOB'],
    wrong: 'The young person was 26 or older when the year began.',
    remedy: 'Correct the date of birth, or leave the person out.',
    isWrong: (it, { start }) => isAged(it.DOB, OLDEST, start),
  }),
  rowRule({
    code: '165',
    table: 'Header',
    fields: ['MOTHER'],
    wrong: 'What says whether the young person is a mother is neither 0 nor 1.',
    remedy: 'Give 1 for a mother and 0 for one who is not; leave it empty for boys.',
    isWrong: (it, { has }) => isGiven(it, 'MOTHER') && !has('MOTHER', it.MOTHER),
  }),
  rowRule({
    code: '171',
    table: 'Header',
    fields: ['MC_DOB'],
    wrong: 'The date of birth of the mother’s child is not a day.',
    remedy: 'Write it as 14/06/2024.',
    isWrong: it => isNoDay(it, 'MC_DOB'),
  }),
  rowRule({
    code: '174',
    table: 'Header',
    fields: ['SEX', 'MC_DOB'],
    wrong: 'A boy has the date of birth of a child to whom he would be the mother.',
    remedy: 'Take the date out, or correct the sex.',
    isWrong: it => isBoy(it.SEX) && isGiven(it, 'MC_DOB'),
  }),
  rowRule({
    code: '393',
    table: 'Header',
    with: ['Episodes'],
    fields: ['MOTHER'],
    wrong: 'It is not said of a girl who was looked after whether she is a mother.',
    remedy: 'Give 1 if she is, and 0 if she is not.',
    isWrong: (it, _, { Episodes }) =>
      isGirl(it.SEX) && isMissing(it, 'MOTHER') && Episodes.some(episode => !isShortBreak(episode.LS)),
  }),
  rowRule({
    code: '607',
    table: 'Header',
    with: ['Episodes'],
    fields: ['MOTHER', 'SEX'],
    wrong: 'A girl left care in the year, and it is not said whether she is a mother.',
    remedy: 'Give 1 if she is, and 0 if she is not.',
    isWrong: (it, about, { Episodes }) =>
      isGirl(it.SEX) &&
      isMissing(it, 'MOTHER') &&
      Episodes.some(
        ({ DEC, REC, LS }) => isWithin(DEC, about) && REC !== undefined && REC !== 'X1' && !isShortBreak(LS),
      ),
  }),
  rowRule({
    code: '611',
    table: 'Header',
    fields: ['MOTHER', 'MC_DOB'],
    wrong: 'The young person is a mother, but her child has no date of birth.',
    remedy: 'Give the date of birth of her first child.',
    isWrong: it => it.MOTHER === '1' && isMissing(it, 'MC_DOB'),
  }),
  rowRule({
    code: '612',
    table: 'Header',
    fields: ['SEX', 'MOTHER', 'MC_DOB'],
    wrong: 'There is the date of birth of a child, but it is not said that the young person is a mother.',
    remedy: 'Say that she is a mother, or take the date out.',
    isWrong: it => isGiven(it, 'MC_DOB') && it.MOTHER !== '1',
  }),
  rowRule({
    code: '620',
    table: 'Header',
    fields: ['DOB', 'MOTHER'],
    wrong: `The mother was under ${YOUNGEST_MOTHER} when the year began.`,
    remedy: 'Correct her date of birth, or what says that she is a mother.',
    isWrong: (it, { start }) => it.MOTHER === '1' && isYounger(it.DOB, YOUNGEST_MOTHER, start),
  }),
  rowRule({
    code: '621',
    table: 'Header',
    fields: ['DOB', 'MC_DOB'],
    wrong: 'The mother was born after her child.',
    remedy: 'Correct whichever of the two days is wrong.',
    isWrong: it => isAfter(it.DOB, it.MC_DOB),
  }),
  rowRule({
    code: '625',
    table: 'Header',
    with: ['Episodes'],
    fields: ['MC_DOB'],
    wrong: 'The first child was born after the year ended, or after the mother had left care.',
    remedy: 'Take out what happened later, or correct the day.',
    isWrong: (it, { end }, child) => {
      const last = periodsOfCare(child).at(-1)
      return isAfter(it.MC_DOB, end) || isAfter(it.MC_DOB, last?.end)
    },
  }),
  rowRule({
    code: '628',
    table: 'Header',
    with: ['Episodes', 'OC3'],
    fields: ['MOTHER'],
    wrong: 'It is said whether somebody is a mother who left care and was not looked after in the year.',
    remedy: 'Leave it empty for those who are in the return as care leavers only.',
    isWrong: (it, _, { Episodes, OC3 }) => isGiven(it, 'MOTHER') && Episodes.length === 0 && OC3.length > 0,
  }),
  rowRule({
    code: 'EPI',
    severity: 'query',
    table: 'Header',
    with: ['Episodes'],
    fields: ['CHILD'],
    wrong: 'The child has no episode of care and is not among the care leavers.',
    remedy: 'Add the episodes, or leave the child out.',
    isWrong: (_, __, { Episodes, OC3 }) => Episodes.length === 0 && OC3.length === 0,
  }),
  rowRule({
    code: '104',
    table: 'UASC',
    fields: ['DUC'],
    wrong: 'The day on which the child was no longer an unaccompanied asylum seeker is not a day.',
    remedy: 'Write it as 14/06/2024, or leave it empty.',
    isWrong: it => isNoDay(it, 'DUC'),
  }),
  rowRule({
    code: '304',
    table: 'UASC',
    fields: ['DUC'],
    wrong: 'The child was still an unaccompanied asylum-seeking child after turning 18.',
    remedy: 'That ends on the eighteenth birthday at the latest: correct the day, or the date of birth.',
    isWrong: (it, _, child) => {
      const born = it.DOB ?? birthOf(child)
      return isAged(born, ADULT, it.DUC === undefined ? undefined : daysAfter(it.DUC, -1))
    },
  }),
]
