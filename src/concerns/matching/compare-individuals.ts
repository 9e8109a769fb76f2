import { distance } from 'fastest-levenshtein'
import type { IndividualDetails } from '../individual.ts'
import { areUsedForOneAnother } from './given-names.ts'
import { samePhone, withDayAndMonthSwapped } from './matching-keys.ts'
import { familyForms, plainName, soundsOf } from './plain-name.ts'

export type Compared = Pick<
  IndividualDetails,
  'givenName' | 'familyName' | 'otherNames' | 'bornOn' | 'address' | 'postcode' | 'nhsNumber' | 'phone' | 'sex'
>

/** What one field says for or against two records being the same individual. */
export interface FieldEvidence {
  readonly field: string
  /** "one letter apart" */
  readonly finding: string
  /** how much likelier the finding is when they are the same, as a power of two; below zero it speaks against */
  readonly weight: number
}

export interface Comparison {
  readonly fields: readonly FieldEvidence[]
  /** the sum of the weights, before how many there are to choose from is counted */
  readonly weight: number
}

/**
 * How often a finding is made of two records of one individual (`same`), and of two different ones (`different`).
 * Set by hand from what is generally known of clerical records, rounded against a match; never fitted to the records that
 * the benchmark makes.
 */
interface Level {
  readonly finding: string
  readonly same: number
  readonly different: number
}

const level = (finding: string, same: number, different: number): Level => ({ finding, same, different })

const FAMILY = {
  same: level('the same', 0.8, 1 / 400),
  spelling: level('one letter apart', 0.07, 1 / 400),
  sound: level('sounds the same', 0.03, 1 / 250),
  part: level('the same as part of it, or as another name', 0.04, 1 / 250),
  other: level('different', 0.06, 0.98),
}
const GIVEN = {
  same: level('the same', 0.78, 1 / 80),
  known: level('used for one another', 0.09, 1 / 150),
  spelling: level('one letter apart', 0.05, 1 / 150),
  sound: level('sounds the same', 0.03, 1 / 100),
  initial: level('the same first letter', 0.02, 1 / 14),
  other: level('different', 0.03, 0.9),
}
const BORN = {
  same: level('the same day', 0.86, 1 / 22_000),
  swapped: level('day and month the other way round', 0.03, 1 / 22_000),
  year: level('the same day and month of a nearby year', 0.04, 1 / 4_500),
  day: level('another day of the same month', 0.02, 1 / 840),
  month: level('the same day of another month of that year', 0.02, 1 / 2_100),
  nearby: level('within two years', 0.01, 1 / 16),
  other: level('different', 0.02, 0.93),
}
const PLACE = {
  house: level('the same house and postcode', 0.5, 1 / 60_000),
  postcode: level('the same postcode', 0.13, 1 / 9_000),
  district: level('the same postal district', 0.12, 1 / 12),
  other: level('different', 0.25, 0.9),
}
const NHS = {
  same: level('the same', 0.96, 1 / 2_000_000),
  typed: level('one digit wrong, or two swapped', 0.03, 1 / 100_000),
  other: level('different', 0.01, 1),
}
const PHONE = { same: level('the same', 0.5, 1 / 100_000), other: level('different', 0.5, 1) }
const SEX = { same: level('the same', 0.98, 0.5), other: level('different', 0.02, 0.5) }

/** Compares two records field by field, as Fellegi and Sunter describe it. A field that either does not hold says nothing. */
export function compareIndividuals(a: Compared, b: Compared): Comparison {
  const fields = [
    evidence('NHS number', nhsLevel(a.nhsNumber, b.nhsNumber)),
    evidence('Family name', familyLevel(a, b)),
    evidence('Given name', givenLevel(a.givenName, b.givenName)),
    evidence('Date of birth', bornLevel(a.bornOn, b.bornOn)),
    evidence('Address', placeLevel(a, b)),
    evidence('Telephone', phoneLevel(a.phone, b.phone)),
    evidence('Sex', sexLevel(a.sex, b.sex)),
  ].filter(field => field !== undefined)
  return { fields, weight: fields.reduce((total, field) => total + field.weight, 0) }
}

