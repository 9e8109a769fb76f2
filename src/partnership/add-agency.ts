import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { findAgencyByName, insertAgency, replaceAliases, replaceStatutoryRoles } from './agency.store.ts'
import type { AgencyKind } from './agency.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { refuseUnlessMayEdit } from './policy.ts'
import type { AgencyStatutoryRole } from './statutory-roles.ts'

export interface AgencyDetails {
  readonly name: string
  readonly kind: AgencyKind
  readonly statutoryRoles: readonly AgencyStatutoryRole[]
  /** every other name it goes by */
  readonly aliases: readonly string[]
  readonly joinedOn: Temporal.PlainDate
}

/** Adds an agency to the register, unless one of its names is another agency's. */
export async function addAgency(app: App, actor: Actor, details: AgencyDetails): Promise<Outcome<string>> {
  refuseUnlessMayEdit(actor, 'edit-agencies')
  return app.transaction(actor, async tx => {
    const taken = await takenNames(tx, details, undefined)
    if (taken) return refused(taken)
    const { partnershipId } = actor
    const agencyId = await insertAgency(tx, { partnershipId, ...details })
    await replaceStatutoryRoles(tx, { partnershipId, agencyId }, details.statutoryRoles)
    await replaceAliases(tx, { partnershipId, agencyId }, details.aliases)
    await appendAudit(tx, actor, { event: 'agency-added', subject: { agencyId, kind: details.kind } })
    return done(agencyId)
  })
}

/** Which of these names another agency already goes by. The same body must never be two rows. */
export async function takenNames(
  tx: Tx,
  { name, aliases }: Pick<AgencyDetails, 'name' | 'aliases'>,
  agencyId: string | undefined,
): Promise<Record<string, string> | undefined> {
  const holder = await findAgencyByName(tx, name)
  if (holder && holder.agencyId !== agencyId)
    return {
      name: `“${name}” is already in the register, as ${holder.name}. Enter another name, or change that agency`,
    }
  for (const alias of aliases) {
    const other = await findAgencyByName(tx, alias)
    if (other && other.agencyId !== agencyId)
      return { aliases: `“${alias}” is a name of ${other.name}. One name cannot mean two agencies` }
  }
  return undefined
}
