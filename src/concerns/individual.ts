import type { Ethnicity, GenderIdentity, HealthCondition, Sex, SupportReason } from './codes.ts'

/** What is known of somebody whom a concern is about. Nothing of it need be known. */
export interface IndividualDetails {
  readonly givenName: string
  readonly familyName: string
  /** names before a marriage, known-as names */
  readonly otherNames: string
  readonly bornOn: Temporal.PlainDate | undefined
  readonly address: string
  readonly postcode: string
  /** ten digits without spaces */
  readonly nhsNumber: string | undefined
  readonly phone: string
  readonly contactSafely: string
  readonly sex: Sex
  readonly genderIdentity: GenderIdentity
  readonly ethnicity: Ethnicity
  readonly supportReason: SupportReason
  /** empty: nobody has said */
  readonly healthConditions: readonly HealthCondition[]
  readonly diedOn: Temporal.PlainDate | undefined
}

export const UNKNOWN_INDIVIDUAL: IndividualDetails = {
  givenName: '',
  familyName: '',
  otherNames: '',
  bornOn: undefined,
  address: '',
  postcode: '',
  nhsNumber: undefined,
  phone: '',
  contactSafely: '',
  sex: 'not-known',
  genderIdentity: 'not-known',
  ethnicity: 'not-known',
  supportReason: 'not-known',
  healthConditions: [],
  diedOn: undefined,
}

/** "Arthur Pellow", "Pellow", or what stands in the queue when nobody knows the name. */
export function nameOf({ givenName, familyName }: Pick<IndividualDetails, 'givenName' | 'familyName'>): string {
  return [givenName, familyName].filter(Boolean).join(' ') || 'Person not yet identified'
}

/** Ten digits whose last is the check digit of the others, modulus 11. */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false
  const sum = Array.from(digits.slice(0, 9), Number).reduce((total, digit, at) => total + digit * (10 - at), 0)
  const check = (11 - (sum % 11)) % 11
  return check !== 10 && check === Number(digits[9])
}
