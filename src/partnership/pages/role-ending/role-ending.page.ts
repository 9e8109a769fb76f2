import { z } from 'zod'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { NotFound } from '#platform/errors.ts'
import { dayField, withDays } from '#platform/http/day-field.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { redirect, route, showPage } from '#platform/http/route.ts'
import { emptyForm } from '#platform/ui/form-state.ts'
import { endRole } from '../../give-role.ts'
import { personUrl } from '../../partnership.urls.ts'
import { getPerson } from '../../person.store.ts'
import type { Person, RoleHeld } from '../../person.ts'
import { roleEndingPage } from './role-ending.view.ts'

const params = z.object({ personId: z.uuid(), personRoleId: z.uuid() })
const endingForm = z.object({ endsOn: dayField('The last day') })

async function roleOf(
  app: App,
  actor: Actor,
  { personId, personRoleId }: z.infer<typeof params>,
): Promise<{ person: Person; held: RoleHeld }> {
  const person = await app.transaction(actor, tx => getPerson(tx, personId))
  const held = person.roles.find(role => role.personRoleId === personRoleId)
  if (!held) throw new NotFound('There is no such role.')
  return { person, held }
}

export const roleEndingRoutes = [
  route({
    method: 'GET',
    path: '/people/:personId/roles/:personRoleId/end',
    permission: 'edit-people',
    sensitive: true,
    params,
    async handle({ app, actor, params: key }) {
      const { person, held } = await roleOf(app, actor, key)
      return showPage(roleEndingPage(emptyForm, person, held))
    },
  }),
  route({
    method: 'POST',
    path: '/people/:personId/roles/:personRoleId/end',
    permission: 'edit-people',
    sensitive: true,
    params,
    async handle({ app, actor, form, params: key }) {
      const { person, held } = await roleOf(app, actor, key)
      const parsed = parseForm(endingForm, withDays(form, 'endsOn'))
      if (!parsed.ok) return showPage(roleEndingPage(parsed.state, person, held), 400)
      const outcome = await endRole(app, actor, key, parsed.data.endsOn)
      return outcome.isDone
        ? redirect(personUrl(person.personId), 'The last day of the term is on record.')
        : showPage(roleEndingPage({ values: form, errors: outcome.errors }, person, held), 400)
    },
  }),
]
