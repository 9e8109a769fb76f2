import { z } from 'zod'
import type { Actor } from '#platform/auth/actor.ts'
import { isRole, ROLES, type Role } from '#platform/auth/roles.ts'
import { dayField, optionalDayField } from '#platform/http/day-field.ts'
import { formRoutes } from '#platform/http/form-routes.ts'
import type { Visit } from '#platform/http/route.ts'
import { giveRole } from '../../give-role.ts'
import { personUrl } from '../../partnership.urls.ts'
import { getPerson } from '../../person.store.ts'
import type { Person } from '../../person.ts'
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

const read = ({ app, actor, params: { personId } }: Visit<z.infer<typeof params>>): Promise<Person> =>
  app.transaction(actor, tx => getPerson(tx, personId))

export const roleFormRoutes = formRoutes({
  path: '/people/:personId/roles/add',
  permission: 'edit-people',
  sensitive: true,
  params,
  read: async visit => ({
    person: await read(visit),
    roles: rolesToGive(visit.actor, visit.params.personId),
  }),
  page: (state, { person, roles }) => roleFormPage(state, person, roles),
  form: roleForm,
  days: ['startsOn', 'endsOn'],
  async send(visit, given) {
    const { personId, name } = await read(visit)
    const outcome = await giveRole(visit.app, visit.actor, personId, given)
    return outcome.isDone
      ? { to: personUrl(personId), said: `${name} has the role of ${ROLES[given.role].toLowerCase()}.` }
      : outcome
  },
})
