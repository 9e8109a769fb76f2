import { isShortBreak, isTemporary } from '../care.ts'
import {
  at,
  birthOf,
  type ChildRule,
  childRule,
  daysBetween,
  type Episode,
  isAfter,
  isGiven,
  isMissing,
  isWithin,
  isYounger,
  rowRule,
} from '../rule.ts'

const WITHOUT_NUMBER: readonly (string | undefined)[] = [
  'H5',
  'P1',
  'P2',
  'P3',
  'R1',
  'R2',
  'R5',
  'T0',
  'T1',
  'T2',
  'T3',
  'T4',
  'Z1',
  'Z11',
  'Z12',
  'Z13',
  'Z14',
]
/** What stands where a number is not known or not needed. */
const NO_NUMBER = 'XXXXXXX'
const CUSTODY_AGE = 10
const MOST_HOLIDAYS = 2

const FAMILY_AND_CUSTODY = ['P1', 'R2', 'R5']
const NOT_BY_OTHER_PUBLIC_BODIES = ['P1', 'A3', 'A4', 'A5', 'A6', 'K1', 'K2', 'U1', 'U2', 'U3', 'U4', 'U5', 'U6']

const PROVIDERS: readonly (readonly [code: string, provider: string, who: string, not: readonly string[]])[] = [
  ['527', 'PR1', 'the authority itself', FAMILY_AND_CUSTODY],
  ['528', 'PR2', 'another local authority', FAMILY_AND_CUSTODY],
  ['529', 'PR3', 'another public body', NOT_BY_OTHER_PUBLIC_BODIES],
  ['530', 'PR4', 'a private provider', ['P1']],
  ['531', 'PR5', 'a voluntary organisation', ['P1']],
]

const YOUNGEST: readonly (readonly [code: string, place: string, age: number, what: string])[] = [
  ['371', 'K3', 16, 'in supported accommodation (K3)'],
  ['372', 'R5', 10, 'in custody (R5)'],
  ['373', 'S1', 4, 'in a residential school (S1)'],
  ['374', 'P3', 14, 'in residential employment (P3)'],
]

const LONGEST: readonly (readonly [code: string, place: string, days: number, what: string])[] = [
  ['375', 'T1', 42, 'in hospital (T1) lasted longer than six weeks'],
  ['376', 'T3', 21, 'during a holiday of the carers (T3) lasted longer than three weeks'],
  ['379', 'T4', 7, 'for another reason (T4) lasted longer than a week'],
]

const isTooLong = ({ DECOM, DEC }: Episode, days: number): boolean =>
  DECOM !== undefined && DEC !== undefined && daysBetween(DECOM, DEC) > days

