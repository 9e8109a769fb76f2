import { readFileSync } from 'node:fs'
import { z } from 'zod'
import {
  ABUSE_TYPES,
  type AbuseType,
  CHILD_ABUSE_TYPES,
  type ChildAbuseType,
  type Sex,
  SOURCES,
  SOURCES_OF_RISK,
  type Source,
  type SourceOfRisk,
} from '#concerns'
import type { Chance } from './chance.ts'
import { STREET_KINDS, STREETS } from './names.ts'
import type { Setting } from './people.ts'

const oneOf = <T extends string>(list: Readonly<Record<T, string>>) => z.enum(Object.keys(list) as [T, ...T[]])

const adultStory = z.strictObject({
  types: z.array(oneOf<AbuseType>(ABUSE_TYPES)).min(1),
  at: z.array(
    z.enum(['own-home', 'residential-home', 'nursing-home', 'supported-living', 'no-home', 'hospital', 'community']),
  ),
  risk: oneOf<SourceOfRisk>(SOURCES_OF_RISK),
  brief: z.string(),
  more: z.array(z.string()),
})
const childStory = z.strictObject({
  types: z.array(oneOf<ChildAbuseType>(CHILD_ABUSE_TYPES)).min(1),
  ages: z.tuple([z.int(), z.int()]),
  /** who alone would tell it */
  by: z.array(oneOf<Source>(SOURCES)).optional(),
  brief: z.string(),
  more: z.array(z.string()),
})
export type AdultStory = z.infer<typeof adultStory>
export type ChildStory = z.infer<typeof childStory>

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))
const ADULT_STORIES = z.array(adultStory).parse(read('adult-stories.json'))
const CHILD_STORIES = z.array(childStory).parse(read('child-stories.json'))

type Place = Setting | 'hospital' | 'community'

const BY_PLACE = new Map<Place, readonly AdultStory[]>(
  (
    ['own-home', 'residential-home', 'nursing-home', 'supported-living', 'no-home', 'hospital', 'community'] as const
  ).map(place => [place, ADULT_STORIES.filter(({ at }) => at.includes(place))]),
)

/** What is said to have happened to somebody who lives there; sometimes in hospital or out of doors. */
export function pickAdultStory(chance: Chance, setting: Setting): { story: AdultStory; place: Place } {
  const at = chance.next()
  const place = at < 0.07 ? 'hospital' : at < 0.1 && setting !== 'nursing-home' ? 'community' : setting
  return { story: chance.pick(BY_PLACE.get(place) ?? ADULT_STORIES), place }
}

export function pickChildStory(chance: Chance, age: number, source: Source): ChildStory {
  const ofAge = CHILD_STORIES.filter(({ ages: [least, most] }) => least <= age && age <= most)
  const told = ofAge.filter(({ by }) => by === undefined || by.includes(source))
  const fitting = told.length > 0 ? told : ofAge
  return chance.pick(fitting.length > 0 ? fitting : CHILD_STORIES)
}

const PRONOUNS = {
  female: { they: 'she', them: 'her', their: 'her', was: 'was' },
  male: { they: 'he', them: 'him', their: 'his', was: 'was' },
  'not-known': { they: 'the person', them: 'them', their: 'their', was: 'was' },
} as const

const SLOTS: Readonly<Record<string, readonly string[]>> = {
  day: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  number: ['two', 'three', 'four', 'five', 'six'],
  ordinal: ['second', 'third', 'fourth'],
  visit: ['morning', 'lunchtime', 'teatime', 'evening'],
  body: ['left arm', 'right arm', 'shoulder', 'hip', 'face', 'wrist', 'lower back', 'left knee'],
  relation: ['son', 'daughter', 'nephew', 'niece', 'brother', 'sister', 'grandson'],
  child: ['son', 'daughter'],
  partner: ['husband', 'wife', 'partner', 'former partner'],
  amount: ['£40', '£120', '£300', '£450', '£800', '£1,150', '£2,400', '£3,600', '£9,000'],
}

/** The words of a story with its slots filled: the same slot has the same filling all through. */
export function storyTeller(chance: Chance, sex: Sex): (text: string) => string {
  const filled = new Map<string, string>()
  const fill = (slot: string): string => {
    const name = slot.toLowerCase()
    const known = filled.get(name)
    if (known !== undefined) return known
    const pronoun = PRONOUNS[sex][name as keyof (typeof PRONOUNS)['female']]
    const word =
      pronoun ??
      (name === 'street' ? `${chance.pick(STREETS)} ${chance.pick(STREET_KINDS)}` : chance.pick(SLOTS[name] ?? [name]))
    filled.set(name, word)
    return word
  }
  return text =>
    text.replace(/\{(\w+)\}/g, (_, slot: string) => {
      const word = fill(slot)
      return slot[0] === slot[0]?.toUpperCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word
    })
}
