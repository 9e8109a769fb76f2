import { z } from 'zod'
import { parseDay } from '#platform/day.ts'
import {
  ABUSE_TYPES,
  CHILD_ABUSE_TYPES,
  ETHNICITIES,
  GENDER_IDENTITIES,
  LOCATIONS,
  SEXES,
  SOURCES,
  SOURCES_OF_RISK,
} from '../codes.ts'
import { isNhsNumber } from '../individual.ts'

type Codes = Readonly<Record<string, string>>

const code = <T extends Codes>(codes: T) =>
  z.enum(Object.keys(codes) as [keyof T & string, ...(keyof T & string)[]], {
    error: `Give one of: ${Object.keys(codes).join(', ')}`,
  })

const words = (most: number) => z.string('Give a text').trim().max(most, `Give ${most} letters or fewer`)
const needed = (most: number) => words(most).min(1, 'Give a text that is not empty')
const day = z
  .string('Give a day like 2024-03-31')
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Give a day like 2024-03-31')
  .refine(text => parseDay(text) !== undefined, 'Give a day that exists')

const individual = z.strictObject({
  givenName: words(100).optional(),
  familyName: words(100).optional(),
  otherNames: words(200).optional().describe('Names before a marriage, known-as names'),
  dateOfBirth: day.optional(),
  roughAge: z.int('Give a whole number').min(0, 'Give 0 or more').max(120, 'Give 120 or less').optional(),
  address: words(500).optional(),
  postcode: words(10).optional(),
  nhsNumber: z
    .string('Give a text')
    .refine(
      text => isNhsNumber(text.replaceAll(/[\s-]/g, '')),
      'Give ten digits of which the last is the check digit of the others',
    )
    .optional(),
  phone: words(50).optional(),
  contactSafely: words(500).optional().describe('What to know before calling or visiting'),
  sex: code(SEXES).optional(),
  genderIdentity: code(GENDER_IDENTITIES).optional(),
  ethnicity: code(ETHNICITIES).optional(),
})

const referrer = z
  .strictObject({
    name: needed(200),
    jobTitle: needed(200),
    email: z.email('Give an email address').max(254).optional(),
    mailIsSafe: z.boolean('Give true or false').optional().describe('Mail is sent only where this is true'),
    phone: words(50).optional(),
    contactSafely: words(500).optional(),
  })
  .refine(({ email, mailIsSafe }) => !mailIsSafe || email !== undefined, {
    path: ['email'],
    error: 'Give the email address that is safe',
  })

const {
  anonymous,
  self,
  'family-or-friend': family,
  'neighbour-or-public': neighbour,
  ...PROFESSIONAL_SOURCES
} = SOURCES

const shared = {
  source: code(PROFESSIONAL_SOURCES)
    .optional()
    .describe('What kind of organisation raises it; without it, what the agency is'),
  individual,
  whatHappened: needed(20_000),
  when: words(500).optional(),
  location: code(LOCATIONS),
  sourcesOfRisk: z.array(code(SOURCES_OF_RISK), 'Give a list').max(3).default([]),
  whoBy: words(500).optional().describe('Who may have done harm, if known'),
  provider: words(200).optional().describe('The service, where one may have done harm'),
  wishes: words(4_000).optional().describe('What the person wants to happen'),
  doneSoFar: words(4_000).optional(),
  consent: z.enum(['yes', 'no', 'not-known'], 'Give yes, no or not-known'),
  noConsentReason: words(2_000).optional(),
  referrer,
}

const abuseTypes = <T extends Codes>(codes: T) =>
  z.array(code(codes), 'Give a list').min(1, 'Give at least one').max(11, 'Give each once')

/** A concern as another system hands it in. */
export const ConcernBody = z.discriminatedUnion(
  'about',
  [
    z.strictObject({
      about: z.literal('adult'),
      abuseTypes: abuseTypes(ABUSE_TYPES),
      capacity: z.enum(['yes', 'no', 'not-known'], 'Give yes, no or not-known'),
      capacityReason: words(2_000).optional(),
      ...shared,
    }),
    z.strictObject({
      about: z.literal('child'),
      abuseTypes: abuseTypes(CHILD_ABUSE_TYPES),
      household: words(2_000).optional(),
      school: words(200).optional(),
      ...shared,
    }),
  ],
  { error: 'Give adult or child as about' },
)
export type ConcernBody = z.infer<typeof ConcernBody>
