import { isAdopted, isPlacedForAdoption } from '../care.ts'
import {
  at,
  type ChildRule,
  childRule,
  isAfter,
  isBefore,
  isGiven,
  isMissing,
  isNoDay,
  isWithin,
  rowRule,
} from '../rule.ts'

const FIELDS = ['DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'] as const
const COUPLES: readonly (string | undefined)[] = ['MM', 'FF', 'MF']
const SINGLE: readonly (string | undefined)[] = ['M1', 'F1']
const SAME_SEX: readonly (string | undefined)[] = ['MM', 'FF']
const WITH_CARERS: readonly (string | undefined)[] = ['A3', 'A5']
const WITH_OTHERS: readonly (string | undefined)[] = ['A4', 'A6']

/** What the legal status of the adopters says of their sexes. */
const STATUSES: readonly (readonly [
  code: string,
  status: string,
  sexes: readonly (string | undefined)[],
  wrong: string,
])[] = [
  ['514', 'L0', SINGLE, 'The adopter is single (L0), but the sexes are those of a couple, or missing.'],
  ['519', 'L2', COUPLES, 'The adopters are civil partners (L2), but the sexes are not those of a couple.'],
  ['520', 'L11', ['MF'], 'The adopters are a married couple of a man and a woman (L11), but the sexes are not MF.'],
  ['524', 'L12', SAME_SEX, 'The adopters are a married couple of one sex (L12), but the sexes are not MM or FF.'],
  ['517', 'L3', ['MF'], 'The adopters are an unmarried man and woman (L3), but the sexes are not MF.'],
  ['518', 'L4', SAME_SEX, 'The adopters are an unmarried couple of one sex (L4), but the sexes are not MM or FF.'],
]

