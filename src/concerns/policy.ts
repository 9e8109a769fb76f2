import type { Actor } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import { mayOpen, type RecordAccess } from '#platform/auth/restriction/record-access.ts'

/** What decides who may open a concern or an enquiry, beside the actor. */
export interface CaseFences {
  /** the team whose queue it is in */
  readonly teamId: string
  readonly access: RecordAccess
}

/** Whether the actor may read the record: their role handles cases, the record is their team's, and nothing closes it to them. */
export function mayReadCase(actor: Actor, teams: readonly string[], { teamId, access }: CaseFences): boolean {
  return hasPermission(actor.roles, 'handle-concerns') && teams.includes(teamId) && mayOpen(actor, access)
}

/** Whether the actor may change it: whoever may read it may. What can be done is the transition table's to say. */
export const mayChangeCase = (actor: Actor, teams: readonly string[], fences: CaseFences): boolean =>
  mayReadCase(actor, teams, fences)

/** Whether the actor may give a case to somebody, or answer for the team in a disagreement. */
export function mayManageTeam(actor: Actor, teams: readonly string[], teamId: string): boolean {
  return hasPermission(actor.roles, 'manage-triage') && teams.includes(teamId)
}

/** Who may give a case to whom: whoever manages the team, to anybody; others take what nobody has and hand over their own. */
export function mayGive(
  actor: Actor,
  teams: readonly string[],
  { teamId, workerId }: { readonly teamId: string; readonly workerId: string | undefined },
  to: string,
): boolean {
  if (!teams.includes(teamId)) return false
  if (mayManageTeam(actor, teams, teamId)) return true
  return workerId === undefined ? to === actor.personId : workerId === actor.personId
}

/** Whether the actor may read what was sent and what they were told: only their own, and never the enquiry. */
export const mayReadOwnConcern = (actor: Actor, raisedBy: string): boolean => raisedBy === actor.id
