import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { findAgency } from './agency.store.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { insertPerson, listPeople, type PersonDetails } from './person.store.ts'
import { refuseUnlessMayEdit } from './policy.ts'

/** Adds a person to the register. How they sign in is another act: an invitation. */
export async function addPerson(app: App, actor: Actor, details: PersonDetails): Promise<Outcome<string>> {
  refuseUnlessMayEdit(actor, 'edit-people')
  return app.transaction(actor, async tx => {
    const wrong = await personFaults(tx, details, undefined)
    if (wrong) return refused(wrong)
    const personId = await insertPerson(tx, { partnershipId: actor.partnershipId, ...details })
    await appendAudit(tx, actor, {
      event: 'person-added',
      subject: { personId, agencyId: details.agencyId },
      content: { name: details.name, jobTitle: details.jobTitle, email: details.email ?? null },
    })
    return done(personId)
  })
}

/** What the register refuses in a person's details: an agency that is not there, an address that is somebody else's. */
export async function personFaults(
  tx: Tx,
  details: PersonDetails,
  personId: string | undefined,
): Promise<Record<string, string> | undefined> {
  const agency = await findAgency(tx, details.agencyId)
  if (!agency) return { agencyId: 'Select the agency they work for' }
  const { email } = details
  const holder = email && (await listPeople(tx)).find(other => other.email === email && other.personId !== personId)
  return holder ? { email: `This is the address of ${holder.name}. Each person has their own` } : undefined
}
