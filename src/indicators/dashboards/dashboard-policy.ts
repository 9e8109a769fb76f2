import type { Actor } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import type { Audience } from './dashboard.ts'

/** Who chairs a group on a day, or is vice chair. */
export interface Chairing {
  readonly groupId: string
  readonly personId: string
}

/**
 * The business manager arranges every dashboard, who chairs a group that of the group, a safeguarding lead that of their own
 * agency. Nobody else does.
 */
export function mayEditDashboard(actor: Actor, audience: Audience, chairs: readonly Chairing[]): boolean {
  if (hasPermission(actor.roles, 'edit-every-dashboard')) return true
  if (!hasPermission(actor.roles, 'edit-dashboards')) return false
  switch (audience.kind) {
    case 'group':
      return chairs.some(({ groupId, personId }) => groupId === audience.groupId && personId === actor.personId)
    case 'agency':
      return actor.roles.includes('agency-lead') && actor.agencyId === audience.agencyId
    case 'priority':
    case 'theme':
      return false
  }
}
