import type { Actor } from '#platform/auth/actor.ts'
import { hasPermission, type Permission } from '#platform/auth/permissions.ts'
import { ROLES, type Role } from '#platform/auth/roles.ts'
import { NotAllowed } from '#platform/errors.ts'
import type { Person } from './person.ts'
import { hasEndedBy } from './term.ts'

type Editing = Extract<Permission, 'edit-agencies' | 'edit-people' | 'edit-groups'>

const WORDS: Readonly<Record<Editing, string>> = {
  'edit-agencies': 'Only an administrator or the business manager may change the agencies.',
  'edit-people': 'Only an administrator or the business manager may change the people.',
  'edit-groups': 'Only an administrator or the business manager may change the groups.',
}

export const mayEdit = (actor: Actor, what: Editing): boolean => hasPermission(actor.roles, what)

export function refuseUnlessMayEdit(actor: Actor, what: Editing): void {
  if (!mayEdit(actor, what)) throw new NotAllowed(WORDS[what])
}

/** Roles that open what the others cannot see: only an administrator gives or ends them. */
const GIVEN_BY_ADMINISTRATORS: readonly Role[] = ['administrator', 'information-governance-lead']

/** Whether the actor may give this role to this person or end it. Nobody changes their own. */
export function mayGiveRole(actor: Actor, personId: string, role: Role): boolean {
  if (!mayEdit(actor, 'edit-people') || actor.personId === personId) return false
  return !GIVEN_BY_ADMINISTRATORS.includes(role) || actor.roles.includes('administrator')
}

/**
 * Refuses whoever may not end those people's roles to end them by another way: by ending their time, moving its beginning,
 * or giving them an address that is not theirs.
 */
export function refuseUnlessMayUnseat(actor: Actor, people: readonly Person[], today: Temporal.PlainDate): void {
  if (actor.roles.includes('administrator')) return
  for (const person of people) {
    const kept = person.roles.find(held => GIVEN_BY_ADMINISTRATORS.includes(held.role) && !hasEndedBy(held, today))
    if (!kept) continue
    throw new NotAllowed(
      `${person.name} is ${ROLES[kept.role].toLowerCase()}: only an administrator changes when or how they come in.`,
      'an administrator of your partnership',
    )
  }
}
