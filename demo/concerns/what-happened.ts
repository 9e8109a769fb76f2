import type { Location, Source } from '#concerns'
import type { Chance } from './chance.ts'
import type { ConcernLife } from './life.ts'
import type { Outline, Scene } from './outline.ts'
import type { World } from './people.ts'
import { pickAdultStory, pickChildStory, storyTeller } from './story.ts'

const HOSPITALS = { 'acute-hospital': 76, 'mental-health-hospital': 14, 'community-hospital': 10 }

/** What is said to have happened, where, through whom, and in which words. */
export function whatHappened(
  { world }: Scene,
  chance: Chance,
  { about, person, received, pathway, source }: Outline & { readonly source: Source },
): Pick<ConcernLife, 'types' | 'location' | 'providerId' | 'risk' | 'inBrief' | 'answers'> {
  const tell = storyTeller(chance, person.sex)
  if (about === 'child') {
    const story = pickChildStory(chance, Math.floor((received.day - person.bornOn) / 365.25), source)
    const words = [story.brief, ...story.more].map(tell)
    const codes = { types: story.types, location: chance.is(0.8) ? 'own-home' : 'not-known', risk: KNOWN } as const
    return { ...codes, providerId: undefined, inBrief: words[0] ?? '', answers: answersOf(chance, about, words, codes) }
  }
  const { story, place } = pickAdultStory(chance, person.setting)
  const location = locationOf(chance, place)
  if (pathway === 'screened-out') {
    const inBrief = chance.pick(NO_MATTER)
    return {
      types: [],
      location,
      providerId: undefined,
      risk: [],
      inBrief,
      answers: { about, 'what-happened': inBrief },
    }
  }
  const words = [story.brief, ...story.more.filter(() => chance.is(0.85))].map(tell)
  const codes = { types: story.types, location, risk: [story.risk] }
  return {
    ...codes,
    providerId: person.providerId ?? serviceAt(world, chance, place, story.risk === 'service-provider'),
    inBrief: words[0] ?? '',
    answers: answersOf(chance, about, words, codes),
  }
}

const KNOWN = ['known-to-individual'] as const

const NO_MATTER = [
  'Asked how to get a care assessment for a parent.',
  'Unhappy that the carer came an hour late, once.',
  'Wanted to know who pays for a handrail.',
  'A quarrel between neighbours about a fence.',
  'Reported a street light that is out near the sheltered flats.',
  'Asked for a copy of a care plan.',
  'Wanted a blue badge form and had rung the wrong number.',
]

function locationOf(chance: Chance, place: ReturnType<typeof pickAdultStory>['place']): Location {
  switch (place) {
    case 'own-home':
      return chance.is(0.97) ? 'own-home' : 'not-known'
    case 'supported-living':
      return chance.is(0.75) ? 'own-home' : 'community-service'
    case 'no-home':
      return 'in-the-community'
    case 'community':
      return chance.is(0.6) ? 'in-the-community' : 'community-service'
    case 'hospital':
      return chance.weighted<Location>(HOSPITALS)
    default:
      return place
  }
}

function serviceAt({ providers }: World, chance: Chance, place: string, isService: boolean): string | undefined {
  if (!isService) return undefined
  const list = providers[place === 'hospital' ? 'hospital' : place === 'community' ? 'day-service' : 'home-care'] ?? []
  return list.length > 0 ? chance.pick(list).providerId : undefined
}

const WISHES = [
  'To stay at home and to feel safe there.',
  '“I want somebody here at night.”',
  'For it to stop, and nobody to be in trouble.',
  'To see more of the family.',
  'To move somewhere else.',
  'To have the money back.',
  'To be asked before things are decided.',
  '',
]
const DONE = [
  'Told the manager, who has changed the rota. Family are staying for now.',
  'Rang the surgery for a visit, which is tomorrow.',
  'Told the police, who gave a number.',
  'Wrote it in the notes and on a body map. Staff are keeping watch.',
  'Stayed until help came. Nobody is there at night.',
  '',
]
const NO_CONSENT = [
  'It was not safe to ask.',
  'Others may be at risk in the same place.',
  'Could not take in the question today.',
  'A crime may have been committed.',
]
const CAPACITY = { yes: 52, no: 26, 'not-known': 22 }

/** The answers that the portal would have: see the questions of `src/concerns/portal`. */
function answersOf(
  chance: Chance,
  about: 'adult' | 'child',
  words: readonly string[],
  codes: { readonly types: readonly string[]; readonly location: Location; readonly risk: readonly string[] },
): ConcernLife['answers'] {
  const consent = chance.weighted({ yes: 66, no: 22, 'not-known': 12 })
  return {
    about,
    'what-happened': words.join(' '),
    when: chance.is(0.4) ? 'repeatedly' : 'not-known',
    types: codes.types,
    location: codes.location,
    'sources-of-risk': codes.risk,
    wishes: chance.pick(WISHES),
    'done-so-far': chance.pick(DONE),
    consent,
    ...(consent === 'no' ? { 'no-consent-reason': chance.pick(NO_CONSENT) } : {}),
    ...(about === 'adult' ? { capacity: chance.weighted(CAPACITY) } : {}),
  }
}
