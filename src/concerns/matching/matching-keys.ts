import type { IndividualDetails } from '../individual.ts'

/** What an individual may be found by, each key with its kind in front: `nhs:9434765919`. At least one of two records' keys agrees, or they are never compared. */
export function matchingKeys(details: IndividualDetails): string[] {
  const { givenName, familyName, bornOn, postcode, nhsNumber } = details
  const family = letters(familyName)
  const given = letters(givenName)
  const place = postcode.toUpperCase().replace(/\s/g, '')
  const keys = [
    nhsNumber && `nhs:${nhsNumber}`,
    family && given && `name:${family}:${given}`,
    family && bornOn && `family-born:${family}:${bornOn}`,
    given && bornOn && `given-born:${given}:${bornOn}`,
    given && place && `given-place:${given}:${place}`,
  ]
  return keys.filter((key): key is string => Boolean(key))
}

const letters = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
