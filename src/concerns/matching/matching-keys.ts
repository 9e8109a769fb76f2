import { createHash } from 'node:crypto'
import type { IndividualDetails } from '../individual.ts'
import { rootsOf } from './given-names.ts'
import { familyForms, plainName, soundOf, soundsOf } from './plain-name.ts'

export type FoundBy = Pick<
  IndividualDetails,
  'givenName' | 'familyName' | 'otherNames' | 'bornOn' | 'postcode' | 'nhsNumber' | 'phone'
>

/**
 * What an individual is kept under, so that they are found again: two of the name as it sounds, the day of birth and the
 * place, or a number of their own. Two records that share none are never compared. Hashed: a key names nobody.
 */
export const matchingKeys = (details: FoundBy): string[] =>
  keysFrom(details, {
    families: familyForms(details.familyName, details.otherNames).map(soundOf),
    givens: givenForms(details.givenName).slice(0, 2).map(soundOf),
    days: details.bornOn ? [details.bornOn] : [],
  })

/** What somebody is looked for under: more than they are kept under, for names and days that were taken down wrongly. */
export const lookUpKeys = (details: FoundBy): string[] =>
  keysFrom(details, {
    families: familyForms(details.familyName, details.otherNames).flatMap(soundsOf),
    givens: givenForms(details.givenName).flatMap(soundsOf),
    days: details.bornOn ? [details.bornOn, ...withDayAndMonthSwapped(details.bornOn)] : [],
  })

interface Forms {
  readonly families: readonly string[]
  readonly givens: readonly string[]
  readonly days: readonly Temporal.PlainDate[]
}

function keysFrom(details: FoundBy, { families, givens, days }: Forms): string[] {
  const place = details.postcode.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const phone = lastDigits(details.phone)
  const keys: string[] = []
  if (details.nhsNumber) keys.push(`nhs ${details.nhsNumber}`)
  if (phone) keys.push(`phone ${phone}`)
  for (const family of families) {
    for (const given of givens) keys.push(`names ${family} ${given}`)
    for (const day of days) keys.push(`family-born ${family} ${day}`)
    if (place) keys.push(`family-place ${family} ${place}`)
  }
  for (const given of givens) {
    for (const day of days) keys.push(`given-born ${given} ${day}`)
    if (place) keys.push(`given-place ${given} ${place}`)
  }
  if (place) for (const day of days) keys.push(`born-place ${day} ${place}`)
  return [...new Set(keys)].map(hashed)
}

// 54 bits: ten million keys share one about once in a thousand loads, and then a wrong candidate scores nothing.
const hashed = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 9)

const givenForms = (givenName: string): string[] => {
  const [first = ''] = givenName.split(/[\s-]+/).map(plainName)
  return first.length > 1 ? [...rootsOf(first)].reverse() : []
}

/** 3 April for 4 March, when that is a day. */
export function withDayAndMonthSwapped(day: Temporal.PlainDate): Temporal.PlainDate[] {
  return day.day <= 12 && day.day !== day.month ? [new Temporal.PlainDate(day.year, day.day, day.month)] : []
}

const PHONE_DIGITS = 9
const lastDigits = (phone: string): string | undefined => {
  const digits = phone.replace(/\D/g, '')
  return digits.length >= PHONE_DIGITS ? digits.slice(-PHONE_DIGITS) : undefined
}

/** Whether two telephone numbers are the same, however they are written; undefined when either is none. */
export function samePhone(a: string, b: string): boolean | undefined {
  const [one, two] = [lastDigits(a), lastDigits(b)]
  return one === undefined || two === undefined ? undefined : one === two
}
