import { isAdopted, isPlacedForAdoption } from '../care.ts'
import { at, birthOf, type ChildRule, childRule, isAged, isYounger, nextEpisodeRule, rowRule } from '../rule.ts'

const ADULT = 18
const INDEPENDENT_AGE = 14
const ADULT_CARE_AGE = 16
const INDEPENDENT: readonly (string | undefined)[] = ['E5', 'E6']
const GUARDIANSHIP: readonly (string | undefined)[] = ['E43', 'E44', 'E45', 'E46', 'E47', 'E48']
const GUARDIANSHIP_OF_CARERS: readonly (string | undefined)[] = ['E45', 'E46']
const NOTHING_AFTER: readonly (string | undefined)[] = ['E2', 'E15']
const PLACED_WITH_CARERS: readonly (string | undefined)[] = ['A3', 'A5']
const FOSTERED = /^(?:A[3-6]|U[1-6])$/
const RULED_SINCE = '2015-04-01'

export const leavingRules: readonly ChildRule[] = [
  rowRule({
    code: '386',
    table: 'Episodes',
    with: ['Header'],
    fields: ['REC'],
    wrong: 'The child was adopted at 18 or over.',
    remedy: 'Correct the reason, the day or the date of birth.',
    isWrong: (it, _, child) => isAdopted(it.REC) && isAged(birthOf(child), ADULT, it.DEC),
  }),
  rowRule({
    code: '387',
    table: 'Episodes',
    with: ['Header'],
    fields: ['REC'],
    wrong: `The child left care to live independently (E5 or E6) when under ${INDEPENDENT_AGE}.`,
    remedy: 'Correct the reason, the day or the date of birth.',
    isWrong: (it, _, child) => INDEPENDENT.includes(it.REC) && isYounger(birthOf(child), INDEPENDENT_AGE, it.DEC),
  }),
  rowRule({
    code: '389',
    table: 'Episodes',
    with: ['Header'],
    fields: ['REC'],
    wrong: `The child moved to the care of adult services (E7) when under ${ADULT_CARE_AGE}.`,
    remedy: 'Correct the reason, the day or the date of birth.',
    isWrong: (it, _, child) => it.REC === 'E7' && isYounger(birthOf(child), ADULT_CARE_AGE, it.DEC),
  }),
  rowRule({
    code: '390',
    table: 'Episodes',
    fields: ['PLACE', 'REC'],
    wrong: 'The child was adopted, but not from a placement for adoption (A3 to A6).',
    remedy: 'Add the placement for adoption before, or correct the reason.',
    isWrong: it => isAdopted(it.REC) && !isPlacedForAdoption(it.PLACE),
  }),
  rowRule({
    code: '407',
    table: 'Episodes',
    with: ['Header'],
    fields: ['DEC', 'REC'],
    wrong: 'A special guardianship order was made for somebody of 18 or over.',
    remedy: 'Correct the reason, the day or the date of birth.',
    isWrong: (it, _, child) => GUARDIANSHIP.includes(it.REC) && isAged(birthOf(child), ADULT, it.DEC),
  }),
  rowRule({
    code: '460',
    table: 'Episodes',
    with: ['Header'],
    fields: ['DEC', 'REC'],
    wrong: 'The young person stayed with the carers on turning 18 (E17), but was not 18 yet.',
    remedy: 'Correct the reason, the day or the date of birth.',
    isWrong: (it, _, child) => it.REC === 'E17' && isYounger(birthOf(child), ADULT, it.DEC),
  }),
  rowRule({
    code: '516',
    table: 'Episodes',
    fields: ['REC', 'PLACE'],
    wrong:
      'The foster carers became special guardians (E45 or E46), but the child was not in a foster placement (U1 to U6).',
    remedy: 'Correct the reason; E47 and E48 are for guardians who were not the carers.',
    isWrong: it => GUARDIANSHIP_OF_CARERS.includes(it.REC) && !(it.PLACE !== undefined && /^U[1-6]$/.test(it.PLACE)),
  }),
  nextEpisodeRule({
    code: '437',
    fields: ['REC'],
    shows: 'earlier',
    wrong: 'The child died, or was found to be an adult, but there is an episode after that.',
    remedy: 'Correct the reason, or take the later episode out.',
    isWrong: earlier => NOTHING_AFTER.includes(earlier.REC),
  }),
  childRule({
    code: '199',
    severity: 'query',
    tables: ['Episodes'],
    fields: ['CHILD'],
    wrong: 'The child was adopted from care, and has an episode after that under the same identifier.',
    remedy: 'Give an adopted child who comes back into care an identifier of its own.',
    check({ Episodes }, _, found) {
      const adopted = Episodes.findIndex(({ REC }) => isAdopted(REC))
      const later = adopted === -1 ? undefined : Episodes[adopted + 1]
      if (later) found(...at(later, 'CHILD'))
    },
  }),
  rowRule({
    code: '217',
    table: 'Episodes',
    fields: ['PLACE', 'DECOM', 'RNE'],
    wrong:
      'A child placed for adoption with the present carers (A3 or A5) has another reason for the episode than S, T or U.',
    remedy: 'The carers stay and the status changes: give T or U.',
    isWrong: it =>
      PLACED_WITH_CARERS.includes(it.PLACE) &&
      it.DECOM !== undefined &&
      it.DECOM >= RULED_SINCE &&
      !(it.RNE === 'S' || it.RNE === 'T' || it.RNE === 'U'),
  }),
  nextEpisodeRule({
    code: '336',
    fields: ['PLACE'],
    wrong:
      'The child was placed for adoption with the present carers (A3 or A5), but was not with foster carers just before.',
    remedy: 'Correct the placement, or the one before it.',
    isWrong: (earlier, later) =>
      PLACED_WITH_CARERS.includes(later.PLACE) && !(earlier.PLACE !== undefined && FOSTERED.test(earlier.PLACE)),
  }),
]
