import {
  at,
  type ChildRule,
  childRule,
  isAfter,
  isAged,
  isGiven,
  isMissing,
  isNoDay,
  isWithin,
  isYounger,
  rowRule,
} from '../rule.ts'
import type { TableName } from '../tables.ts'

const ASKED_FROM = 4
const ASKED_SINCE = '2016-04-01'
/** A day of which only the month or the year is known. */
const PARTLY_KNOWN = /^[zx]{2}\/(?:[zx]{2}|\d\d)\/\d{4}$/i
const WITH_EPISODES: readonly TableName[] = ['PlacedAdoption', 'Missing', 'Reviews', 'AD1', 'PrevPerm', 'OC2']

export const otherTableRules: readonly ChildRule[] = [
  rowRule({
    code: '166',
    table: 'Reviews',
    fields: ['REVIEW'],
    wrong: 'The day of the review is missing or is not a day.',
    remedy: 'Write it as 14/06/2024.',
    isWrong: it => it.REVIEW === undefined,
  }),
  rowRule({
    code: '167',
    table: 'Reviews',
    fields: ['REVIEW_CODE'],
    wrong: 'How the child took part in the review is missing or is not one of the codes.',
    remedy: 'Give PN1 to PN7; PN0 is for a child under four.',
    isWrong: (it, { has }) => !has('REVIEW_CODE', it.REVIEW_CODE),
  }),
  rowRule({
    code: '440',
    table: 'Reviews',
    fields: ['DOB', 'REVIEW', 'REVIEW_CODE'],
    wrong: 'The review says that the child was under four (PN0), but by the days the child was older.',
    remedy: 'Give how the child took part, or correct a day.',
    isWrong: it => it.REVIEW_CODE === 'PN0' && isAged(it.DOB, ASKED_FROM, it.REVIEW),
  }),
  rowRule({
    code: '441',
    table: 'Reviews',
    fields: ['DOB', 'REVIEW', 'REVIEW_CODE'],
    wrong: 'The review says how the child took part, but by the days the child was under four.',
    remedy: 'Give PN0, or correct a day.',
    isWrong: (it, { has }) =>
      has('REVIEW_CODE', it.REVIEW_CODE) && it.REVIEW_CODE !== 'PN0' && isYounger(it.DOB, ASKED_FROM, it.REVIEW),
  }),
  rowRule({
    code: '630',
    table: 'Episodes',
    with: ['PrevPerm'],
    fields: ['RNE'],
    wrong: 'A child who started to be looked after in the year is not in the table PrevPerm.',
    remedy: 'Add the child there: Z1 says that there was no earlier permanent home, P1 to P4 which it was.',
    isWrong: (it, about, { PrevPerm }) =>
      it.RNE === 'S' && isWithin(it.DECOM, about) && !PrevPerm.some(row => isGiven(row, 'PREV_PERM')),
  }),
  rowRule({
    code: '631',
    table: 'PrevPerm',
    fields: ['PREV_PERM'],
    wrong: 'The earlier permanent home is not one of the codes.',
    remedy: 'Give P1 to P4, or Z1 where there was none.',
    isWrong: (it, { has }) => isGiven(it, 'PREV_PERM') && !has('PREV_PERM', it.PREV_PERM),
  }),
  rowRule({
    code: '632',
    table: 'PrevPerm',
    with: ['Episodes'],
    fields: ['DATE_PERM'],
    wrong: 'The day of the order for the earlier permanent home is not a day, or is after the child came into care.',
    remedy: 'Write it as 14/06/2015, with zz for a part that is not known, or correct it.',
    isWrong(it, _, { Episodes }) {
      if (isNoDay(it, 'DATE_PERM')) return !PARTLY_KNOWN.test(it.given['DATE_PERM'] ?? '')
      const came = Episodes.findLast(({ RNE }) => RNE === 'S')?.DECOM
      return isAfter(it.DATE_PERM, came)
    },
  }),
  rowRule({
    code: '634',
    table: 'PrevPerm',
    with: ['Episodes'],
    fields: ['PREV_PERM', 'LA_PERM', 'DATE_PERM'],
    wrong: 'An earlier permanent home is given for a child who came into care before April 2016.',
    remedy: 'Leave the row out: it is asked only of those who came since.',
    isWrong: (_, __, { Episodes }) =>
      Episodes.length > 0 && Episodes.every(({ DECOM }) => DECOM !== undefined && DECOM < ASKED_SINCE),
  }),
  rowRule({
    code: '635',
    table: 'PrevPerm',
    fields: ['PREV_PERM', 'LA_PERM', 'DATE_PERM'],
    wrong: 'There was no earlier permanent home (Z1), but a day or an authority stands beside it.',
    remedy: 'Leave both empty, or correct the code.',
    isWrong: it => it.PREV_PERM === 'Z1' && (isGiven(it, 'LA_PERM') || isGiven(it, 'DATE_PERM')),
  }),
  childRule({
    code: '1012',
    tables: ['Episodes'],
    fields: ['CHILD'],
    wrong: 'Somebody without an episode in the year is in a table that is for those who were looked after.',
    remedy: 'Take the row out, or add the episode. A care leaver is in Header and OC3 only.',
    check(child, _, found) {
      if (child.Episodes.length > 0) return
      const rows = WITH_EPISODES.flatMap(table => child[table].flatMap(row => at<TableName>(row, 'CHILD')))
      if (rows.length > 0) found(...rows)
    },
  }),
  rowRule({
    code: 'SW01aSTG1',
    table: 'SWEpisodes',
    fields: ['SW_DECOM', 'SW_ID'],
    wrong: 'Who the social worker was, or from which day, is missing.',
    remedy: 'Give both.',
    isWrong: it => isMissing(it, 'SW_DECOM') || isMissing(it, 'SW_ID'),
  }),
  rowRule({
    code: 'SW02STG1',
    table: 'SWEpisodes',
    fields: ['SW_ID'],
    wrong: 'The number of the social worker begins neither with SW nor with XX.',
    remedy: 'Give the number of the professional register, SW and figures.',
    isWrong: it => it.SW_ID !== undefined && !/^(?:SW|XX)/.test(it.SW_ID),
  }),
  rowRule({
    code: 'SW04STG1',
    table: 'SWEpisodes',
    fields: ['SW_DECOM'],
    wrong: 'The day from which the social worker was the child’s is not a day.',
    remedy: 'Write it as 14/06/2024.',
    isWrong: it => isNoDay(it, 'SW_DECOM'),
  }),
  rowRule({
    code: 'SW05STG1',
    table: 'SWEpisodes',
    fields: ['SW_DEC'],
    wrong: 'The day until which the social worker was the child’s is not a day.',
    remedy: 'Write it as 14/06/2024, or leave it empty while that lasts.',
    isWrong: it => isNoDay(it, 'SW_DEC'),
  }),
  rowRule({
    code: 'SW09STG2',
    table: 'SWEpisodes',
    fields: ['SW_DECOM', 'SW_DEC'],
    wrong: 'The social worker began and ended on one day.',
    remedy: 'Correct a day, or leave the row out.',
    isWrong: it => it.SW_DECOM !== undefined && it.SW_DECOM === it.SW_DEC,
  }),
  rowRule({
    code: 'SW13STG1',
    table: 'SWEpisodes',
    fields: ['SW_REASON'],
    wrong: 'The reason why the social worker changed is not one of the codes.',
    remedy: 'Give a code of the list.',
    isWrong: (it, { has }) => isGiven(it, 'SW_REASON') && !has('SW_REASON', it.SW_REASON),
  }),
]
