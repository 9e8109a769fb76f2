import type { About } from '../about.ts'
import { isLookedAfterAllYear } from '../care.ts'
import type { Child, Row } from '../return.ts'
import {
  at,
  type ChildRule,
  childRule,
  isAged,
  isGiven,
  isMissing,
  isWithin,
  isYounger,
  rowRule,
  yearsAfter,
} from '../rule.ts'

const HEALTH = ['IMMUNISATIONS', 'TEETH_CHECK', 'HEALTH_ASSESSMENT', 'SUBSTANCE_MISUSE'] as const
const ITEMS = ['CONVICTED', 'HEALTH_CHECK', ...HEALTH, 'INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'] as const
const SDQ = ['SDQ_SCORE', 'SDQ_REASON'] as const
const LEAVER = ['IN_TOUCH', 'ACTIV', 'ACCOM'] as const
const ADOPTION = ['DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'] as const
const SDQ_FROM = 4
const SDQ_UNTIL = 17
const CRIMINAL_AGE = 10
const HEALTH_CHECK_UNTIL = 5
const HIGHEST_SCORE = 40

const lacksHealth = (it: Row<'OC2'>): boolean => HEALTH.some(field => isMissing(it, field))
const hasSdq = (it: Row<'OC2'>): boolean => SDQ.some(field => isGiven(it, field))
const isAsked = ({ DOB }: Row<'OC2'>, { start, end }: About): boolean =>
  isAged(DOB, SDQ_FROM, start) && isYounger(DOB, SDQ_UNTIL, end)

type OwnRule = Omit<Parameters<typeof rowRule<'OC2'>>[0], 'table'>
const ofRow = (rule: OwnRule): ChildRule => rowRule({ table: 'OC2', ...rule })
/** Asks only of those who were looked after all year. */
const allYear = (rule: OwnRule): ChildRule =>
  ofRow({
    ...rule,
    with: ['Episodes'],
    isWrong: (it, about, child: Child) => isLookedAfterAllYear(child, about) && rule.isWrong(it, about, child),
  })
/** Asks only of those who were not. */
const notAllYear = (rule: OwnRule): ChildRule =>
  ofRow({
    ...rule,
    with: ['Episodes'],
    isWrong: (it, about, child: Child) => !isLookedAfterAllYear(child, about) && rule.isWrong(it, about, child),
  })

