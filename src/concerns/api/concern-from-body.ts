import { parseDay } from '#platform/day.ts'
import { UNKNOWN_INDIVIDUAL } from '../individual.ts'
import { sourceOfAgency } from '../portal/source-of-agency.ts'
import { inBrief } from '../receiving/in-brief.ts'
import type { NewConcern } from '../receiving/new-concern.ts'
import type { ConcernBody } from './concern-body.ts'

interface Agency {
  readonly agencyId: string | undefined
  readonly name: string
  readonly kind: string
}

/** The concern of a body; its answers stand under the names of the questions of the portal, and are printed like those. */
export function concernFromBody(body: ConcernBody, agency: Agency): NewConcern {
  const { individual: who, referrer } = body
  const email = referrer.email ?? ''
  return {
    about: body.about,
    channel: 'api',
    source: body.source ?? sourceOfAgency(agency.kind) ?? 'other',
    sourceAgencyId: agency.agencyId,
    individual: {
      ...UNKNOWN_INDIVIDUAL,
      givenName: who.givenName ?? '',
      familyName: who.familyName ?? '',
      otherNames: who.otherNames ?? '',
      bornOn: parseDay(who.dateOfBirth ?? ''),
      address: who.address ?? '',
      postcode: (who.postcode ?? '').toUpperCase(),
      nhsNumber: who.nhsNumber?.replaceAll(/\D/g, ''),
      phone: who.phone ?? '',
      contactSafely: who.contactSafely ?? '',
      sex: who.sex ?? 'not-known',
      genderIdentity: who.genderIdentity ?? 'not-known',
      ethnicity: who.ethnicity ?? 'not-known',
    },
    abuseTypes: [...new Set(body.abuseTypes)],
    location: body.location,
    sourcesOfRisk: [...new Set(body.sourcesOfRisk)],
    inBrief: inBrief(body.whatHappened),
    answers: answersOf(body, agency.name),
    referrer: {
      kind: 'professional',
      name: referrer.name,
      jobTitle: referrer.jobTitle,
      organisation: agency.name,
      email,
      phone: referrer.phone ?? '',
      mailIsSafe: email !== '' && referrer.mailIsSafe === true,
      contactSafely: referrer.contactSafely ?? '',
      isIndividual: false,
    },
  }
}

function answersOf(body: ConcernBody, agencyName: string): NewConcern['answers'] {
  const { individual: who, referrer } = body
  const given = {
    about: body.about,
    agency: agencyName,
    'job-title': referrer.jobTitle,
    source: body.source,
    'your-name': referrer.name,
    email: referrer.email,
    'mail-is-safe': referrer.mailIsSafe ? ['yes'] : undefined,
    phone: referrer.phone,
    'contact-safely': referrer.contactSafely,
    'given-name': who.givenName,
    'family-name': who.familyName,
    'other-names': who.otherNames,
    'born-on': who.dateOfBirth,
    'rough-age': who.roughAge?.toString(),
    address: who.address,
    postcode: who.postcode,
    'person-phone': who.phone,
    'person-contact-safely': who.contactSafely,
    'nhs-number': who.nhsNumber,
    'what-happened': body.whatHappened,
    'over-time': body.when,
    types: body.abuseTypes,
    location: body.location,
    'sources-of-risk': body.sourcesOfRisk,
    'provider-name': body.provider,
    'who-by': body.whoBy,
    household: 'household' in body ? body.household : undefined,
    school: 'school' in body ? body.school : undefined,
    wishes: body.wishes,
    'done-so-far': body.doneSoFar,
    consent: body.consent,
    'no-consent-reason': body.noConsentReason,
    capacity: body.about === 'adult' ? body.capacity : undefined,
    'capacity-reason': body.about === 'adult' ? body.capacityReason : undefined,
    sex: who.sex,
    'gender-identity': who.genderIdentity,
    ethnicity: who.ethnicity,
  }
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string | string[]] => Boolean(entry[1]?.length)),
  )
}
