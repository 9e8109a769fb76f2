import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { ROLES, type Role } from '#platform/auth/roles.ts'
import { dayInWords } from '#platform/day.ts'
import { NotAllowed, NotFound } from '#platform/errors.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { getPersonForUpdate, insertRole, updateRoleEndsOn } from './person.store.ts'
import { mayGiveRole } from './policy.ts'
import { overlaps } from './term.ts'

export interface GivenRole {
  readonly role: Role
  readonly isDeputy: boolean
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate | undefined
}

const NOT_YOURS =
  'Nobody gives or ends their own roles, and only an administrator those of an administrator or information governance lead.'

/** Gives a person a role for a term. */
export async function giveRole(app: App, actor: Actor, personId: string, given: GivenRole): Promise<Outcome> {
  if (!mayGiveRole(actor, personId, given.role)) throw new NotAllowed(NOT_YOURS, 'an administrator of your partnership')
  return app.transaction(actor, async tx => {
    const person = await getPersonForUpdate(tx, personId)
    const { startsOn, endsOn } = given
    if (endsOn && Temporal.PlainDate.compare(endsOn, startsOn) < 0)
      return refused({ endsOn: 'The last day must be on or after the first' })
    if (Temporal.PlainDate.compare(startsOn, person.startsOn) < 0)
      return refused({ startsOn: `${person.name} is in the partnership from ${dayInWords(person.startsOn)}` })
    if (person.roles.some(held => held.role === given.role && overlaps(held, given)))
      return refused({ role: `${person.name} holds this role already on some of these days` })
    await insertRole(tx, { partnershipId: actor.partnershipId, personId, ...given })
    await appendAudit(tx, actor, {
      event: 'role-given',
      subject: { personId, role: given.role, startsOn: startsOn.toString(), endsOn: endsOn?.toString() ?? null },
    })
    return done(undefined)
  })
}

/** Ends a role with a day, its last. */
export async function endRole(
  app: App,
  actor: Actor,
  key: { personId: string; personRoleId: string },
  endsOn: Temporal.PlainDate,
): Promise<Outcome> {
  return app.transaction(actor, async tx => {
    const person = await getPersonForUpdate(tx, key.personId)
    const held = person.roles.find(role => role.personRoleId === key.personRoleId)
    if (!held) throw new NotFound('There is no such role.')
    if (!mayGiveRole(actor, key.personId, held.role))
      throw new NotAllowed(NOT_YOURS, 'an administrator of your partnership')
    if (Temporal.PlainDate.compare(endsOn, held.startsOn) < 0)
      return refused({
        endsOn: `The last day as ${ROLES[held.role].toLowerCase()} must be on or after ${dayInWords(held.startsOn)}`,
      })
    await updateRoleEndsOn(tx, key.personRoleId, endsOn)
    await appendAudit(tx, actor, {
      event: 'role-ended',
      subject: { personId: key.personId, role: held.role, endsOn: endsOn.toString() },
    })
    return done(undefined)
  })
}
