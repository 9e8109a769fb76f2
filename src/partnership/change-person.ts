import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { dayInWords } from '#platform/day.ts'
import { personFaults } from './add-person.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { getPerson, getPersonForUpdate, type PersonDetails, updatePerson } from './person.store.ts'
import type { Person } from './person.ts'
import { refuseUnlessMayEdit, refuseUnlessMayUnseat } from './policy.ts'

export async function changePerson(
  app: App,
  actor: Actor,
  personId: string,
  details: PersonDetails,
): Promise<Outcome<string>> {
  refuseUnlessMayEdit(actor, 'edit-people')
  return app.transaction(actor, async tx => {
    const before = await getPersonForUpdate(tx, personId)
    const wrong = await personFaults(tx, details, personId)
    if (wrong) return refused(wrong)
    if (before.endsOn && Temporal.PlainDate.compare(details.startsOn, before.endsOn) > 0)
      return refused({ startsOn: `The first day must be on or before ${dayInWords(before.endsOn)}, their last` })
    if (before.email !== details.email || !before.startsOn.equals(details.startsOn))
      refuseUnlessMayUnseat(actor, [before], app.clock.today())
    await updatePerson(tx, personId, details)
    await appendAudit(tx, actor, {
      event: 'person-changed',
      subject: { personId },
      content: { before: printable(before), after: printable(await getPerson(tx, personId)) },
    })
    return done(personId)
  })
}

const printable = (person: Person) => ({
  name: person.name,
  jobTitle: person.jobTitle,
  email: person.email ?? null,
  agencyId: person.agencyId,
  startsOn: person.startsOn.toString(),
})
