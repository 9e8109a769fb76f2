import { z } from 'zod'
import { formRoutes } from '#platform/http/form-routes.ts'
import type { Visit } from '#platform/http/route.ts'
import { addPerson } from '../../add-person.ts'
import { listAgencies } from '../../agency.store.ts'
import { type Agency, isPartnerOn } from '../../agency.ts'
import { changePerson } from '../../change-person.ts'
import { personUrl } from '../../partnership.urls.ts'
import { getPerson } from '../../person.store.ts'
import type { Person } from '../../person.ts'
import { personForm, personValues } from './person.form.ts'
import { personFormPage } from './person-form.view.ts'

const params = z.object({ personId: z.uuid() })

/** The agencies that somebody may act for today, and the one that they act for already. */
async function read(
  { app, actor }: Visit,
  personId?: string,
): Promise<{ choices: Agency[]; person: Person | undefined }> {
  const [agencies, person] = await app.transaction(actor, async tx => [
    await listAgencies(tx),
    personId === undefined ? undefined : await getPerson(tx, personId),
  ])
  const today = app.clock.today()
  const choices = agencies.filter(agency => isPartnerOn(agency, today) || agency.agencyId === person?.agencyId)
  return { choices, person }
}

export const personFormRoutes = [
  ...formRoutes({
    path: '/people/add',
    permission: 'edit-people',
    read: visit => read(visit),
    page: (state, { choices }) => personFormPage(state, choices),
    form: personForm,
    days: ['startsOn'],
    async send({ app, actor }, person) {
      const outcome = await addPerson(app, actor, person)
      return outcome.isDone
        ? { to: personUrl(outcome.value), said: `${person.name} is in the register. Give them a role next.` }
        : outcome
    },
  }),
  ...formRoutes({
    path: '/people/:personId/change',
    permission: 'edit-people',
    params,
    read: visit => read(visit, visit.params.personId),
    values: ({ person }) => (person ? personValues(person) : {}),
    page: (state, { choices, person }) => personFormPage(state, choices, person),
    form: personForm,
    days: ['startsOn'],
    async send({ app, actor, params: { personId } }, changes) {
      const outcome = await changePerson(app, actor, personId, changes)
      return outcome.isDone ? { to: personUrl(personId), said: 'The changes are saved.' } : outcome
    },
  }),
]
