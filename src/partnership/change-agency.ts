import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { type AgencyDetails, takenNames } from './add-agency.ts'
import { getAgency, getAgencyForUpdate, replaceAliases, replaceStatutoryRoles, updateAgency } from './agency.store.ts'
import type { Agency } from './agency.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { refuseUnlessMayEdit } from './policy.ts'

/** Changes an agency's details. A name it had before stays one of its names. */
export async function changeAgency(
  app: App,
  actor: Actor,
  agencyId: string,
  details: AgencyDetails,
): Promise<Outcome<string>> {
  refuseUnlessMayEdit(actor, 'edit-agencies')
  return app.transaction(actor, async tx => {
    const before = await getAgencyForUpdate(tx, agencyId)
    const taken = await takenNames(tx, details, agencyId)
    if (taken) return refused(taken)
    if (before.leftOn && Temporal.PlainDate.compare(details.joinedOn, before.leftOn) > 0)
      return refused({ joinedOn: 'The day it joined must be on or before its last day as a partner' })
    const key = { partnershipId: actor.partnershipId, agencyId }
    await updateAgency(tx, agencyId, details)
    await replaceStatutoryRoles(tx, key, details.statutoryRoles)
    await replaceAliases(tx, key, before.name === details.name ? details.aliases : [...details.aliases, before.name])
    await appendAudit(tx, actor, {
      event: 'agency-changed',
      subject: { agencyId },
      content: { before: printable(before), after: printable(await getAgency(tx, agencyId)) },
    })
    return done(agencyId)
  })
}

const printable = ({ joinedOn, leftOn, ...agency }: Agency) => ({
  ...agency,
  joinedOn: joinedOn.toString(),
  leftOn: leftOn?.toString() ?? null,
})