function evidence(field: string, found: Level | undefined): FieldEvidence | undefined {
  return found && { field, finding: found.finding, weight: Math.log2(found.same / found.different) }
}

function familyLevel(a: Compared, b: Compared): Level | undefined {
  const [one, two] = [plainName(a.familyName), plainName(b.familyName)]
  if (!one || !two) return undefined
  if (one === two) return FAMILY.same
  if (isOneLetterApart(one, two)) return FAMILY.spelling
  const [mine, theirs] = [familyForms(a.familyName, a.otherNames), familyForms(b.familyName, b.otherNames)]
  if (mine.some(form => theirs.includes(form))) return FAMILY.part
  return soundTheSame(one, two) ? FAMILY.sound : FAMILY.other
}

function givenLevel(a: string, b: string): Level | undefined {
  const [one, two] = [firstOf(a), firstOf(b)]
  if (!one || !two) return undefined
  if (one === two) return one.length > 1 ? GIVEN.same : GIVEN.initial
  if (areUsedForOneAnother(one, two)) return GIVEN.known
  if (isOneLetterApart(one, two)) return GIVEN.spelling
  if (soundTheSame(one, two)) return GIVEN.sound
  return (one.length === 1 || two.length === 1) && one[0] === two[0] ? GIVEN.initial : GIVEN.other
}

const firstOf = (givenName: string): string => plainName(givenName.split(/[\s-]+/)[0] ?? '')

const soundTheSame = (a: string, b: string): boolean => {
  const theirs = soundsOf(b)
  return soundsOf(a).some(sound => theirs.includes(sound))
}

/** One letter more, less or other, or two neighbours swapped; never of names so short that it would be another name. */
function isOneLetterApart(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1) return false
  return distance(a, b) === 1 || isSwapped(a, b)
}

function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const at = Array.from(a).findIndex((letter, index) => letter !== b[index])
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

function bornLevel(a: Temporal.PlainDate | undefined, b: Temporal.PlainDate | undefined): Level | undefined {
  if (!a || !b) return undefined
  if (a.equals(b)) return BORN.same
  if (withDayAndMonthSwapped(a).some(day => day.equals(b))) return BORN.swapped
  const years = Math.abs(a.year - b.year)
  const [sameDay, sameMonth] = [a.day === b.day, a.month === b.month]
  if (sameDay && sameMonth) return years <= 2 || years === 10 || years === 9 ? BORN.year : BORN.other
  if (years === 0 && sameMonth) return BORN.day
  if (years === 0 && sameDay) return BORN.month
  return years <= 2 ? BORN.nearby : BORN.other
}

function placeLevel(a: Compared, b: Compared): Level | undefined {
  const [one, two] = [a.postcode, b.postcode].map(code => code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
  if (!one || !two) return undefined
  if (one === two) {
    const [house, other] = [houseOf(a.address), houseOf(b.address)]
    return house !== undefined && house === other ? PLACE.house : PLACE.postcode
  }
  return one.length > 3 && two.length > 3 && one.slice(0, -3) === two.slice(0, -3) ? PLACE.district : PLACE.other
}

const houseOf = (address: string): string | undefined => /\d+[a-z]?/i.exec(address)?.[0]?.toLowerCase()

function nhsLevel(a: string | undefined, b: string | undefined): Level | undefined {
  if (!a || !b) return undefined
  if (a === b) return NHS.same
  return distance(a, b) === 1 || isSwapped(a, b) ? NHS.typed : NHS.other
}

function phoneLevel(a: string, b: string): Level | undefined {
  const same = samePhone(a, b)
  if (same === undefined) return undefined
  return same ? PHONE.same : PHONE.other
}

function sexLevel(a: Compared['sex'], b: Compared['sex']): Level | undefined {
  if (a === 'not-known' || b === 'not-known') return undefined
  return a === b ? SEX.same : SEX.other
}
