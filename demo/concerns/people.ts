import type { Ethnicity, GenderIdentity, HealthCondition, ProviderKind, Sex, SupportReason } from '#concerns'
import { type DayNumber, plainDay } from './calendar.ts'
import type { Chance } from './chance.ts'
import { inventConditions } from './health-conditions.ts'
import { STOCKS, STREET_KINDS, STREETS } from './names.ts'

/** Where somebody lives, which decides who may raise a concern and what may happen. */
export type Setting = 'own-home' | 'residential-home' | 'nursing-home' | 'supported-living' | 'no-home'

/** Somebody who does not exist, as they truly are: what is reported of them may differ. */
export interface InventedPerson {
  /** the individual of the first concern about them, to which later concerns are linked */
  readonly individualId: string
  readonly givenName: string
  readonly familyName: string
  /** a family name before a marriage */
  readonly earlierName: string | undefined
  readonly bornOn: DayNumber
  readonly diedOn: DayNumber | undefined
  readonly sex: Sex
  readonly genderIdentity: GenderIdentity
  readonly ethnicity: Ethnicity
  readonly supportReason: SupportReason
  readonly healthConditions: readonly HealthCondition[]
  readonly setting: Setting
  readonly providerId: string | undefined
  readonly address: string
  readonly postcode: string
  readonly nhsNumber: string
  readonly phone: string
}

export interface InventedProvider {
  readonly providerId: string
  readonly name: string
  readonly kind: ProviderKind
  readonly places: number | undefined
  readonly agency: string | undefined
  readonly address: string
  readonly postcode: string
}

export interface World {
  /** by kind; somebody in a home lives in one of them */
  readonly providers: Readonly<Partial<Record<ProviderKind, readonly InventedProvider[]>>>
  readonly postcodeArea: string
}

const SETTINGS = { 'own-home': 52, 'residential-home': 24, 'nursing-home': 12, 'supported-living': 9, 'no-home': 3 }
const YOUNG = {
  'own-home': 0.49,
  'residential-home': 0.14,
  'nursing-home': 0.07,
  'supported-living': 0.95,
  'no-home': 1,
}
// A little younger than they are counted: at the end of the year, and when they come back.
const OLD = { '65': 24, '74': 40, '84': 33, '94': 3 }
const AGES = { '65': [65, 73], '74': [74, 83], '84': [84, 93], '94': [94, 99] } as const
const ETHNICITIES = { white: 84, mixed: 2.5, asian: 5, black: 3.5, other: 1.5, refused: 0.8, 'not-known': 2.7 }
const IDENTITY_OF = { female: 'woman', male: 'man', 'not-known': 'not-known' } as const

const REASONS: Readonly<Record<'old' | 'young', Readonly<Partial<Record<SupportReason, number>>>>> = {
  old: {
    'physical-support': 47,
    'memory-and-cognition': 26,
    'mental-health': 7,
    'sensory-support': 4,
    'social-support': 4,
    'learning-disability': 3,
    'no-support-reason': 9,
  },
  young: {
    'physical-support': 27,
    'learning-disability': 25,
    'mental-health': 26,
    'social-support': 9,
    'no-support-reason': 9,
    'sensory-support': 3,
    'memory-and-cognition': 1,
  },
}

/** An adult about whom a concern is first raised on the day. */
export function inventAdult(chance: Chance, world: World, individualId: string, on: DayNumber): InventedPerson {
  const setting = chance.weighted(SETTINGS)
  const isYoung = chance.is(YOUNG[setting])
  const [least, most] = isYoung ? [19, 63] : AGES[chance.weighted(OLD)]
  const years = chance.between(least, most)
  const bornOn = on - Math.floor(years * 365.25) - chance.between(0, 364)
  const diedOn = !isYoung && chance.is(0.03) ? on + chance.between(60, 900) : undefined
  const person = inventPerson(chance, world, { individualId, on, bornOn, diedOn, setting })
  const supportReason = reasonOf(chance, isYoung, setting, on)
  const healthConditions = inventConditions(chance.branch(`conditions ${individualId}`), supportReason)
  return { ...person, supportReason, healthConditions }
}

/** A child about whom there is a first contact on the day. */
export function inventChild(chance: Chance, world: World, individualId: string, on: DayNumber): InventedPerson {
  const bornOn = on - chance.between(20, 17 * 365)
  return {
    ...inventPerson(chance, world, { individualId, on, bornOn, diedOn: undefined, setting: 'own-home' }),
    supportReason: 'not-known',
    healthConditions: [],
  }
}

