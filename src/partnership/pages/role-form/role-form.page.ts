import { z } from 'zod'
import type { Actor } from '#platform/auth/actor.ts'
import { isRole, ROLES, type Role } from '#platform/auth/roles.ts'
import { dayField, optionalDayField, withDays } from '#platform/http/day-field.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { redirect, route, showPage } from '#platform/http/route.ts'
import { emptyForm } from '#platform/ui/form-state.ts'
import { giveRole } from '../../give-role.ts'
import { personUrl } from '../../partnership.urls.ts'
import { getPerson } from '../../person.store.ts'
import { mayGiveRole } from '../../policy.ts'
import { roleFormPage } from './role-form.view.ts'

const params = z.object({ personId: z.uuid() })
const roleForm = z
  .object({
    role: z.string('Select a role').refine(isRole, 'Select a role'),
    isDeputy: z.literal('yes').optional(),
    startsOn: dayField('The first day'),
    endsOn: optionalDayField('The last day'),
  })
  .transform(({ role, isDeputy, ...term }) => ({
    ...term,
    role: isRole(role) ? role : ('learner' as const),
    isDeputy: isDeputy === 'yes',
  }))

const rolesToGive = (actor: Actor, personId: string): Role[] =>
  Object.keys(ROLES)
    .filter(isRole)
    .filter(role => mayGiveRole(actor, personId, role))

export const roleFormRoutes = [
  route({
    method: 'GET',
    path: '/people/:personId/roles/add',
    permission: 'edit-people',
    sensitive: true,
    params,
    async handle({ app, actor, params: { personId } }) {
      const person = await app.transaction(actor, tx => getPerson(tx, personId))
      return showPage(roleFormPage(emptyForm, person, rolesToGive(actor, personId)))
    },
  }),
  route({
    method: 'POST',
    path: '/people/:personId/roles/add',
    permission: 'edit-people',
    sensitive: true,
    params,
    async handle({ app, actor, form, params: { personId } }) {
      const person = await app.transaction(actor, tx => getPerson(tx, personId))
      const roles = rolesToGive(actor, personId)
      const parsed = parseForm(roleForm, withDays(form, 'startsOn', 'endsOn'))
      if (!parsed.ok) return showPage(roleFormPage(parsed.state, person, roles), 400)
      const outcome = await giveRole(app, actor, personId, parsed.data)
      return outcome.isDone
        ? redirect(personUrl(personId), `${person.name} has the role of ${ROLES[parsed.data.role].toLowerCase()}.`)
        : showPage(roleFormPage({ values: form, errors: outcome.errors }, person, roles), 400)
    },
  }),
]