export const adoptionRules: readonly ChildRule[] = [
  rowRule({
    code: '112',
    table: 'AD1',
    fields: ['DATE_INT'],
    wrong: 'The day of the decision that adoption is best for the child is not a day.',
    remedy: 'Write it as 14/06/2024.',
    isWrong: it => isNoDay(it, 'DATE_INT'),
  }),
  rowRule({
    code: '113',
    table: 'AD1',
    fields: ['DATE_MATCH'],
    wrong: 'The day on which child and adopters were matched is not a day.',
    remedy: 'Write it as 14/06/2024.',
    isWrong: it => isNoDay(it, 'DATE_MATCH'),
  }),
  rowRule({
    code: '114',
    table: 'AD1',
    fields: ['FOSTER_CARE'],
    wrong: 'Whether the adopters were the foster carers is neither 0 nor 1.',
    remedy: 'Give 1 if they were, and 0 if they were not.',
    isWrong: (it, { has }) => isGiven(it, 'FOSTER_CARE') && !has('FOSTER_CARE', it.FOSTER_CARE),
  }),
  rowRule({
    code: '175',
    table: 'AD1',
    fields: ['NB_ADOPTR'],
    wrong: 'The number of adopters is neither 1 nor 2.',
    remedy: 'Give 1 or 2.',
    isWrong: (it, { has }) => isGiven(it, 'NB_ADOPTR') && !has('NB_ADOPTR', it.NB_ADOPTR),
  }),
  rowRule({
    code: '176',
    table: 'AD1',
    fields: ['SEX_ADOPTR'],
    wrong: 'The sexes of the adopters are not one of the codes.',
    remedy: 'Give M1 or F1 for one adopter, and MM, FF or MF for two.',
    isWrong: (it, { has }) => isGiven(it, 'SEX_ADOPTR') && !has('SEX_ADOPTR', it.SEX_ADOPTR),
  }),
  rowRule({
    code: '177',
    table: 'AD1',
    fields: ['LS_ADOPTR'],
    wrong: 'The legal status of the adopters is not one of the codes.',
    remedy: 'Give L0 for one adopter, and L11, L12, L2, L3 or L4 for a couple.',
    isWrong: (it, { has }) => isGiven(it, 'LS_ADOPTR') && !has('LS_ADOPTR', it.LS_ADOPTR),
  }),
  rowRule({
    code: '151',
    table: 'AD1',
    fields: FIELDS.filter(field => field !== 'NB_ADOPTR'),
    wrong: 'Some of what is asked of an adoption is given, and some is empty.',
    remedy: 'Give all of it, or leave the row out.',
    isWrong: it => FIELDS.some(field => isGiven(it, field)) && FIELDS.some(field => isMissing(it, field)),
  }),
  rowRule({
    code: '511',
    table: 'AD1',
    fields: ['NB_ADOPTR', 'SEX_ADOPTR'],
    wrong: 'There are two adopters, but the sexes are not those of a couple.',
    remedy: 'Give MM, FF or MF, or correct the number.',
    isWrong: it => it.NB_ADOPTR === '2' && !COUPLES.includes(it.SEX_ADOPTR),
  }),
  ...STATUSES.map(([code, status, sexes, wrong]) =>
    rowRule({
      code,
      table: 'AD1',
      fields: ['LS_ADOPTR', 'SEX_ADOPTR'],
      wrong,
      remedy: 'Correct the legal status or the sexes.',
      isWrong: it => it.LS_ADOPTR === status && !sexes.includes(it.SEX_ADOPTR),
    }),
  ),
  rowRule({
    code: '333',
    table: 'AD1',
    fields: ['DATE_INT'],
    wrong: 'Child and adopters were matched before it was decided that adoption is best for the child.',
    remedy: 'Correct whichever of the two days is wrong.',
    isWrong: it => isAfter(it.DATE_INT, it.DATE_MATCH),
  }),
  rowRule({
    code: '334',
    table: 'AD1',
    with: ['Episodes'],
    fields: ['DATE_INT'],
    wrong: 'It was decided that adoption is best for the child before the child was last taken into care.',
    remedy: 'Correct the day, or the first day of that period of care.',
    isWrong: (it, _, { Episodes }) => isBefore(it.DATE_INT, Episodes.findLast(({ RNE }) => RNE === 'S')?.DECOM),
  }),
  childRule({
    code: '331',
    tables: ['Episodes', 'AD1'],
    fields: ['DATE_MATCH', 'DECOM', 'REC'],
    wrong: 'The child was placed with the adopters before being matched with them.',
    remedy: 'Correct whichever of the two days is wrong.',
    check({ Episodes, AD1 }, _, found) {
      for (const episode of Episodes)
        for (const row of AD1)
          if (isAdopted(episode.REC) && isAfter(row.DATE_MATCH, episode.DECOM))
            found(...at(episode, 'DECOM', 'REC'), ...at(row, 'DATE_MATCH'))
    },
  }),
  childRule({
    code: '335',
    tables: ['Episodes', 'AD1'],
    fields: ['PLACE', 'FOSTER_CARE'],
    wrong: 'The last placement and the row on adoption differ on whether the adopters were the foster carers.',
    remedy: 'Correct the placement, or whether they were.',
    check({ Episodes, AD1 }, _, found) {
      for (const episode of Episodes.filter(({ REC }) => isAdopted(REC)))
        for (const row of AD1)
          if (
            (WITH_CARERS.includes(episode.PLACE) && row.FOSTER_CARE === '0') ||
            (WITH_OTHERS.includes(episode.PLACE) && row.FOSTER_CARE === '1')
          )
            found(...at(episode, 'PLACE'), ...at(row, 'FOSTER_CARE'))
    },
  }),
  childRule({
    code: '521',
    tables: ['Episodes', 'AD1'],
    fields: ['PLACE', 'DECOM', 'DATE_INT'],
    wrong: 'The child was placed for adoption before it was decided that adoption is best for the child.',
    remedy: 'Correct whichever of the two days is wrong.',
    check({ Episodes, AD1 }, _, found) {
      const placed = Episodes.find(({ PLACE }) => isPlacedForAdoption(PLACE))
      for (const row of AD1)
        if (placed && isAfter(row.DATE_INT, placed.DECOM))
          found(...at(placed, 'PLACE', 'DECOM'), ...at(row, 'DATE_INT'))
    },
  }),
  rowRule({
    code: '582',
    severity: 'query',
    table: 'AD1',
    with: ['Episodes'],
    fields: ['DATE_MATCH'],
    wrong: 'The child was adopted on the day of being matched with the adopters.',
    remedy: 'The match comes long before as a rule: look at both days.',
    isWrong: (it, _, { Episodes }) =>
      Episodes.some(({ REC, DEC }) => isAdopted(REC) && DEC !== undefined && DEC === it.DATE_MATCH),
  }),
  rowRule({
    code: '601',
    table: 'Episodes',
    with: ['AD1'],
    fields: ['REC'],
    wrong: 'The child was adopted in the year, and what is asked of an adoption is missing.',
    remedy: 'Add the row to the table AD1, with all of its columns.',
    isWrong: (it, about, { AD1 }) =>
      isAdopted(it.REC) && isWithin(it.DEC, about) && !AD1.some(row => FIELDS.every(field => isGiven(row, field))),
  }),
  rowRule({
    code: '602',
    table: 'AD1',
    with: ['Episodes'],
    fields: ['CHILD'],
    wrong: 'There is a row on adoption, but by the episodes the child was not adopted in the year.',
    remedy: 'Take the row out, or give E11 or E12 as the reason why care ended.',
    isWrong: (_, about, { Episodes }) => !Episodes.some(({ REC, DEC }) => isAdopted(REC) && isWithin(DEC, about)),
  }),
]
