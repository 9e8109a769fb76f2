import type { Day } from '../../record-day.ts'
import { isShortBreak } from '../care.ts'
import {
  at,
  birthOf,
  type ChildRule,
  childRule,
  daysBetween,
  type Episode,
  isAfter,
  isGiven,
  isWithin,
  isYounger,
  rowRule,
  yearsAfter,
} from '../rule.ts'

const CRIMINAL: readonly (string | undefined)[] = ['J1', 'J2', 'J3']
const CRIMINAL_AGE = 10
const ADULT = 18
const SHORT_BREAK_DAYS = 17
const SHORT_BREAKS_IN_YEAR = 75

/** Legal statuses that the law allows for some days only. */
const LIMITED: readonly (readonly [code: string, status: string, days: number, wrong: string])[] = [
  ['361', 'L1', 3, 'Police protection (L1) lasted longer than 72 hours.'],
  ['362', 'L2', 21, 'An emergency protection order (L2) lasted longer than 21 days.'],
  ['363', 'L3', 7, 'A child assessment order (L3) lasted longer than seven days.'],
  ['364', 'J2', 21, 'A child was held by the police in local authority accommodation (J2) for longer than 21 days.'],
]

/** Runs of episodes under one legal status, each beginning on the day on which the one before ended. */
function runsUnder(status: string, episodes: readonly Episode[]): readonly (readonly Episode[])[] {
  const runs: Episode[][] = []
  for (const episode of episodes) {
    if (episode.LS !== status) continue
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last?.DEC !== undefined && last.DEC === episode.DECOM) run.push(episode)
    else runs.push([episode])
  }
  return runs
}

/** Days from the first of a run to the last; one that is open lasts to the end of the year. */
function lengthOf(run: readonly Episode[], yearEnd: Day): number {
  const [start, end] = [run[0]?.DECOM, run.at(-1)?.DEC ?? yearEnd]
  return start === undefined ? 0 : daysBetween(start, end)
}

