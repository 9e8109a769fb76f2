import type { Actor } from '#platform/auth/actor.ts'
import { parseDay } from '#platform/day.ts'
import { textOf, textsOf } from '#platform/typed.ts'
import {
  ABUSE_TYPES,
  CHILD_ABUSE_TYPES,
  ETHNICITIES,
  GENDER_IDENTITIES,
  isCode,
  LOCATIONS,
  SEXES,
  SOURCES,
  SOURCES_OF_RISK,
  type Source,
} from '../codes.ts'
import { type IndividualDetails, UNKNOWN_INDIVIDUAL } from '../individual.ts'
import { inBrief } from '../receiving/in-brief.ts'
import type { NewConcern } from '../receiving/new-concern.ts'
import { ANONYMOUS, type Referrer } from '../referrer.ts'
import { FILES } from './print-answers.ts'
import type { Situation } from './question.ts'
import { sourceOfAgency } from './source-of-agency.ts'
import { type Answers, findListed, type Listed, type Registers, tidyAnswers } from './tidy-answers.ts'

interface Sending {
  readonly registers: Registers
  readonly files: readonly { readonly fileId: string; readonly name: string }[]
  /** who has signed in, if anybody */
  readonly actor: Actor | undefined
}

/** The concern that the answers of the portal make; call it when no question has a fault. */
export function concernOf(situation: Situation, sending: Sending): NewConcern {
  const about = situation.about ?? 'adult'
  const answers = tidyAnswers(situation, sending.registers)
  const typesKnown = about === 'adult' ? ABUSE_TYPES : CHILD_ABUSE_TYPES
  const agency = sourceAgency(situation, sending)
  const provider = findListed(sending.registers, 'provider', situation.typed, 'provider')
  return {
    about,
    channel: 'portal',
    source: sourceOf(situation, answers, agency?.kind),
    sourceAgencyId: agency?.id,
    individual: individualOf(answers, situation),
    abuseTypes: listOf(answers, 'types').filter(each => isCode(typesKnown, each)),
    location: codeIn(LOCATIONS, answers['location'], 'not-known'),
    providerId: answers['provider'] === undefined ? undefined : provider?.id,
    sourcesOfRisk: listOf(answers, 'sources-of-risk').filter(each => isCode(SOURCES_OF_RISK, each)),
    inBrief: inBrief(textIn(answers, 'what-happened')),
    answers: sending.files.length === 0 ? answers : { ...answers, [FILES]: sending.files.map(({ name }) => name) },
    referrer: referrerOf(situation, answers, sending.actor),
    fileIds: sending.files.map(({ fileId }) => fileId),
  }
}

const textIn = (answers: Answers, name: string): string => [answers[name] ?? ''].flat()[0] ?? ''
const listOf = (answers: Answers, name: string): readonly string[] => [answers[name] ?? []].flat()

function codeIn<T extends Readonly<Record<string, string>>>(
  codes: T,
  answer: Answers[string] | undefined,
  otherwise: keyof T & string,
): keyof T & string {
  return typeof answer === 'string' && isCode(codes, answer) ? answer : otherwise
}

function sourceAgency({ caller, who, typed }: Situation, { registers, actor }: Sending): Listed | undefined {
  if (who !== 'professional') return undefined
  if (!caller.isSignedIn) return findListed(registers, 'agency', typed, 'agency')
  return registers.agency.find(({ id }) => id === actor?.agencyId)
}

function sourceOf({ who, typed }: Situation, answers: Answers, agencyKind: string | undefined): Source {
  if (who === 'professional') return sourceOfAgency(agencyKind) ?? codeIn(SOURCES, answers['source'], 'other')
  return codeIn(SOURCES, textOf(typed, 'who-you-are'), 'anonymous')
}

function individualOf(answers: Answers, { who }: Situation): IndividualDetails {
  const nhsNumber = textIn(answers, 'nhs-number').replace(/\D/g, '')
  return {
    ...UNKNOWN_INDIVIDUAL,
    givenName: textIn(answers, 'given-name'),
    familyName: textIn(answers, 'family-name'),
    otherNames: textIn(answers, 'other-names'),
    bornOn: parseDay(textIn(answers, 'born-on')),
    address: textIn(answers, 'address'),
    postcode: textIn(answers, 'postcode').toUpperCase(),
    nhsNumber: nhsNumber === '' ? undefined : nhsNumber,
    phone: textIn(answers, 'person-phone') || (who === 'self' ? textIn(answers, 'phone') : ''),
    contactSafely:
      textIn(answers, 'person-contact-safely') || (who === 'self' ? textIn(answers, 'contact-safely') : ''),
    sex: codeIn(SEXES, answers['sex'], 'not-known'),
    genderIdentity: codeIn(GENDER_IDENTITIES, answers['gender-identity'], 'not-known'),
    ethnicity: codeIn(ETHNICITIES, answers['ethnicity'], 'not-known'),
  }
}

function referrerOf({ who, typed }: Situation, answers: Answers, actor: Actor | undefined): Referrer {
  if (who === 'anonymous' || who === undefined) return ANONYMOUS
  const email = textIn(answers, 'email')
  const own = [textIn(answers, 'given-name'), textIn(answers, 'family-name')].filter(Boolean).join(' ')
  return {
    kind: who === 'professional' ? 'professional' : 'public',
    personId: actor?.personId,
    name: actor?.name ?? (who === 'self' ? own : textIn(answers, 'your-name')),
    jobTitle: actor?.jobTitle ?? textIn(answers, 'job-title'),
    organisation: actor?.agencyName ?? (textIn(answers, 'agency') || textIn(answers, 'organisation')),
    email,
    phone: textIn(answers, 'phone'),
    mailIsSafe: email !== '' && textsOf(typed, 'mail-is-safe').includes('yes'),
    contactSafely: textIn(answers, 'contact-safely'),
    isIndividual: who === 'self',
  }
}
