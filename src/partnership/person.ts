import type { Role } from '#platform/auth/roles.ts'
import { covers, type Term } from './term.ts'

/** A role that a person holds in the partnership for a term. */
export interface RoleHeld extends Term {
  readonly personRoleId: string
  readonly role: Role
  /** stands in for whoever holds the role */
  readonly isDeputy: boolean
}

/** Somebody who works for a partner; never somebody who is the subject of a concern. */
export interface Person extends Term {
  readonly personId: string
  readonly name: string
  readonly jobTitle: string
  readonly email: string | undefined
  readonly agencyId: string
  readonly agencyName: string
  readonly hasAccount: boolean
  readonly roles: readonly RoleHeld[]
}

export const rolesOn = (person: Pick<Person, 'roles'>, day: Temporal.PlainDate): RoleHeld[] =>
  person.roles.filter(held => covers(held, day))

/** "Imelda Farrow, business manager" */
export const personInWords = ({ name, jobTitle }: { name: string; jobTitle: string }): string =>
  jobTitle === '' ? name : `${name}, ${jobTitle.charAt(0).toLowerCase()}${jobTitle.slice(1)}`
