import { endsCare, isTemporary } from '../care.ts'
import { at, type ChildRule, childRule, type Episode, isBefore, isMissing, nextEpisodeRule } from '../rule.ts'

const CONTINUES: readonly (string | undefined)[] = ['P', 'L', 'T', 'U', 'B']
/** Reasons for an episode by which the placement, or the carer, is another. */
const PLACEMENT_CHANGES: readonly (string | undefined)[] = ['P', 'B', 'T', 'U']

/** What says which placement it is. */
const isSamePlacement = (a: Episode, b: Episode): boolean =>
  a.PLACE === b.PLACE && a.PL_POST === b.PL_POST && a.URN === b.URN && a.PLACE_PROVIDER === b.PLACE_PROVIDER

export const sequenceRules: readonly ChildRule[] = [
  nextEpisodeRule({
    code: '142',
    fields: ['DEC', 'REC'],
    shows: 'earlier',
    wrong: 'The episode has not ended, but another one began after it.',
    remedy: 'Give the day and the reason why it ended, or take one of the two out.',
    isWrong: earlier => isMissing(earlier, 'DEC') || isMissing(earlier, 'REC'),
  }),
  nextEpisodeRule({
    code: '501',
    fields: ['DECOM', 'DEC'],
    wrong: 'The episode began before the one before it had ended.',
    remedy: 'Correct whichever of the two days is wrong: a new episode begins on the day on which the last one ended.',
    isWrong: (earlier, later) => isBefore(later.DECOM, earlier.DEC),
  }),
  childRule({
    code: '357',
    tables: ['Episodes'],
    fields: ['RNE'],
    wrong: 'The child’s first episode began in the year and is a change from one before it, which is not there.',
    remedy: 'Add the episode before, or give S when the child started to be looked after.',
    check({ Episodes }, { start }, found) {
      const [first] = Episodes
      if (first?.DECOM !== undefined && first.DECOM >= start && first.RNE !== 'S') found(...at(first, 'RNE'))
    },
  }),
  childRule({
    code: '388',
    tables: ['Episodes'],
    fields: ['REC'],
    wrong: 'The episode ended because another one began (X1), but none began on that day.',
    remedy: 'Add the next episode, or give the reason why the child left care.',
    check({ Episodes }, _, found) {
      for (const [index, episode] of Episodes.entries())
        if (episode.REC === 'X1' && (episode.DEC === undefined || Episodes[index + 1]?.DECOM !== episode.DEC))
          found(...at(episode, 'REC'))
    },
  }),
  nextEpisodeRule({
    code: '431',
    fields: ['RNE', 'DECOM'],
    wrong: 'The child started to be looked after (S) on the very day on which the episode before ended.',
    remedy: 'Give the reason of a change, or correct a day.',
    isWrong: (earlier, later) => later.RNE === 'S' && later.DECOM === earlier.DEC,
  }),
  nextEpisodeRule({
    code: '432',
    fields: ['RNE'],
    wrong: 'The child had left care before this episode, which does not say that the child came back (S).',
    remedy: 'Give S, or X1 as the reason why the episode before ended.',
    isWrong: (earlier, later) => endsCare(earlier.REC) && later.RNE !== 'S',
  }),
  nextEpisodeRule({
    code: '433',
    fields: ['RNE', 'DECOM'],
    wrong: 'The episode is a change from the one before, but did not begin on the day on which that ended.',
    remedy: 'Correct a day; if the child was at home between, give S.',
    isWrong: (earlier, later) => CONTINUES.includes(later.RNE) && earlier.DEC !== later.DECOM,
  }),
  nextEpisodeRule({
    code: '434',
    fields: ['RNE', 'LS', 'PLACE', 'PL_POST', 'URN', 'PLACE_PROVIDER'],
    wrong: 'Only the legal status should have changed (L), but it is the same, or the placement is another.',
    remedy: 'Correct the reason, or what should have stayed the same.',
    isWrong: (earlier, later) => later.RNE === 'L' && (later.LS === earlier.LS || !isSamePlacement(earlier, later)),
  }),
  nextEpisodeRule({
    code: '435',
    fields: ['RNE', 'LS', 'PLACE', 'PL_POST', 'URN', 'PLACE_PROVIDER'],
    wrong: 'Only the placement should have changed (P or T), but it is the same, or the legal status is another.',
    remedy: 'Correct the reason, or what should have stayed the same.',
    isWrong: (earlier, later) =>
      (later.RNE === 'P' || later.RNE === 'T') && (later.LS !== earlier.LS || isSamePlacement(earlier, later)),
  }),
  nextEpisodeRule({
    code: '436',
    fields: ['RNE', 'LS', 'PLACE', 'PL_POST', 'URN', 'PLACE_PROVIDER'],
    wrong: 'The placement and the legal status should both have changed (B or U), but one of them is the same.',
    remedy: 'Correct the reason, or what should have changed.',
    isWrong: (earlier, later) =>
      (later.RNE === 'B' || later.RNE === 'U') && (later.LS === earlier.LS || isSamePlacement(earlier, later)),
  }),
  nextEpisodeRule({
    code: '504',
    fields: ['CIN'],
    wrong: 'The category of need changed while the child was looked after.',
    remedy: 'It stays what it was when the child started to be looked after.',
    isWrong: (earlier, later) =>
      later.RNE !== 'S' && later.DECOM === earlier.DEC && earlier.CIN !== undefined && later.CIN !== earlier.CIN,
  }),
  nextEpisodeRule({
    code: '225',
    fields: ['REASON_PLACE_CHANGE'],
    shows: 'earlier',
    wrong: 'The placement changed and it is not said why.',
    remedy: 'Give the reason beside the episode that ended.',
    isWrong: (earlier, later) =>
      earlier.REC === 'X1' &&
      isMissing(earlier, 'REASON_PLACE_CHANGE') &&
      PLACEMENT_CHANGES.includes(later.RNE) &&
      !isTemporary(earlier.PLACE) &&
      !isTemporary(later.PLACE),
  }),
]
