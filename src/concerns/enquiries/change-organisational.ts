import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import type { Tx } from '#platform/db/database.ts'
import { Conflict, NotFound, Refusal } from '#platform/errors.ts'
import { listTeamsOf } from '../case/team.store.ts'
import {
  findOrganisational,
  insertOrganisationalEvent,
  type OrganisationalEnquiry,
  type OrganisationalEventKind,
} from './organisational.store.ts'

/** Whoever handles the cases of a team may read an organisational enquiry; its adults stay behind their own fences. */
export async function findTeamIds(tx: Tx, actor: Actor, today: Temporal.PlainDate): Promise<string[] | undefined> {
  const teams = await listTeamsOf(tx, actor.personId, today)
  if (!hasPermission(actor.roles, 'handle-concerns') || teams.length === 0) return undefined
  return teams.map(({ teamId }) => teamId)
}

export async function teamIdsOf(tx: Tx, actor: Actor, today: Temporal.PlainDate): Promise<string[]> {
  const teamIds = await findTeamIds(tx, actor, today)
  if (!teamIds) throw new NotFound('There is no such enquiry.')
  return teamIds
}

export interface OrganisationalHappened {
  readonly kind: OrganisationalEventKind
  readonly words: string
  readonly concluded?: { readonly on: Temporal.PlainDate; readonly findings: string }
}

/** One change of an organisational enquiry in the caller's transaction. Throws Conflict when somebody was quicker. */
export async function changeOrganisational(
  app: App,
  tx: Tx,
  actor: Actor,
  { reference, version }: { readonly reference: string; readonly version: number },
  happened: (enquiry: OrganisationalEnquiry) => OrganisationalHappened,
): Promise<void> {
  await teamIdsOf(tx, actor, app.clock.today())
  const enquiry = await findOrganisational(tx, reference, true)
  if (!enquiry) throw new NotFound('There is no such enquiry.')
  if (enquiry.concludedOn) throw new Refusal('The organisational enquiry has been concluded.')
  if (enquiry.version !== version)
    throw new Conflict(
      'Somebody else changed this organisational enquiry since you opened it. Look again at what happened in it.',
    )
  const { organisationalEnquiryId } = enquiry
  const { kind, words, concluded } = happened(enquiry)
  const event = { kind, words, organisationalEnquiryId, partnershipId: actor.partnershipId, by: actor.id }
  await insertOrganisationalEvent(tx, { ...event, at: app.clock.now(), version: version + 1 }, concluded)
  await appendAudit(tx, actor, {
    event: `organisational-enquiry-${kind}`,
    subject: { organisationalEnquiry: organisationalEnquiryId },
  })
}
