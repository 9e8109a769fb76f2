import type { IndividualDetails } from '../individual.ts'

/** An individual in the register, with the version that a change must name. */
export interface KnownIndividual extends IndividualDetails {
  readonly individualId: string
  readonly version: number
}

/** What one record knows and the other does not: taken over when they are said to be the same. Nothing known is overwritten. */
export function filledFrom(kept: IndividualDetails, other: IndividualDetails): IndividualDetails {
  const text = (mine: string, theirs: string): string => mine || theirs
  const code = <T extends string>(mine: T, theirs: T): T => (mine === 'not-known' ? theirs : mine)
  return {
    givenName: text(kept.givenName, other.givenName),
    familyName: text(kept.familyName, other.familyName),
    otherNames: withOtherName(kept, other),
    bornOn: kept.bornOn ?? other.bornOn,
    // A place is taken whole: one record's street with the other's postcode would be nowhere.
    address: kept.address || kept.postcode ? kept.address : other.address,
    postcode: kept.address || kept.postcode ? kept.postcode : other.postcode,
    nhsNumber: kept.nhsNumber ?? other.nhsNumber,
    phone: text(kept.phone, other.phone),
    contactSafely: text(kept.contactSafely, other.contactSafely),
    sex: code(kept.sex, other.sex),
    genderIdentity: code(kept.genderIdentity, other.genderIdentity),
    ethnicity: code(kept.ethnicity, other.ethnicity),
    supportReason: code(kept.supportReason, other.supportReason),
    healthConditions: kept.healthConditions.length > 0 ? kept.healthConditions : other.healthConditions,
    diedOn: kept.diedOn ?? other.diedOn,
  }
}

function withOtherName(kept: IndividualDetails, other: IndividualDetails): string {
  const known = [kept.familyName, ...kept.otherNames.split(',')].map(name => name.trim().toLowerCase())
  const added = [other.familyName, ...other.otherNames.split(',')]
    .map(name => name.trim())
    .filter(name => name !== '' && !known.includes(name.toLowerCase()))
  return [kept.otherNames, ...new Set(added)].filter(Boolean).join(', ')
}

type Contact = Pick<IndividualDetails, 'address' | 'postcode' | 'phone' | 'contactSafely'>

/** The details without how to reach the person, as far as that came from a concern now closed and from none of the others. */
export function contactWithout<T extends Contact>(shared: T, closed: Contact, others: readonly Contact[]): T {
  const isFromIt = (name: keyof Contact): boolean =>
    shared[name] !== '' && shared[name] === closed[name] && !others.some(other => other[name] === closed[name])
  const isPlaceFromIt = isFromIt('address') || isFromIt('postcode')
  return {
    ...shared,
    ...(isPlaceFromIt ? { address: '', postcode: '' } : {}),
    ...(isFromIt('phone') ? { phone: '' } : {}),
    ...(isFromIt('contactSafely') ? { contactSafely: '' } : {}),
  }
}