export const yearInCareRules: readonly ChildRule[] = [
  ofRow({
    code: '180',
    fields: ['SDQ_SCORE'],
    wrong: `The score of the strengths and difficulties questionnaire is not a whole number from 0 to ${HIGHEST_SCORE}.`,
    remedy: 'Correct it, or leave it empty and give the reason why there is none.',
    isWrong: it =>
      it.SDQ_SCORE !== undefined && !(/^\d{1,2}$/.test(it.SDQ_SCORE) && Number(it.SDQ_SCORE) <= HIGHEST_SCORE),
  }),
  ofRow({
    code: '196',
    fields: ['SDQ_REASON'],
    wrong: 'The reason why there is no score is not one of the codes.',
    remedy: 'Give SDQ1 to SDQ5.',
    isWrong: (it, { has }) => isGiven(it, 'SDQ_REASON') && !has('SDQ_REASON', it.SDQ_REASON),
  }),
  ofRow({
    code: '181',
    fields: ITEMS,
    wrong: 'One of the questions on health and offending is answered with something else than 0 or 1.',
    remedy: 'Give 1 for yes and 0 for no.',
    isWrong: (it, { has }) => ITEMS.some(field => isGiven(it, field) && !has('YES_NO', it[field])),
  }),
  ofRow({
    code: '182',
    fields: ITEMS,
    wrong: 'Some of the questions on health and offending are answered, but not all four on health.',
    remedy: 'Answer the four, or none at all.',
    isWrong: it => ITEMS.some(field => isGiven(it, field)) && lacksHealth(it),
  }),
  ofRow({
    code: '544',
    fields: ['CONVICTED', ...HEALTH],
    wrong: 'It is said whether the child was convicted, but the four questions on health are not all answered.',
    remedy: 'Answer them.',
    isWrong: it => isGiven(it, 'CONVICTED') && lacksHealth(it),
  }),
  ofRow({
    code: '547',
    fields: ['HEALTH_CHECK', ...HEALTH],
    wrong:
      'It is said whether development checks were up to date, but the four questions on health are not all answered.',
    remedy: 'Answer them.',
    isWrong: it => isGiven(it, 'HEALTH_CHECK') && lacksHealth(it),
  }),
  ofRow({
    code: '192',
    fields: ['SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED'],
    wrong: 'The child has a problem with drugs or alcohol, and it is not said whether help was received.',
    remedy: 'Give 1 if it was, and 0 if it was not.',
    isWrong: it => it.SUBSTANCE_MISUSE === '1' && isMissing(it, 'INTERVENTION_RECEIVED'),
  }),
  ofRow({
    code: '193',
    fields: ['SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'],
    wrong: 'The child has no problem with drugs or alcohol, but it is said whether help was offered or received.',
    remedy: 'Leave both empty, or correct whether there is a problem.',
    isWrong: it =>
      it.SUBSTANCE_MISUSE !== '1' && (isGiven(it, 'INTERVENTION_RECEIVED') || isGiven(it, 'INTERVENTION_OFFERED')),
  }),
  ofRow({
    code: '158',
    fields: ['INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'],
    wrong: 'Help with drugs or alcohol was received, and it is also said whether it was offered.',
    remedy: 'Leave empty whether it was offered.',
    isWrong: it => it.INTERVENTION_RECEIVED === '1' && isGiven(it, 'INTERVENTION_OFFERED'),
  }),
  ofRow({
    code: '159',
    fields: ['SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'],
    wrong: 'Help with drugs or alcohol was not received, and it is not said whether it was offered.',
    remedy: 'Give 1 if it was, and 0 if it was not.',
    isWrong: it =>
      it.SUBSTANCE_MISUSE === '1' && it.INTERVENTION_RECEIVED === '0' && isMissing(it, 'INTERVENTION_OFFERED'),
  }),
  ofRow({
    code: '197a',
    fields: SDQ,
    wrong: 'There is a score, and also a reason why there is none.',
    remedy: 'Leave the reason empty.',
    isWrong: it => SDQ.every(field => isGiven(it, field)),
  }),
  ofRow({
    code: '188',
    fields: SDQ,
    wrong: `The child was under ${SDQ_FROM} at the end of the year, and has a score or a reason why there is none.`,
    remedy: 'Leave both empty, or correct the date of birth.',
    isWrong: (it, { end }) => hasSdq(it) && isYounger(it.DOB, SDQ_FROM, end),
  }),
  ofRow({
    code: '189',
    fields: ['DOB', ...SDQ],
    wrong: `The child was ${SDQ_UNTIL} or older when the year began, and has a score or a reason why there is none.`,
    remedy: 'Leave both empty, or correct the date of birth.',
    isWrong: (it, { start }) => hasSdq(it) && isAged(it.DOB, SDQ_UNTIL, start),
  }),
  ofRow({
    code: '157',
    fields: ['SDQ_REASON', 'DOB'],
    wrong: 'There is no score because of the child’s age (SDQ1), but the child was of the age all year.',
    remedy: 'Give the score or another reason, or correct the date of birth.',
    isWrong: (it, about) => it.SDQ_REASON === 'SDQ1' && isAsked(it, about),
  }),
  allYear({
    code: '186',
    fields: ['SDQ_SCORE'],
    wrong: 'A child of 4 to 16 who was in care all year has no score of the questionnaire, and no reason why.',
    remedy: 'Give the score or the reason.',
    isWrong: (it, about) => !hasSdq(it) && isAsked(it, about),
  }),
  allYear({
    code: '197B',
    fields: ['SDQ_REASON', 'DOB'],
    wrong: 'A child in care all year who turned 4 or 17 in it has no score of the questionnaire, and no reason why.',
    remedy: 'Give the score or the reason; SDQ1 says that it was the age.',
    isWrong(it, about) {
      const { DOB } = it
      return (
        !hasSdq(it) && DOB !== undefined && [SDQ_FROM, SDQ_UNTIL].some(age => isWithin(yearsAfter(DOB, age), about))
      )
    },
  }),
  notAllYear({
    code: '185',
    fields: ['SDQ_SCORE'],
    wrong: 'A child who was not in care all year has a score of the questionnaire.',
    remedy: 'Leave it empty, or correct the episodes.',
    isWrong: it => isGiven(it, 'SDQ_SCORE'),
  }),
  notAllYear({
    code: '198',
    fields: ['SDQ_REASON'],
    wrong: 'A child who was not in care all year has a reason why there is no score.',
    remedy: 'Leave it empty, or correct the episodes.',
    isWrong: it => isGiven(it, 'SDQ_REASON'),
  }),
  notAllYear({
    code: '190',
    fields: ITEMS,
    wrong: 'Questions on health or offending are answered for a child who was not in care all year.',
    remedy: 'Leave the row out, or correct the episodes.',
    isWrong: it => ITEMS.some(field => isGiven(it, field)),
  }),
  allYear({
    code: '191',
    fields: HEALTH,
    wrong: 'Not all four questions on health are answered for a child who was in care all year.',
    remedy: 'Answer them.',
    isWrong: lacksHealth,
  }),
  ofRow({
    code: '542',
    fields: ['CONVICTED'],
    wrong: `It is said whether a child under ${CRIMINAL_AGE} was convicted.`,
    remedy: 'Leave it empty, or correct the date of birth.',
    isWrong: (it, { end }) => isGiven(it, 'CONVICTED') && isYounger(it.DOB, CRIMINAL_AGE, end),
  }),
  allYear({
    code: '543',
    fields: ['DOB', 'CONVICTED'],
    wrong: `It is not said whether a child of ${CRIMINAL_AGE} or over, who was in care all year, was convicted.`,
    remedy: 'Give 1 for yes and 0 for no.',
    isWrong: (it, { end }) => isMissing(it, 'CONVICTED') && isAged(it.DOB, CRIMINAL_AGE, end),
  }),
  allYear({
    code: '545',
    fields: ['DOB', 'HEALTH_CHECK'],
    wrong: `It is not said whether the development checks of a child under ${HEALTH_CHECK_UNTIL}, in care all year, were up to date.`,
    remedy: 'Give 1 for yes and 0 for no.',
    isWrong: (it, { end }) => isMissing(it, 'HEALTH_CHECK') && isYounger(it.DOB, HEALTH_CHECK_UNTIL, end),
  }),
  ofRow({
    code: '546',
    fields: ['DOB', 'HEALTH_CHECK'],
    wrong: `It is said whether development checks were up to date for a child of ${HEALTH_CHECK_UNTIL} or over.`,
    remedy: 'Leave it empty, or correct the date of birth.',
    isWrong: (it, { end }) => isGiven(it, 'HEALTH_CHECK') && isAged(it.DOB, HEALTH_CHECK_UNTIL, end),
  }),
  childRule({
    code: '187',
    tables: ['Episodes', 'OC3', 'AD1'],
    fields: [...LEAVER, ...ADOPTION],
    wrong: 'A child who was in care all year has a row for those who left or were adopted.',
    remedy: 'Take the row out, or give the end of the period of care.',
    check(child, about, found) {
      if (!isLookedAfterAllYear(child, about)) return
      for (const row of child.OC3) if (LEAVER.some(field => isGiven(row, field))) found(...at(row, ...LEAVER))
      for (const row of child.AD1) if (ADOPTION.some(field => isGiven(row, field))) found(...at(row, ...ADOPTION))
    },
  }),
]
