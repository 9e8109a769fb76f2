import { z } from 'zod'
import { dayValues, optionalDayField } from '#platform/http/day-field.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import {
  codesOf,
  ETHNICITIES,
  type Ethnicity,
  GENDER_IDENTITIES,
  type GenderIdentity,
  HEALTH_CONDITIONS,
  isCode,
  SEXES,
  type Sex,
  SUPPORT_REASONS,
  type SupportReason,
} from '../../../codes.ts'
import { type IndividualDetails, isNhsNumber } from '../../../individual.ts'
import type { KnownIndividual } from '../../known-individual.ts'

const LONGEST_NAME = 100
const LONGEST_TEXT = 500

const words = (what: string, longest: number) =>
  z.string().trim().max(longest, `${what} must be ${longest} characters or fewer`)

const oneOf = <T extends string>(list: Readonly<Record<T, string>>, subject: string) =>
  z.string().transform((code, context) => {
    const known = codesOf(list).find(each => each === code)
    if (known === undefined) context.addIssue(`Select ${subject}`)
    return known ?? z.NEVER
  })

const nhsNumber = z.string().transform((typed, context) => {
  const digits = typed.replace(/[\s-]/g, '')
  if (digits === '') return undefined
  if (!isNhsNumber(digits))
    context.addIssue('The NHS number must have ten digits and be one that exists, like 943 476 5919')
  return digits
})

const healthConditions = z
  .union([z.string().transform(one => [one]), z.array(z.string())])
  .default([])
  .transform((chosen, context) => {
    if (chosen.length > 1 && chosen.includes('none'))
      context.addIssue('Select conditions, or that there is none: not both')
    return chosen.filter(code => isCode(HEALTH_CONDITIONS, code))
  })

/** What is known of somebody, with why it is changed. */
export const individualForm = (today: Temporal.PlainDate) =>
  z
    .object({
      version: z.coerce.number().int(),
      'given-name': words('The given name', LONGEST_NAME),
      'family-name': words('The family name', LONGEST_NAME),
      'other-names': words('Other names', LONGEST_TEXT),
      born: optionalDayField('The date of birth'),
      died: optionalDayField('The date of death'),
      address: words('The address', LONGEST_TEXT),
      postcode: words('The postcode', 10),
      'nhs-number': nhsNumber,
      phone: words('The telephone number', 40),
      'contact-safely': words('How to make contact safely', LONGEST_TEXT),
      sex: oneOf<Sex>(SEXES, 'the sex'),
      'gender-identity': oneOf<GenderIdentity>(GENDER_IDENTITIES, 'the gender identity'),
      ethnicity: oneOf<Ethnicity>(ETHNICITIES, 'the ethnicity'),
      'support-reason': oneOf<SupportReason>(SUPPORT_REASONS, 'the main reason for support'),
      'health-conditions': healthConditions,
      reason: z.string().trim().min(1, 'Enter why the details are changed').max(LONGEST_TEXT),
    })
    .superRefine(({ born, died }, context) => {
      const add = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
      if (born && Temporal.PlainDate.compare(born, today) > 0) add('born', 'The date of birth must be today or earlier')
      if (died && Temporal.PlainDate.compare(died, today) > 0) add('died', 'The date of death must be today or earlier')
      if (born && died && Temporal.PlainDate.compare(died, born) < 0)
        add('died', 'The date of death must be after the date of birth')
    })

export type IndividualForm = z.infer<ReturnType<typeof individualForm>>

export const detailsFrom = (form: IndividualForm): IndividualDetails => ({
  givenName: form['given-name'],
  familyName: form['family-name'],
  otherNames: form['other-names'],
  bornOn: form.born,
  diedOn: form.died,
  address: form.address,
  postcode: form.postcode.toUpperCase(),
  nhsNumber: form['nhs-number'],
  phone: form.phone,
  contactSafely: form['contact-safely'],
  sex: form.sex,
  genderIdentity: form['gender-identity'],
  ethnicity: form.ethnicity,
  supportReason: form['support-reason'],
  healthConditions: form['health-conditions'],
})

export const valuesOf = (individual: KnownIndividual): FormState['values'] => ({
  version: String(individual.version),
  'given-name': individual.givenName,
  'family-name': individual.familyName,
  'other-names': individual.otherNames,
  ...dayValues('born', individual.bornOn),
  ...dayValues('died', individual.diedOn),
  address: individual.address,
  postcode: individual.postcode,
  'nhs-number': individual.nhsNumber ?? '',
  phone: individual.phone,
  'contact-safely': individual.contactSafely,
  sex: individual.sex,
  'gender-identity': individual.genderIdentity,
  ethnicity: individual.ethnicity,
  'support-reason': individual.supportReason,
  'health-conditions': individual.healthConditions,
})
