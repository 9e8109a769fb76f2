import type { AgencyKind } from '#partnership'
import type { Actor } from '#platform/auth/actor.ts'
import type { Role } from '#platform/auth/roles.ts'
import type { Measure } from '../measure.ts'

interface Owner {
  readonly roles: readonly Role[]
  /** Without it, whatever their agency is. */
  readonly agencyKind?: AgencyKind
}

const OF_AN_AGENCY: readonly Role[] = ['agency-lead', 'analyst']

/** Who answers for the measures of an owner, as the catalogue names it. For all others the business manager does. */
export const OWNERS: Readonly<Record<string, Owner>> = {
  'Adult social care': { roles: ['triage-manager'] },
  'Children’s social care': { roles: ['triage-manager'] },
  Constabulary: { roles: OF_AN_AGENCY, agencyKind: 'police' },
  'Training and workforce development': { roles: ['training-administrator'] },
}

/** They are told of everything: they know whom to ask. */
const ALWAYS: Role = 'business-manager'

export interface AlertReader {
  readonly roles: Actor['roles']
  readonly agencyId: string | undefined
  /** Of the agency that they act for. */
  readonly agencyKind: AgencyKind | undefined
}

/** Whether somebody is told of what is unusual in a measure, and may say that they looked at it. */
export function ownsAlert(reader: AlertReader, measure: Pick<Measure, 'owner'>, agencyId: string | undefined): boolean {
  const holds = (roles: readonly Role[]): boolean => roles.some(role => reader.roles.includes(role))
  if (holds([ALWAYS])) return true
  if (agencyId !== undefined) return agencyId === reader.agencyId && holds(OF_AN_AGENCY)
  const owner = OWNERS[measure.owner]
  if (!owner || !holds(owner.roles)) return false
  return owner.agencyKind === undefined || owner.agencyKind === reader.agencyKind
}
