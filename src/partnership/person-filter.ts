import { isRole, type Role } from '#platform/auth/roles.ts'
import { type Person, rolesOn } from './person.ts'
import { covers } from './term.ts'

export const PERSON_STATES = { now: 'Here now', ended: 'No longer or not yet here', all: 'All' } as const
export type PersonState = keyof typeof PERSON_STATES

export interface PersonFilter {
  readonly agencyId: string | undefined
  readonly role: Role | undefined
  readonly state: PersonState
}

/** Reads a filter from an address; what it does not know is left out. */
export function personFilterOf(query: {
  agency?: string | undefined
  role?: string | undefined
  state?: string | undefined
}): PersonFilter {
  const { agency, role = '', state } = query
  return {
    agencyId: agency || undefined,
    role: isRole(role) ? role : undefined,
    state: state === 'ended' || state === 'all' ? state : 'now',
  }
}

export function matchesPersonFilter(person: Person, filter: PersonFilter, today: Temporal.PlainDate): boolean {
  if (filter.agencyId !== undefined && person.agencyId !== filter.agencyId) return false
  if (filter.state !== 'all' && covers(person, today) !== (filter.state === 'now')) return false
  return filter.role === undefined || rolesOn(person, today).some(held => held.role === filter.role)
}
