import { periodsOfCare } from '../care.ts'
import type { Child, Row } from '../return.ts'
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
  isOutside,
  rowRule,
  yearsAfter,
} from '../rule.ts'

const ADULT = 18

/** Whether a period away lies, with its end, in one of the periods in which the child was looked after. */
const isInCare = (it: Row<'Missing'>, child: Child): boolean =>
  periodsOfCare(child).some(({ start, end }) =>
    it.MIS_END === undefined ? end === undefined : it.MIS_END >= start && !isAfter(it.MIS_END, end),
  )

export const missingRules: readonly ChildRule[] = [
  rowRule({
    code: '1004',
    table: 'Missing',
    fields: ['MIS_START'],
    wrong: 'The day on which the child went missing is not a day.',
    remedy: 'Write it as 14/06/2024.',
    isWrong: it => isNoDay(it, 'MIS_START'),
  }),
  rowRule({
    code: '1005',
    table: 'Missing',
    fields: ['MIS_END'],
    wrong: 'The day on which the child was found or came back is not a day.',
    remedy: 'Write it as 14/06/2024, or leave it empty while the child is missing.',
    isWrong: it => isNoDay(it, 'MIS_END'),
  }),
  rowRule({
    code: '1006',
    table: 'Missing',
    fields: ['MISSING'],
    wrong: 'It is not one of the two kinds of being away, missing (M) or away without leave (A).',
    remedy: 'Give M or A.',
    isWrong: (it, { has }) => isGiven(it, 'MISSING') && !has('MISSING', it.MISSING),
  }),
  rowRule({
    code: '564',
    table: 'Missing',
    fields: ['MISSING', 'MIS_START'],
    wrong: 'The child was missing or away, and it is not said from which day.',
    remedy: 'Give the day.',
    isWrong: it => isGiven(it, 'MISSING') && isMissing(it, 'MIS_START'),
  }),
  rowRule({
    code: '565',
    table: 'Missing',
    fields: ['MISSING', 'MIS_START'],
    wrong:
      'A period away has its first day and does not say whether the child was missing (M) or away without leave (A).',
    remedy: 'Give M or A.',
    isWrong: it => isGiven(it, 'MIS_START') && isMissing(it, 'MISSING'),
  }),
  rowRule({
    code: '566',
    table: 'Missing',
    fields: ['MISSING', 'MIS_END'],
    wrong:
      'A period away has its last day and does not say whether the child was missing (M) or away without leave (A).',
    remedy: 'Give M or A.',
    isWrong: it => isGiven(it, 'MIS_END') && isMissing(it, 'MISSING'),
  }),
  rowRule({
    code: '567',
    table: 'Missing',
    fields: ['MIS_START', 'MIS_END'],
    wrong: 'The child came back before going missing.',
    remedy: 'Correct whichever of the two days is wrong.',
    isWrong: it => isBefore(it.MIS_END, it.MIS_START),
  }),
  rowRule({
    code: '570',
    table: 'Missing',
    fields: ['MIS_START'],
    wrong: 'The child went missing after the year of the return ended.',
    remedy: 'Correct the day, or leave it for the next return.',
    isWrong: (it, { end }) => isAfter(it.MIS_START, end),
  }),
  rowRule({
    code: '571',
    table: 'Missing',
    fields: ['MIS_END'],
    wrong: 'The child came back before the year began, or after it ended.',
    remedy: 'Correct the day; leave out what was over before, and the end of what lasted longer.',
    isWrong: (it, about) => isOutside(it.MIS_END, about),
  }),
  rowRule({
    code: '586',
    table: 'Missing',
    fields: ['MIS_START'],
    wrong: 'The child went missing before being born.',
    remedy: 'Correct the day or the date of birth.',
    isWrong: (it, _, child) => isBefore(it.MIS_START, it.DOB ?? birthOf(child)),
  }),
  childRule({
    code: '574',
    tables: ['Missing'],
    fields: ['MIS_START', 'MIS_END'],
    wrong: 'A period away began while an earlier one lasted.',
    remedy: 'Give the day on which the earlier one ended, or make one of the two.',
    check({ Missing }, _, found) {
      const inOrder = Missing.filter(({ MIS_START }) => MIS_START !== undefined).toSorted((a, b) =>
        isBefore(a.MIS_START, b.MIS_START) ? -1 : 1,
      )
      for (const [index, later] of inOrder.entries()) {
        const earlier = inOrder[index - 1]
        if (earlier && (earlier.MIS_END === undefined || isAfter(earlier.MIS_END, later.MIS_START)))
          found(...at(earlier, 'MIS_END'), ...at(later, 'MIS_START'))
      }
    },
  }),
  rowRule({
    code: '575',
    table: 'Missing',
    with: ['Episodes'],
    fields: ['MIS_END'],
    wrong: 'The placement from which the child went missing has ended, but the period away has not.',
    remedy: 'Give the last day; if the child was still missing, begin another period with the next placement.',
    isWrong: (it, _, { Episodes }) =>
      isMissing(it, 'MIS_END') &&
      Episodes.some(
        ({ DECOM, DEC }) =>
          DEC !== undefined &&
          DECOM !== undefined &&
          it.MIS_START !== undefined &&
          it.MIS_START >= DECOM &&
          it.MIS_START <= DEC,
      ),
  }),
  rowRule({
    code: '577',
    table: 'Missing',
    with: ['Episodes'],
    fields: ['MIS_END'],
    wrong: 'The child was no longer looked after, but the period away was not over.',
    remedy: 'End it on the day on which the child left care, or before.',
    isWrong: (it, _, child) => it.MIS_START !== undefined && child.Episodes.length > 0 && !isInCare(it, child),
  }),
  rowRule({
    code: '578',
    table: 'Missing',
    with: ['Episodes'],
    fields: ['MIS_START'],
    wrong: 'The child went missing after leaving care.',
    remedy: 'Correct the day, or leave the period out: only children who are looked after are told of here.',
    isWrong: (it, _, child) => isAfter(it.MIS_START, periodsOfCare(child).at(-1)?.end),
  }),
  rowRule({
    code: '580',
    table: 'Episodes',
    with: ['Missing', 'Header'],
    fields: ['REC'],
    wrong: 'The child was missing on turning 18, when care ended, but the reason why it ended is not E8.',
    remedy: 'Give E8.',
    isWrong(it, _, child) {
      const born = birthOf(child)
      return (
        born !== undefined &&
        it.DEC === yearsAfter(born, ADULT) &&
        it.REC !== 'E8' &&
        child.Missing.some(({ MIS_END }) => MIS_END === it.DEC)
      )
    },
  }),
  rowRule({
    code: '581',
    table: 'Missing',
    with: ['Episodes'],
    fields: ['MIS_START'],
    wrong: 'The child went missing before being looked after.',
    remedy: 'Correct the day, or leave the period out: only children who are looked after are told of here.',
    isWrong: (it, _, child) => isBefore(it.MIS_START, periodsOfCare(child)[0]?.start),
  }),
]
