import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { dayInWords } from '#platform/day.ts'
import { endSeats } from './group.store.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { getPersonForUpdate, updatePersonEndsOn } from './person.store.ts'
import { refuseUnlessMayEdit, refuseUnlessMayUnseat } from './policy.ts'

/** Ends a person's time in the partnership with a day: their roles and seats end with it, and they can no longer sign in to it. */
export async function endPerson(
  app: App,
  actor: Actor,
  personId: string,
  { endsOn, reason }: { endsOn: Temporal.PlainDate; reason: string },
): Promise<Outcome> {
  refuseUnlessMayEdit(actor, 'edit-people')
  return app.transaction(actor, async tx => {
    const person = await getPersonForUpdate(tx, personId)
    if (actor.personId === personId)
      return refused({ endsOn: 'This is you: ask somebody else who may change the people' })
    refuseUnlessMayUnseat(actor, [person], app.clock.today())
    if (Temporal.PlainDate.compare(endsOn, person.startsOn) < 0)
      return refused({ endsOn: `The last day must be on or after ${dayInWords(person.startsOn)}, their first` })
    await updatePersonEndsOn(tx, personId, endsOn)
    await endSeats(tx, { personId }, endsOn)
    await appendAudit(tx, actor, {
      event: 'person-ended',
      subject: { personId, endsOn: endsOn.toString() },
      content: { reason },
    })
    return done(undefined)
  })
}
