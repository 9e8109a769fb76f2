/** Who raised it: a professional is owed the decision, a member of the public that it was looked at, nobody else anything. */
export interface Referrer {
  readonly kind: 'professional' | 'public' | 'anonymous'
  readonly personId?: string | undefined
  readonly name: string
  readonly jobTitle: string
  readonly organisation: string
  readonly email: string
  readonly phone: string
  /** mail goes only to an address that was declared safe */
  readonly mailIsSafe: boolean
  readonly contactSafely: string
  readonly isIndividual: boolean
}

/** Somebody who would rather not say who they are. */
export const ANONYMOUS: Referrer = {
  kind: 'anonymous',
  name: '',
  jobTitle: '',
  organisation: '',
  email: '',
  phone: '',
  mailIsSafe: false,
  contactSafely: '',
  isIndividual: false,
}

/** What whoever raised a concern may be told. */
export const ENTITLEMENTS = {
  'need-to-know': 'The decision, the reason in plain words, and how to disagree',
  'looked-at': 'That it was received and looked at',
  nothing: 'A reference only',
} as const
export type Entitlement = keyof typeof ENTITLEMENTS

/**
 * A professional is told what they need to know; a member of the public who left a safe way of contact, that it was
 * received and looked at; an anonymous reporter has the reference. Nobody else is ever told anything.
 */
export function entitlementOf({
  kind,
  mailIsSafe,
  phone,
}: Pick<Referrer, 'kind' | 'mailIsSafe' | 'phone'>): Entitlement {
  if (kind === 'professional') return 'need-to-know'
  return kind === 'public' && (mailIsSafe || phone !== '') ? 'looked-at' : 'nothing'
}
