import { z } from 'zod'
import { NotFound } from '#platform/errors.ts'
import { dayField } from '#platform/http/day-field.ts'
import { formRoutes } from '#platform/http/form-routes.ts'
import type { Visit } from '#platform/http/route.ts'
import { endRole } from '../../give-role.ts'
import { personUrl } from '../../partnership.urls.ts'
import { getPerson } from '../../person.store.ts'
import type { Person, RoleHeld } from '../../person.ts'
import { roleEndingPage } from './role-ending.view.ts'

const params = z.object({ personId: z.uuid(), personRoleId: z.uuid() })
const endingForm = z.object({ endsOn: dayField('The last day') })

async function read({
  app,
  actor,
  params: { personId, personRoleId },
}: Visit<z.infer<typeof params>>): Promise<{ person: Person; held: RoleHeld }> {
  const person = await app.transaction(actor, tx => getPerson(tx, personId))
  const held = person.roles.find(role => role.personRoleId === personRoleId)
  if (!held) throw new NotFound('There is no such role.')
  return { person, held }
}

export const roleEndingRoutes = formRoutes({
  path: '/people/:personId/roles/:personRoleId/end',
  permission: 'edit-people',
  sensitive: true,
  params,
  read,
  page: (state, { person, held }) => roleEndingPage(state, person, held),
  form: endingForm,
  days: ['endsOn'],
  async send(visit, { endsOn }) {
    const { person } = await read(visit)
    const outcome = await endRole(visit.app, visit.actor, visit.params, endsOn)
    return outcome.isDone ? { to: personUrl(person.personId), said: 'The last day of the term is on record.' } : outcome
  },
})
