import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import { findAccountByAddress } from '#platform/auth/accounts/accounts.store.ts'
import { type Invitation, inviteWithin } from '#platform/auth/accounts/change-account.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { Role } from '#platform/auth/roles.ts'
import type { Tx } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors.ts'
import { findAgencyByName, listAgencies } from './agency.store.ts'
import { insertPerson, insertRole } from './person.store.ts'

export interface NewUser {
  readonly email: string
  /** undefined for somebody who is in the registers already */
  readonly name: string | undefined
  readonly agencyName: string | undefined
  readonly roles: readonly Role[]
}

/**
 * Lets somebody in from the command line, such as the first administrator: puts them in the registers when they are not
 * there, gives them roles from today on, and invites them.
 */
export function addUser(
  app: App,
  actor: Actor,
  user: NewUser,
): Promise<{ readonly personId: string; readonly invitation: Invitation }> {
  return app.transaction(actor, async tx => {
    const known = await findAccountByAddress(tx, user.email)
    const personId = known?.personId ?? (await registerPerson(tx, app, actor, user))
    for (const role of user.roles) {
      const startsOn = app.clock.today()
      await insertRole(tx, {
        partnershipId: actor.partnershipId,
        personId,
        role,
        isDeputy: false,
        startsOn,
        endsOn: undefined,
      })
      const subject = { personId, role, startsOn: startsOn.toString(), endsOn: null }
      await appendAudit(tx, actor, { event: 'role-given', subject })
    }
    return { personId, invitation: await inviteWithin(app, tx, actor, { personId, email: user.email }) }
  })
}

async function registerPerson(tx: Tx, app: App, actor: Actor, user: NewUser): Promise<string> {
  if (!user.name || !user.agencyName)
    throw new Refusal(`Nobody here has the address ${user.email}. Give --name and --agency to add them.`)
  const agency = await findAgencyByName(tx, user.agencyName)
  if (!agency) {
    const names = (await listAgencies(tx)).map(each => each.name).join(', ')
    throw new Refusal(`There is no agency “${user.agencyName}”. There are: ${names}`)
  }
  const details = { name: user.name, jobTitle: '', email: user.email.trim().toLowerCase() }
  const personId = await insertPerson(tx, {
    ...details,
    partnershipId: actor.partnershipId,
    agencyId: agency.agencyId,
    startsOn: app.clock.today(),
  })
  const subject = { personId, agencyId: agency.agencyId }
  await appendAudit(tx, actor, { event: 'person-added', subject, content: details })
  return personId
}