export const legalStatusRules: readonly ChildRule[] = [
  ...LIMITED.map(([code, status, days, wrong]) =>
    childRule({
      code,
      tables: ['Episodes'],
      fields: ['LS', 'DECOM', 'DEC'],
      wrong,
      remedy: 'Correct a day, or add the episode under the legal status that followed.',
      check({ Episodes }, { end }, found) {
        for (const run of runsUnder(status, Episodes))
          if (lengthOf(run, end) > days) found(...run.flatMap(episode => at(episode, 'LS', 'DECOM', 'DEC')))
      },
    }),
  ),
  rowRule({
    code: '358',
    table: 'Episodes',
    with: ['Header'],
    fields: ['DECOM', 'LS'],
    wrong: `A child under ${CRIMINAL_AGE} has a legal status of criminal law (J1 to J3).`,
    remedy: 'Correct the legal status, the day or the date of birth.',
    isWrong: (it, _, child) => CRIMINAL.includes(it.LS) && isYounger(birthOf(child), CRIMINAL_AGE, it.DECOM),
  }),
  rowRule({
    code: '359',
    table: 'Episodes',
    with: ['Header'],
    fields: ['DEC', 'LS', 'PLACE'],
    wrong: 'Somebody is still looked after at over 18, and not by agreement (V2) in a community home (K2).',
    remedy: 'End the episode on the eighteenth birthday, or correct the date of birth.',
    isWrong(it, { end }, child) {
      const born = birthOf(child)
      if (born === undefined || isGiven(it, 'DEC')) return false
      return isAfter(end, yearsAfter(born, ADULT)) && !(it.LS === 'V2' && it.PLACE === 'K2')
    },
  }),
  rowRule({
    code: '365',
    table: 'Episodes',
    fields: ['LS', 'DECOM', 'DEC'],
    wrong: `One short break (V3) lasted longer than ${SHORT_BREAK_DAYS} days.`,
    remedy: 'Correct a day or the legal status; a longer stay is accommodation (V2).',
    isWrong: (it, { end }) =>
      it.LS === 'V3' && it.DECOM !== undefined && daysBetween(it.DECOM, it.DEC ?? end) > SHORT_BREAK_DAYS,
  }),
  rowRule({
    code: '366',
    table: 'Episodes',
    fields: ['RNE'],
    wrong: 'A short break (V3) is a change within another stay.',
    remedy: 'Each short break begins with S: correct the reason or the legal status.',
    isWrong: it => it.LS === 'V3' && it.RNE !== undefined && it.RNE !== 'S',
  }),
  childRule({
    code: '367',
    tables: ['Episodes'],
    fields: ['LS', 'DECOM', 'DEC'],
    wrong: `The short breaks (V3) of the year add up to more than ${SHORT_BREAKS_IN_YEAR} days.`,
    remedy: 'Correct a day or the legal status; a child away longer is accommodated (V2).',
    check({ Episodes }, { start, end }, found) {
      const breaks = Episodes.filter(({ LS, DECOM }) => LS === 'V3' && DECOM !== undefined)
      let days = 0
      for (const { DECOM, DEC } of breaks) {
        const from = DECOM !== undefined && DECOM > start ? DECOM : start
        const to = DEC !== undefined && DEC < end ? DEC : end
        if (from < to) days += daysBetween(from, to)
      }
      if (days > SHORT_BREAKS_IN_YEAR) found(...breaks.flatMap(episode => at(episode, 'LS', 'DECOM', 'DEC')))
    },
  }),
  childRule({
    code: '426',
    tables: ['Episodes'],
    fields: ['LS'],
    wrong: 'The child has short breaks of both kinds, V3 and V4, in one year.',
    remedy: 'Give all as V3, each break by itself, or all as V4, the agreement as a whole.',
    check({ Episodes }, about, found) {
      const breaks = Episodes.filter(
        ({ LS, DECOM, DEC }) =>
          isShortBreak(LS) && (DEC === undefined || isWithin(DEC, about) || isWithin(DECOM, about)),
      )
      if (new Set(breaks.map(({ LS }) => LS)).size > 1) found(...breaks.flatMap(episode => at(episode, 'LS')))
    },
  }),
  rowRule({
    code: '408',
    table: 'Episodes',
    fields: ['PLACE', 'LS'],
    wrong:
      'The child is placed for adoption under a placement order (A5 or A6), but the legal status is not that order (E1).',
    remedy: 'Correct the placement or the legal status.',
    isWrong: it => (it.PLACE === 'A5' || it.PLACE === 'A6') && it.LS !== 'E1',
  }),
  rowRule({
    code: '399',
    table: 'Header',
    with: ['Episodes'],
    fields: ['MOTHER'],
    wrong: 'It is said whether a young person is a mother, who had nothing but short breaks (V3 or V4).',
    remedy: 'Leave it empty.',
    isWrong: (it, _, { Episodes }) =>
      isGiven(it, 'MOTHER') && Episodes.length > 0 && Episodes.every(({ LS }) => isShortBreak(LS)),
  }),
  rowRule({
    code: '302',
    table: 'Episodes',
    with: ['Header'],
    fields: ['DECOM'],
    wrong: 'The episode began before the child was born.',
    remedy: 'Correct the day or the date of birth.',
    isWrong: (it, _, child) => isAfter(birthOf(child), it.DECOM),
  }),
  rowRule({
    code: '352',
    table: 'Episodes',
    with: ['Header'],
    fields: ['DECOM', 'RNE'],
    wrong: 'Somebody of 18 or over started to be looked after.',
    remedy: 'Correct the day or the date of birth, or leave the person out.',
    isWrong(it, _, child) {
      const born = birthOf(child)
      return it.RNE === 'S' && born !== undefined && it.DECOM !== undefined && it.DECOM >= yearsAfter(born, ADULT)
    },
  }),
]
