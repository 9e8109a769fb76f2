import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import type { Tx } from '#platform/db/database.ts'
import { Conflict, errorCode, NotAllowed, NotFound } from '#platform/errors.ts'
import {
  getTeam,
  insertMember,
  insertTeam,
  isMemberOn,
  listMembers,
  listTeams,
  updateMemberEndsOn,
  updateTeamClosedOn,
} from '../case/team.store.ts'
import type { About } from '../codes.ts'

export type TeamOutcome<T = undefined> =
  | { readonly isDone: true; readonly value: T }
  | { readonly isDone: false; readonly errors: Readonly<Record<string, string>> }

function refuseUnlessMayEdit(actor: Actor): void {
  if (!hasPermission(actor.roles, 'edit-triage-teams'))
    throw new NotAllowed('Only an administrator, the business manager or a triage manager changes a triage team.')
}

const UNIQUE_VIOLATION = '23505'

/** Makes the team to which new concerns about adults, or about children, go: one of each is open at a time. */
export async function makeTeam(
  app: App,
  actor: Actor,
  given: { readonly name: string; readonly about: About; readonly agencyId: string },
): Promise<TeamOutcome<string>> {
  refuseUnlessMayEdit(actor)
  try {
    return await app.transaction(actor, async tx => {
      const open = (await listTeams(tx)).find(team => team.about === given.about && team.closedOn === undefined)
      if (open) return { isDone: false, errors: { about: `${open.name} takes those already` } }
      const teamId = await insertTeam(tx, { ...given, partnershipId: actor.partnershipId })
      await appendAudit(tx, actor, { event: 'triage-team-made', subject: { team: teamId, about: given.about } })
      return { isDone: true, value: teamId }
    })
  } catch (error) {
    if (errorCode(error) !== UNIQUE_VIOLATION) throw error
    return { isDone: false, errors: { name: 'There is a team of that name already' } }
  }
}

/**
 * Closes a team from today: no new concern comes to it, and its members go on with what it has. The team that takes its
 * place, where one is named, is opened in the same transaction with the same members: no concern falls between the two.
 */
export async function closeTeam(
  app: App,
  actor: Actor,
  teamId: string,
  { successor }: { readonly successor: string },
): Promise<TeamOutcome<string | undefined>> {
  refuseUnlessMayEdit(actor)
  try {
    return await app.transaction(actor, async tx => {
      const today = app.clock.today()
      const team = await getTeam(tx, teamId, true)
      if (team.closedOn !== undefined) throw new Conflict('The team is closed already.')
      await updateTeamClosedOn(tx, teamId, today)
      await appendAudit(tx, actor, { event: 'triage-team-closed', subject: { team: teamId } })
      if (successor === '') return { isDone: true, value: undefined }
      const { about, agencyId } = team
      const next = await insertTeam(tx, { name: successor, about, agencyId, partnershipId: actor.partnershipId })
      await appendAudit(tx, actor, { event: 'triage-team-made', subject: { team: next, about } })
      for (const member of (await listMembers(tx, teamId)).filter(each => isMemberOn(each, today)))
        await addToTeam(tx, actor, next, { personId: member.personId, startsOn: today })
      return { isDone: true, value: next }
    })
  } catch (error) {
    if (errorCode(error) !== UNIQUE_VIOLATION) throw error
    return { isDone: false, errors: { successor: 'There is a team of that name already' } }
  }
}

/** Adds somebody from a day on: they open the team's records from then. */
export function addMember(
  app: App,
  actor: Actor,
  teamId: string,
  given: { readonly personId: string; readonly startsOn: Temporal.PlainDate },
): Promise<TeamOutcome> {
  refuseUnlessMayEdit(actor)
  return app.transaction(actor, async tx => {
    const team = await getTeam(tx, teamId)
    if (team.closedOn !== undefined) return { isDone: false, errors: { personId: 'The team is closed' } }
    const terms = (await listMembers(tx, teamId)).filter(member => member.personId === given.personId)
    const overlaps = terms.some(
      ({ endsOn }) => endsOn === undefined || Temporal.PlainDate.compare(endsOn, given.startsOn) >= 0,
    )
    if (overlaps) return { isDone: false, errors: { personId: 'They belong to the team already on that day or later' } }
    await addToTeam(tx, actor, teamId, given)
    return { isDone: true, value: undefined }
  })
}

async function addToTeam(
  tx: Tx,
  actor: Actor,
  teamId: string,
  given: { readonly personId: string; readonly startsOn: Temporal.PlainDate },
): Promise<void> {
  await insertMember(tx, { ...given, teamId, partnershipId: actor.partnershipId })
  const subject = { team: teamId, personId: given.personId, startsOn: given.startsOn.toString() }
  await appendAudit(tx, actor, { event: 'triage-member-added', subject })
}

/** Ends somebody's time in the team with a day, their last. What they had stays theirs until it is given to somebody. */
export function endMember(
  app: App,
  actor: Actor,
  teamId: string,
  given: { readonly personId: string; readonly endsOn: Temporal.PlainDate },
): Promise<TeamOutcome> {
  refuseUnlessMayEdit(actor)
  return app.transaction(actor, async tx => {
    const today = app.clock.today()
    const terms = (await listMembers(tx, teamId)).filter(member => member.personId === given.personId)
    const term = terms.find(member => isMemberOn(member, today)) ?? terms.find(({ endsOn }) => endsOn === undefined)
    if (!term) throw new NotFound('They do not belong to the team.')
    if (Temporal.PlainDate.compare(given.endsOn, term.startsOn) < 0)
      return { isDone: false, errors: { endsOn: 'The last day must be on or after the first' } }
    await updateMemberEndsOn(tx, { teamId, personId: given.personId, startsOn: term.startsOn }, given.endsOn)
    const subject = { team: teamId, personId: given.personId, endsOn: given.endsOn.toString() }
    await appendAudit(tx, actor, { event: 'triage-member-ended', subject })
    return { isDone: true, value: undefined }
  })
}
