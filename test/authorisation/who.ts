import type { Role } from '#platform/auth/roles.ts'

/** Rows of the matrix by method and path. */
export type Rows = Readonly<Record<string, Row>>

/** Whom a route lets in: visitors too, everybody who has signed in, everybody with a role, or these roles. */
type Who = 'anybody' | 'signed in' | readonly Role[]

export interface Row {
  readonly may: Who
  /** Those of its readers who act for one agency find what is their own agency's, and nothing of the others. */
  readonly ownAgency?: true
  /** It is one person's alone: to everybody else it is not there. */
  readonly ownPerson?: true
  /** Where a form with nothing in it names nothing, and the answer to those who may is "not found". */
  readonly emptyForm?: 'not found'
}

const EVERY_ROLE: readonly Role[] = [
  'administrator',
  'agency-lead',
  'analyst',
  'auditor',
  'business-manager',
  'group-chair',
  'group-member',
  'independent-chair',
  'information-governance-lead',
  'learner',
  'line-manager',
  'review-group-member',
  'school-lead',
  'scrutineer',
  'trainer',
  'training-administrator',
  'triage-manager',
  'triage-practitioner',
]

/** Who acts for the agency alone, unless another of their roles is the partnership's. */
export const AGENCY_ROLES: readonly Role[] = [
  'agency-lead',
  'analyst',
  'group-member',
  'learner',
  'line-manager',
  'school-lead',
  'trainer',
]

export const anybody: Row = { may: 'anybody' }
export const signedIn: Row = { may: 'signed in' }
export const everyRole: Row = { may: EVERY_ROLE }
export const only = (...may: Role[]): Row => ({ may })
export const allBut = (...roles: Role[]): Row => ({ may: EVERY_ROLE.filter(role => !roles.includes(role)) })
export const administrators = only('administrator')
export const managers = only('administrator', 'business-manager')
export const triage = only('triage-manager', 'triage-practitioner')