export const placementRules: readonly ChildRule[] = [
  ...PROVIDERS.map(([code, provider, who, not]) =>
    rowRule({
      code,
      table: 'Episodes',
      fields: ['PLACE', 'PLACE_PROVIDER'],
      wrong: `The placement cannot be provided by ${who} (${provider}).`,
      remedy: 'Correct the placement or its provider.',
      isWrong: it => it.PLACE_PROVIDER === provider && it.PLACE !== undefined && not.includes(it.PLACE),
    }),
  ),
  rowRule({
    code: '550',
    table: 'Episodes',
    fields: ['PLACE', 'PLACE_PROVIDER'],
    wrong: 'The provider is the parent (PR0), but the child is not placed with parents (P1).',
    remedy: 'Correct the placement or its provider.',
    isWrong: it => it.PLACE_PROVIDER === 'PR0' && it.PLACE !== 'P1',
  }),
  ...YOUNGEST.map(([code, place, age, what]) =>
    rowRule({
      code,
      table: 'Episodes',
      with: ['Header'],
      fields: ['DECOM', 'PLACE'],
      wrong: `A child was placed ${what} when under ${age}.`,
      remedy: 'Correct the placement, its first day or the date of birth.',
      isWrong: (it, _, child) => it.PLACE === place && isYounger(birthOf(child), age, it.DECOM),
    }),
  ),
  ...LONGEST.map(([code, place, days, what]) =>
    rowRule({
      code,
      table: 'Episodes',
      fields: ['DECOM', 'PLACE'],
      wrong: `A temporary placement ${what}.`,
      remedy: 'Give the placement that it had become, or correct a day.',
      isWrong: it => it.PLACE === place && isTooLong(it, days),
    }),
  ),
  childRule({
    code: '377',
    tables: ['Episodes'],
    fields: ['PLACE'],
    wrong: 'The child was placed elsewhere for holidays of the carers (T3) more than twice in the year.',
    remedy: 'Only two such stays are allowed: give the others as changes of placement.',
    check({ Episodes }, about, found) {
      const holidays = Episodes.filter(({ PLACE, DECOM }) => PLACE === 'T3' && isWithin(DECOM, about))
      if (holidays.length > MOST_HOLIDAYS) found(...holidays.flatMap(episode => at(episode, 'PLACE')))
    },
  }),
  rowRule({
    code: '378',
    table: 'Episodes',
    fields: ['PLACE', 'LS'],
    wrong: 'A child placed with parents (P1) is accommodated by agreement (V2).',
    remedy: 'A child at home by agreement is not looked after: correct the placement or the legal status.',
    isWrong: it => it.PLACE === 'P1' && it.LS === 'V2',
  }),
  rowRule({
    code: '380',
    table: 'Episodes',
    fields: ['PLACE', 'RNE'],
    wrong: 'A child started to be looked after in a temporary placement.',
    remedy: 'Give the placement that was meant to last as the first.',
    isWrong: it => it.RNE === 'S' && isTemporary(it.PLACE),
  }),
  rowRule({
    code: '381',
    table: 'Episodes',
    fields: ['PLACE', 'REC'],
    wrong: 'A child left care from a temporary placement.',
    remedy: 'End with the placement that the child would have gone back to.',
    isWrong: it => it.REC !== undefined && it.REC !== 'X1' && isTemporary(it.PLACE),
  }),
  rowRule({
    code: '382',
    table: 'Episodes',
    fields: ['LS', 'PLACE'],
    wrong: 'A short break (V3 or V4) was spent in a temporary placement.',
    remedy: 'Correct the placement or the legal status.',
    isWrong: it => isShortBreak(it.LS) && isTemporary(it.PLACE),
  }),
  rowRule({
    code: '384',
    table: 'Episodes',
    fields: ['PLACE', 'LS'],
    wrong: 'A short break (V3 or V4) was spent in a long-term foster placement.',
    remedy: 'Correct the placement or the legal status.',
    isWrong: it => isShortBreak(it.LS) && (it.PLACE === 'U1' || it.PLACE === 'U4'),
  }),
  childRule({
    code: '383',
    tables: ['Episodes'],
    fields: ['PLACE', 'RNE', 'PL_POST'],
    wrong: 'After a temporary placement the child did not go back to the placement before it.',
    remedy: 'Give the placement before again, or give the stay as a change of placement.',
    check({ Episodes }, _, found) {
      for (const [index, stay] of Episodes.entries()) {
        const [before, after] = [Episodes[index - 1], Episodes[index + 1]]
        if (!before || !after || !isTemporary(stay.PLACE) || isTemporary(before.PLACE) || isTemporary(after.PLACE))
          continue
        if (after.PLACE !== before.PLACE || after.PL_POST !== before.PL_POST)
          found(...at(after, 'PLACE', 'RNE', 'PL_POST'))
      }
    },
  }),
  rowRule({
    code: '218',
    severity: 'query',
    table: 'Episodes',
    fields: ['URN'],
    wrong: 'The placement has no Ofsted number.',
    remedy: `Give it; where there is none, as outside England, give ${NO_NUMBER}.`,
    isWrong: (it, { start }) =>
      !WITHOUT_NUMBER.includes(it.PLACE) &&
      !isShortBreak(it.LS) &&
      isMissing(it, 'URN') &&
      (it.DEC === undefined || !isAfter(start, it.DEC)),
  }),
  rowRule({
    code: '222',
    table: 'Episodes',
    fields: ['URN'],
    wrong: 'A placement that Ofsted does not register has an Ofsted number.',
    remedy: 'Take the number out, or correct the placement.',
    isWrong: it => WITHOUT_NUMBER.includes(it.PLACE) && isGiven(it, 'URN') && it.URN !== NO_NUMBER,
  }),
  rowRule({
    code: '226',
    table: 'Episodes',
    fields: ['REASON_PLACE_CHANGE', 'PLACE'],
    wrong: 'A temporary placement has a reason why the placement changed.',
    remedy: 'Leave the reason empty for placements T0 to T4.',
    isWrong: it => isTemporary(it.PLACE) && isGiven(it, 'REASON_PLACE_CHANGE'),
  }),
  rowRule({
    code: '233',
    table: 'Episodes',
    fields: ['REASON_PLACE_CHANGE'],
    wrong: 'A reason why the placement changed stands beside an episode that has not ended.',
    remedy: 'Leave the reason empty until the episode ends.',
    isWrong: it => isGiven(it, 'REASON_PLACE_CHANGE') && isMissing(it, 'DEC'),
  }),
  rowRule({
    code: '234',
    table: 'Episodes',
    with: ['Header'],
    fields: ['REASON_PLACE_CHANGE'],
    wrong: `The placement changed because the child went into custody, but the child was under ${CUSTODY_AGE}.`,
    remedy: 'Correct the reason, the day or the date of birth.',
    isWrong: (it, _, child) => it.REASON_PLACE_CHANGE === 'CUSTOD' && isYounger(birthOf(child), CUSTODY_AGE, it.DEC),
  }),
]
