import { isAdopted, isPlacedForAdoption, periodsOfCare } from '../care.ts'
import {
  at,
  birthOf,
  type ChildRule,
  childRule,
  isAfter,
  isBefore,
  isGiven,
  isMissing,
  isNoDay,
  rowRule,
} from '../rule.ts'

const ADOPTION = ['DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'] as const

/** About the decision to place a child for adoption, and the one that takes it back. */
export const placedAdoptionRules: readonly ChildRule[] = [
  rowRule({
    code: '115',
    table: 'PlacedAdoption',
    fields: ['DATE_PLACED'],
    wrong: 'The day of the decision to place the child for adoption is not a day.',
    remedy: 'Write it as 14/06/2024.',
    isWrong: it => isNoDay(it, 'DATE_PLACED'),
  }),
  rowRule({
    code: '116',
    table: 'PlacedAdoption',
    fields: ['DATE_PLACED_CEASED'],
    wrong: 'The day of the decision against adoption is not a day.',
    remedy: 'Write it as 14/06/2024, or leave it empty where there is no such decision.',
    isWrong: it => isNoDay(it, 'DATE_PLACED_CEASED'),
  }),
  rowRule({
    code: '119',
    table: 'PlacedAdoption',
    fields: ['REASON_PLACED_CEASED', 'DATE_PLACED_CEASED'],
    wrong: 'The decision against adoption has a day and no reason, or a reason and no day.',
    remedy: 'Give both, or neither.',
    isWrong: it => isGiven(it, 'REASON_PLACED_CEASED') !== isGiven(it, 'DATE_PLACED_CEASED'),
  }),
  rowRule({
    code: '120',
    table: 'PlacedAdoption',
    fields: ['REASON_PLACED_CEASED'],
    wrong: 'The reason for the decision against adoption is not one of the codes.',
    remedy: 'Give RD1 to RD4.',
    isWrong: (it, { has }) =>
      isGiven(it, 'REASON_PLACED_CEASED') && !has('REASON_PLACED_CEASED', it.REASON_PLACED_CEASED),
  }),
  rowRule({
    code: '184',
    table: 'PlacedAdoption',
    with: ['Header'],
    fields: ['DATE_PLACED'],
    wrong: 'It was decided to place the child for adoption before the child was born.',
    remedy: 'Correct the day or the date of birth.',
    isWrong: (it, _, child) => isBefore(it.DATE_PLACED, birthOf(child)),
  }),
  rowRule({
    code: '522',
    table: 'PlacedAdoption',
    fields: ['DATE_PLACED', 'DATE_PLACED_CEASED'],
    wrong: 'The decision against adoption came before the decision for it.',
    remedy: 'Correct whichever of the two days is wrong.',
    isWrong: it => isAfter(it.DATE_PLACED, it.DATE_PLACED_CEASED),
  }),
  rowRule({
    code: '563',
    table: 'PlacedAdoption',
    fields: ['DATE_PLACED', 'REASON_PLACED_CEASED', 'DATE_PLACED_CEASED'],
    wrong: 'There is a decision against adoption, and none for it before.',
    remedy: 'Give the day of the decision for it.',
    isWrong: it => isMissing(it, 'DATE_PLACED') && isGiven(it, 'DATE_PLACED_CEASED'),
  }),
  rowRule({
    code: '1003',
    table: 'PlacedAdoption',
    with: ['Episodes'],
    fields: ['DATE_PLACED'],
    wrong: 'It was decided to place the child for adoption before the child was looked after.',
    remedy: 'Correct the day, or the first day of the period of care.',
    isWrong: (it, _, child) => isBefore(it.DATE_PLACED, periodsOfCare(child)[0]?.start),
  }),
  childRule({
    code: '523',
    tables: ['PlacedAdoption', 'AD1'],
    fields: ['DATE_PLACED', 'DATE_INT'],
    wrong: 'The decision to place the child for adoption has one day in PlacedAdoption and another in AD1.',
    remedy: 'They are one decision: correct whichever of the two is wrong.',
    check({ PlacedAdoption, AD1 }, _, found) {
      const last = PlacedAdoption.findLast(({ DATE_PLACED }) => DATE_PLACED !== undefined)
      for (const row of AD1)
        if (last && row.DATE_INT !== undefined && row.DATE_INT !== last.DATE_PLACED)
          found(...at(last, 'DATE_PLACED'), ...at(row, 'DATE_INT'))
    },
  }),
  childRule({
    code: '525',
    tables: ['PlacedAdoption', 'AD1'],
    fields: ['DATE_PLACED_CEASED', ...ADOPTION],
    wrong: 'The decision for adoption was taken back, and there is a row on adoption.',
    remedy: 'Take out whichever of the two is wrong.',
    check({ PlacedAdoption, AD1 }, _, found) {
      const last = PlacedAdoption.at(-1)
      if (last && isGiven(last, 'DATE_PLACED_CEASED'))
        for (const row of AD1) found(...at(last, 'DATE_PLACED_CEASED'), ...at(row, ...ADOPTION))
    },
  }),
  rowRule({
    code: '551',
    table: 'Episodes',
    with: ['PlacedAdoption'],
    fields: ['PLACE'],
    wrong: 'The child is placed for adoption, and there is no day on which that was decided.',
    remedy: 'Add the row to the table PlacedAdoption.',
    isWrong: (it, _, { PlacedAdoption }) =>
      isPlacedForAdoption(it.PLACE) && !PlacedAdoption.some(row => isGiven(row, 'DATE_PLACED')),
  }),
  rowRule({
    code: '558',
    table: 'PlacedAdoption',
    with: ['Episodes'],
    fields: ['DATE_PLACED_CEASED'],
    wrong: 'The child was adopted, and there is a decision against adoption.',
    remedy: 'Take the decision out, or correct the reason why care ended.',
    isWrong: (it, _, { Episodes }) => isGiven(it, 'DATE_PLACED_CEASED') && Episodes.some(({ REC }) => isAdopted(REC)),
  }),
  rowRule({
    code: '552',
    table: 'PlacedAdoption',
    with: ['Episodes'],
    fields: ['DATE_PLACED'],
    wrong: 'The child was placed for adoption before that was decided.',
    remedy: 'Correct the day of the decision, or the first day of the placement.',
    isWrong: (it, _, { Episodes, PlacedAdoption }) =>
      PlacedAdoption.length === 1 &&
      isAfter(it.DATE_PLACED, Episodes.find(({ PLACE }) => isPlacedForAdoption(PLACE))?.DECOM),
  }),
  childRule({
    code: '579',
    tables: ['PlacedAdoption'],
    fields: ['DATE_PLACED', 'DATE_PLACED_CEASED'],
    wrong: 'A decision to place the child for adoption was made while an earlier one stood.',
    remedy: 'Give the day on which the earlier one was taken back, or make one of the two.',
    check({ PlacedAdoption }, _, found) {
      const inOrder = PlacedAdoption.filter(({ DATE_PLACED }) => DATE_PLACED !== undefined).toSorted((a, b) =>
        isBefore(a.DATE_PLACED, b.DATE_PLACED) ? -1 : 1,
      )
      for (const [index, later] of inOrder.entries()) {
        const earlier = inOrder[index - 1]
        if (
          earlier &&
          (earlier.DATE_PLACED_CEASED === undefined || isAfter(earlier.DATE_PLACED_CEASED, later.DATE_PLACED))
        )
          found(...at(earlier, 'DATE_PLACED_CEASED'), ...at(later, 'DATE_PLACED'))
      }
    },
  }),
]
