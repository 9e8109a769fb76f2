import { z } from 'zod'
import { withDays } from '#platform/http/day-field.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { type Answer, redirect, route, showPage, type Visit } from '#platform/http/route.ts'
import { emptyForm, type FormState } from '#platform/ui/form-state.ts'
import { addPerson } from '../../add-person.ts'
import { listAgencies } from '../../agency.store.ts'
import { isPartnerOn } from '../../agency.ts'
import { changePerson } from '../../change-person.ts'
import { personUrl } from '../../partnership.urls.ts'
import { getPerson } from '../../person.store.ts'
import { personForm, personValues } from './person.form.ts'
import { personFormPage } from './person-form.view.ts'

const params = z.object({ personId: z.uuid() })

/** Shows the form: of a new person, or of the one with this id, as on record unless something was typed. */
async function shown({ app, actor }: Visit, personId: string | undefined, typed?: FormState): Promise<Answer> {
  const [agencies, person] = await app.transaction(actor, async tx => [
    await listAgencies(tx),
    personId === undefined ? undefined : await getPerson(tx, personId),
  ])
  const today = app.clock.today()
  const choices = agencies.filter(agency => isPartnerOn(agency, today) || agency.agencyId === person?.agencyId)
  const state = typed ?? (person ? { values: personValues(person), errors: {} } : emptyForm)
  return showPage(personFormPage(state, choices, person), typed ? 400 : 200)
}

export const personFormRoutes = [
  route({ method: 'GET', path: '/people/add', permission: 'edit-people', handle: visit => shown(visit, undefined) }),
  route({
    method: 'POST',
    path: '/people/add',
    permission: 'edit-people',
    async handle(visit) {
      const parsed = parseForm(personForm, withDays(visit.form, 'startsOn'))
      if (!parsed.ok) return shown(visit, undefined, parsed.state)
      const outcome = await addPerson(visit.app, visit.actor, parsed.data)
      return outcome.isDone
        ? redirect(personUrl(outcome.value), `${parsed.data.name} is in the register. Give them a role next.`)
        : shown(visit, undefined, { values: visit.form, errors: outcome.errors })
    },
  }),
  route({
    method: 'GET',
    path: '/people/:personId/change',
    permission: 'edit-people',
    params,
    handle: visit => shown(visit, visit.params.personId),
  }),
  route({
    method: 'POST',
    path: '/people/:personId/change',
    permission: 'edit-people',
    params,
    async handle(visit) {
      const { personId } = visit.params
      const parsed = parseForm(personForm, withDays(visit.form, 'startsOn'))
      if (!parsed.ok) return shown(visit, personId, parsed.state)
      const outcome = await changePerson(visit.app, visit.actor, personId, parsed.data)
      return outcome.isDone
        ? redirect(personUrl(personId), 'The changes are saved.')
        : shown(visit, personId, { values: visit.form, errors: outcome.errors })
    },
  }),
]
