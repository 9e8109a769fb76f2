import { z } from 'zod'
import { parseDay } from '#platform/day.ts'
import {
  ABUSE_TYPES,
  type About,
  type AbuseType,
  CHILD_ABUSE_TYPES,
  type ChildAbuseType,
  isCode,
  LOCATIONS,
  SEXES,
  SOURCES,
} from '../../../codes.ts'
import { isNhsNumber, UNKNOWN_INDIVIDUAL } from '../../../individual.ts'
import type { NewConcern } from '../../../receiving/new-concern.ts'
import { TYPED_CHANNELS } from './typed-channels.ts'

const LONGEST = 10_000
const BRIEF = 200
const line = z.string().trim().max(200, 'Enter 200 characters or fewer').default('')

const code = <T extends Readonly<Record<string, string>>>(list: T, message: string) =>
  z.string(message).transform((text, context): keyof T & string => {
    if (isCode(list, text)) return text
    context.addIssue(message)
    return z.NEVER
  })

const born = z
  .string()
  .default('')
  .transform((typed, context) => {
    const day = parseDay(typed)
    if (typed !== '' && day === undefined) context.addIssue('The date of birth must be a real date, like 2 11 1944')
    return day
  })

export const enterForm = z
  .object({
    about: z.enum(['adult', 'child'], 'Select whom it is about'),
    channel: code(TYPED_CHANNELS, 'Select how it came'),
    source: code(SOURCES, 'Select who told us'),
    givenName: line,
    familyName: line,
    bornOn: born,
    sex: code(SEXES, 'Select their sex, or not known').default('not-known'),
    address: z.string().trim().max(500, 'Enter 500 characters or fewer').default(''),
    postcode: line,
    nhsNumber: z
      .string()
      .default('')
      .transform(text => text.replace(/\s/g, ''))
      .refine(text => text === '' || isNhsNumber(text), 'Enter an NHS number of ten digits, like 943 476 5919'),
    happened: z
      .string('Enter what happened')
      .trim()
      .min(1, 'Enter what happened')
      .max(LONGEST, 'What happened must be 10,000 characters or fewer'),
    harm: z.union([z.string().transform(one => [one]), z.array(z.string())]).default([]),
    location: code(LOCATIONS, 'Select where it happened, or not known').default('not-known'),
    providerId: z.union([z.literal('').transform(() => undefined), z.uuid()], 'Select a provider, or none').optional(),
    kind: z.enum(['professional', 'public', 'anonymous'], 'Select who raised it'),
    name: line,
    organisation: line,
    phone: line,
    email: z.union([z.literal(''), z.email('Enter an email address like name@example.org')]).default(''),
    mailIsSafe: z
      .string()
      .optional()
      .transform(value => value === 'yes'),
  })
  .superRefine((data, context) => {
    const fault = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message })
    if (data.kind === 'professional' && data.name === '') fault('name', 'Enter the name of the professional')
    if (data.kind === 'professional' && data.organisation === '') fault('organisation', 'Enter where they work')
    if (data.mailIsSafe && data.email === '') fault('email', 'Enter the email address that is safe')
  })
export type Entered = z.infer<typeof enterForm>

const isHarm = (about: About, text: string): text is AbuseType | ChildAbuseType =>
  about === 'adult' ? isCode(ABUSE_TYPES, text) : isCode(CHILD_ABUSE_TYPES, text)

/** The concern as it is taken in. An anonymous reporter leaves nothing of themselves, whatever was typed. */
export function concernOf(entered: Entered): NewConcern {
  const { about, kind, happened } = entered
  const isNobody = kind === 'anonymous'
  return {
    about,
    channel: entered.channel,
    source: isNobody ? 'anonymous' : entered.source,
    individual: {
      ...UNKNOWN_INDIVIDUAL,
      givenName: entered.givenName,
      familyName: entered.familyName,
      bornOn: entered.bornOn,
      sex: entered.sex,
      address: entered.address,
      postcode: entered.postcode.toUpperCase(),
      nhsNumber: entered.nhsNumber === '' ? undefined : entered.nhsNumber,
    },
    abuseTypes: entered.harm.filter(type => isHarm(about, type)),
    location: entered.location,
    providerId: entered.providerId,
    sourcesOfRisk: [],
    inBrief: happened.length > BRIEF ? `${happened.slice(0, BRIEF - 1).trimEnd()}…` : happened,
    answers: { 'what-happened': happened },
    referrer: {
      kind,
      name: isNobody ? '' : entered.name,
      jobTitle: '',
      organisation: isNobody ? '' : entered.organisation,
      email: isNobody ? '' : entered.email,
      phone: isNobody ? '' : entered.phone,
      mailIsSafe: !isNobody && entered.mailIsSafe,
      contactSafely: '',
      isIndividual: entered.source === 'self',
    },
  }
}
