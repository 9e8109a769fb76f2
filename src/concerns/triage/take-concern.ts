import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { mayOpen } from '#platform/auth/restriction/record-access.ts'
import { NotAllowed, Refusal } from '#platform/errors.ts'
import { updateCase } from '../case/case.store.ts'
import { standingOf } from '../case/case.ts'
import { insertEvent } from '../case/history.store.ts'
import { withCase } from '../case/open-case.ts'
import { isMemberOn, listMembers } from '../case/team.store.ts'
import { assertAllows } from '../concern.ts'
import { mayGive } from '../policy.ts'

export interface Giving {
  readonly reference: string
  readonly version: number
  readonly to: string
}

/** Gives a waiting concern to a member of its team who may open it. */
export function giveConcern(app: App, actor: Actor, { reference, version, to }: Giving): Promise<{ name: string }> {
  return withCase(app, actor, { reference, version, toChange: true }, async (tx, { found, teams }) => {
    assertAllows(standingOf(found), 'assign')
    if (!mayGive(actor, teams, found, to))
      throw new NotAllowed(
        'Only the team’s manager may give away a concern that somebody else has.',
        'the team’s manager',
      )
    const today = app.clock.today()
    const member = (await listMembers(tx, found.teamId)).find(each => each.personId === to && isMemberOn(each, today))
    if (!member) throw new Refusal('They do not belong to the team today.')
    if (!mayOpen({ personId: to }, found.access)) throw new Refusal(`${member.name} may not open this record.`)
    const { concernId } = found
    const isOwn = to === actor.personId
    await updateCase(tx, concernId, { workerId: to })
    await insertEvent(tx, {
      partnershipId: actor.partnershipId,
      concernId,
      at: app.clock.now(),
      kind: 'given',
      words: isOwn ? 'Took the concern' : `Gave the concern to ${member.name}`,
      by: actor.id,
    })
    await appendAudit(tx, actor, { event: 'concern-given', subject: { concern: concernId, to } })
    return { name: member.name }
  })
}
