import { at, type ChildRule } from '../rule.ts'
import areas from './upn-areas.json' with { type: 'json' }

const LENGTH = 13
// One for each remainder of 23: the letters I, O and S are left out, which look like figures.
const CHECK_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ'
const KNOWN_AREAS: ReadonlySet<string> = new Set(areas.codes)

const hasDigits = (text: string): boolean => /^\d+$/.test(text)

/** The letter that the other twelve characters ask for; undefined where they are not figures. */
function checkLetter(upn: string): string | undefined {
  if (upn.length !== LENGTH || !hasDigits(upn.slice(1, 12))) return undefined
  let sum = 0
  for (let place = 2; place <= LENGTH; place++) {
    const character = upn.charAt(place - 1)
    // A temporary number ends with a letter, which counts by its place among the check letters.
    const value = hasDigits(character) ? Number(character) : CHECK_LETTERS.indexOf(character.toUpperCase())
    if (value < 0) return undefined
    sum += value * place
  }
  return CHECK_LETTERS[sum % 23]
}

const hasWrongLetter = (upn: string): boolean => {
  const letter = checkLetter(upn)
  return upn.length === LENGTH && hasDigits(upn.slice(1, 12)) && upn.charAt(0).toUpperCase() !== letter
}
const hasUnknownArea = (upn: string): boolean => !KNOWN_AREAS.has(upn.slice(1, 4))
const hasBadFigures = (upn: string): boolean => !/^\d{8}$/.test(upn.slice(4, 12))
const hasBadEnd = (upn: string): boolean =>
  upn.length !== LENGTH || !(hasDigits(upn.charAt(12)) || CHECK_LETTERS.includes(upn.charAt(12).toUpperCase()))

const upnRule = (rule: Pick<ChildRule, 'code' | 'wrong' | 'remedy'>, isWrong: (upn: string) => boolean): ChildRule => ({
  ...rule,
  severity: 'error',
  module: 'ChildIdentifiers',
  fields: ['UPN'],
  check({ identifiers }, _, found) {
    if (identifiers.UPN !== undefined && isWrong(identifiers.UPN)) found(at(identifiers, 'UPN'))
  },
})

export const upnRules: readonly ChildRule[] = [
  upnRule(
    {
      code: '1510',
      wrong: 'The first letter of the pupil number does not agree with its other twelve characters.',
      remedy: 'Look for two figures that changed places, and take the number from the school again.',
    },
    hasWrongLetter,
  ),
  upnRule(
    {
      code: '1530',
      wrong: 'Characters 2 to 4 of the pupil number are no local authority that gives such numbers.',
      remedy: 'Take the number from the school again.',
    },
    hasUnknownArea,
  ),
  upnRule(
    {
      code: '1540',
      wrong: 'Characters 5 to 12 of the pupil number are not all figures.',
      remedy: 'Look for the letter O in the place of a zero, or take the number from the school again.',
    },
    hasBadFigures,
  ),
  upnRule(
    {
      code: '1550',
      wrong:
        'The thirteenth character of the pupil number is neither a figure nor a letter that such numbers end with, or it is not the last.',
      remedy: 'A pupil number has thirteen characters. Take it from the school again.',
    },
    hasBadEnd,
  ),
  {
    code: '1560Q',
    severity: 'query',
    module: 'ChildIdentifiers',
    fields: ['FormerUPN'],
    wrong: 'The former pupil number is not one that could have been given.',
    remedy: 'Correct it, or leave it out when it is not known.',
    check({ identifiers }, _, found) {
      const former = identifiers.FormerUPN
      if (former === undefined) return
      if (hasWrongLetter(former) || hasUnknownArea(former) || hasBadFigures(former) || hasBadEnd(former))
        found(at(identifiers, 'FormerUPN'))
    },
  },
]
