import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { dayInWords } from '#platform/day.ts'
import { getAgencyForUpdate, updateAgencyLeftOn } from './agency.store.ts'
import { isPartnerOn } from './agency.ts'
import { endSeats } from './group.store.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { endPeopleOfAgency, listPeople } from './person.store.ts'
import { refuseUnlessMayEdit, refuseUnlessMayUnseat } from './policy.ts'

export interface Leaving {
  /** its last day as a partner */
  readonly leftOn: Temporal.PlainDate
  readonly reason: string
}

/** Ends an agency's partnership with a day; its people and its seats in groups end with it. Nothing is removed. */
export async function recordAgencyLeaving(
  app: App,
  actor: Actor,
  agencyId: string,
  { leftOn, reason }: Leaving,
): Promise<Outcome> {
  refuseUnlessMayEdit(actor, 'edit-agencies')
  return app.transaction(actor, async tx => {
    const agency = await getAgencyForUpdate(tx, agencyId)
    if (actor.agencyId === agencyId) return refused({ leftOn: 'This is your own agency: ask somebody of another' })
    if (Temporal.PlainDate.compare(leftOn, agency.joinedOn) < 0)
      return refused({ leftOn: `The last day must be on or after ${dayInWords(agency.joinedOn)}, when it joined` })
    if (!isPartnerOn(agency, app.clock.today()) && agency.leftOn)
      return refused({ leftOn: `${agency.name} left already, on ${dayInWords(agency.leftOn)}` })
    const people = (await listPeople(tx)).filter(person => person.agencyId === agencyId)
    refuseUnlessMayUnseat(actor, people, app.clock.today())
    await updateAgencyLeftOn(tx, agencyId, leftOn)
    await endPeopleOfAgency(tx, agencyId, leftOn)
    await endSeats(tx, { agencyId }, leftOn)
    await appendAudit(tx, actor, {
      event: 'agency-left',
      subject: { agencyId, leftOn: leftOn.toString() },
      content: { reason },
    })
    return done(undefined)
  })
}