interface Beginning {
  readonly individualId: string
  readonly on: DayNumber
  readonly bornOn: DayNumber
  readonly diedOn: DayNumber | undefined
  readonly setting: Setting
}

// Two answers were added to the lists in April 2023.
const CODES_ADDED_ON: DayNumber = 19448

function inventPerson(
  chance: Chance,
  world: World,
  given: Beginning,
): Omit<InventedPerson, 'supportReason' | 'healthConditions'> {
  const { on, bornOn, setting } = given
  const sex: Sex = chance.is(0.585) ? 'female' : 'male'
  const ethnicity = chance.weighted(ETHNICITIES)
  const [older, younger] = STOCKS[ethnicity]
  const stock = chance.pick(plainDay(bornOn).year < 1958 ? older : younger)
  const family = chance.pick(stock.family)
  const familyName = chance.is(0.04) ? `${family}-${chance.pick(stock.family)}` : family
  const isMarried = sex === 'female' && on - bornOn > 30 * 365 && chance.is(0.3)
  const home = placeToLive(chance, world, setting)
  return {
    ...given,
    ...home,
    givenName: chance.pick(stock[sex]),
    familyName: familyName.split('-').slice(0, 2).join('-'),
    earlierName: isMarried ? chance.pick(stock.family) : undefined,
    sex,
    genderIdentity: identityOf(chance, sex, on),
    ethnicity,
    nhsNumber: nhsNumber(chance),
    phone:
      setting === 'own-home' && chance.is(0.6) ? `07700 900${String(chance.between(0, 999)).padStart(3, '0')}` : '',
  }
}

function identityOf(chance: Chance, sex: Sex, on: DayNumber): GenderIdentity {
  const at = chance.next()
  if (at < 0.007) return chance.pick(['non-binary', 'another', sex === 'female' ? 'man' : 'woman'])
  if (on >= CODES_ADDED_ON && at < 0.05) return 'not-divulged'
  return at < 0.12 ? 'not-known' : IDENTITY_OF[sex]
}

function reasonOf(chance: Chance, isYoung: boolean, setting: Setting, on: DayNumber): SupportReason {
  const at = chance.next()
  if (on >= CODES_ADDED_ON && at < 0.025) return 'not-divulged'
  if (at < 0.06) return 'not-known'
  if (setting === 'supported-living') return chance.is(0.7) ? 'learning-disability' : 'mental-health'
  return chance.weighted(REASONS[isYoung ? 'young' : 'old'])
}

function placeToLive(
  chance: Chance,
  world: World,
  setting: Setting,
): Pick<InventedPerson, 'providerId' | 'address' | 'postcode'> {
  if (setting === 'no-home') return { providerId: undefined, address: '', postcode: '' }
  const providers = setting === 'own-home' ? undefined : world.providers[setting]
  const home = providers && chance.pickBy(providers, ({ places }) => places ?? 10)
  if (home) return { providerId: home.providerId, address: `${home.name}, ${home.address}`, postcode: home.postcode }
  return { providerId: undefined, ...inventAddress(chance, world.postcodeArea) }
}

export function inventAddress(chance: Chance, postcodeArea: string): { address: string; postcode: string } {
  const letters = () => 'ABDEFGHJLNPQRSTUWXYZ'[chance.between(0, 19)] ?? 'A'
  const flat = chance.is(0.25) ? `Flat ${chance.between(1, 24)}, ` : ''
  return {
    address: `${flat}${chance.between(1, 140)} ${chance.pick(STREETS)} ${chance.pick(STREET_KINDS)}`,
    postcode: `${postcodeArea}${chance.between(1, 9)} ${chance.between(1, 9)}${letters()}${letters()}`,
  }
}

/** From the range set aside for tests, 999, so that it is nobody's. */
export function nhsNumber(chance: Chance): string {
  for (;;) {
    const digits = `999${String(chance.between(0, 999_999)).padStart(6, '0')}`
    const sum = Array.from(digits, Number).reduce((total, digit, at) => total + digit * (10 - at), 0)
    const check = (11 - (sum % 11)) % 11
    if (check !== 10) return `${digits}${check}`
  }
}
