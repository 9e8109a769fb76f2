import type { IndividualDetails } from '#concerns'
import { plainDay } from './calendar.ts'
import type { Chance } from './chance.ts'
import { KNOWN_AS } from './names.ts'
import type { InventedPerson } from './people.ts'

/** Somebody as whoever raises a concern gives their details: with what they did not know left out, and what they got wrong. */
export function asReported(chance: Chance, person: InventedPerson): IndividualDetails {
  const known = KNOWN_AS[person.givenName]
  const isKnownAs = known !== undefined && chance.is(0.14)
  const givenName = isKnownAs ? chance.pick(known) : misheard(chance, person.givenName, 0.03)
  const isEarlier = person.earlierName !== undefined && chance.is(0.12)
  const familyName = isEarlier ? (person.earlierName ?? '') : misheard(chance, person.familyName, 0.05)
  const knowsAddress = person.address !== '' && chance.is(0.88)
  return {
    givenName,
    familyName,
    otherNames: otherNames(chance, person, isKnownAs, isEarlier),
    bornOn: birthday(chance, person),
    address: knowsAddress ? person.address : '',
    postcode: knowsAddress && chance.is(0.92) ? person.postcode : '',
    nhsNumber: chance.is(0.34) ? person.nhsNumber : undefined,
    phone: chance.is(0.5) ? person.phone : '',
    contactSafely: chance.is(0.16) ? chance.pick(SAFELY) : '',
    sex: chance.is(0.985) ? person.sex : 'not-known',
    genderIdentity: person.genderIdentity,
    ethnicity: person.ethnicity,
    supportReason: person.supportReason,
    healthConditions: person.healthConditions,
    diedOn: undefined,
  }
}

const SAFELY = [
  'Telephone before 11am. Do not leave messages.',
  'Text first, then ring. Somebody else sometimes answers the telephone.',
  'Do not write to the house. Ask for a call through the surgery.',
  'Visit while the carer is there, between 12 and 1.',
  'Needs an interpreter; do not use a member of the family.',
  'Speak slowly and face to face: hears little on the telephone.',
  'Ring the office and ask for a private room to be found.',
]

function otherNames(chance: Chance, person: InventedPerson, isKnownAs: boolean, isEarlier: boolean): string {
  if (isKnownAs) return chance.is(0.4) ? person.givenName : ''
  if (isEarlier) return chance.is(0.3) ? person.familyName : ''
  return person.earlierName && chance.is(0.25) ? person.earlierName : ''
}

function birthday(chance: Chance, person: InventedPerson): Temporal.PlainDate | undefined {
  const day = plainDay(person.bornOn)
  const at = chance.next()
  if (at < 0.028) return undefined
  if (at < 0.043 && day.day <= 12) return day.with({ day: day.month, month: day.day })
  if (at < 0.058) return day.add({ days: chance.is(0.5) ? 10 : -1 })
  if (at < 0.073) return day.subtract({ years: chance.is(0.5) ? 1 : 10 })
  return day
}

/** A name with one letter left out, doubled, changed places or struck beside the right key. */
function misheard(chance: Chance, name: string, probability: number): string {
  if (name.length < 4 || !chance.is(probability)) return name
  const at = chance.between(1, name.length - 2)
  const here = name[at] ?? ''
  const next = name[at + 1] ?? ''
  const around = { before: name.slice(0, at), after: name.slice(at + 1) }
  switch (chance.pick(['left-out', 'doubled', 'swapped', 'beside'] as const)) {
    case 'left-out':
      return around.before + around.after
    case 'doubled':
      return around.before + here + here + around.after
    case 'swapped':
      return around.before + next.toLowerCase() + here.toLowerCase() + name.slice(at + 2)
    case 'beside':
      return around.before + (BESIDE[here] ?? here) + around.after
  }
}

const BESIDE: Readonly<Record<string, string>> = {
  a: 'e',
  e: 'a',
  i: 'y',
  y: 'i',
  o: 'u',
  u: 'o',
  n: 'm',
  m: 'n',
  s: 'z',
  c: 'k',
  k: 'c',
  d: 't',
  t: 'd',
  l: 'r',
}
