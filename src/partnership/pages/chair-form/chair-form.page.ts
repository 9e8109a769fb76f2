import { z } from 'zod'
import { dayField, optionalDayField, withDays } from '#platform/http/day-field.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { type Answer, redirect, route, showPage, type Visit } from '#platform/http/route.ts'
import { emptyForm, type FormState } from '#platform/ui/form-state.ts'
import { groupUrl } from '../../partnership.urls.ts'
import { listPeople } from '../../person.store.ts'
import { appointChair } from '../../seat-people.ts'
import { hasEndedBy } from '../../term.ts'
import { groupToChange } from '../group-form/group-form.page.ts'
import { chairFormPage } from './chair-form.view.ts'

const params = z.object({ groupId: z.uuid() })
const chairForm = z.object({
  words: z
    .string('Enter the office that chairs')
    .trim()
    .min(1, 'Enter the office that chairs')
    .max(120, 'The office must be 120 characters or fewer'),
  personId: z
    .union([z.literal(''), z.uuid()], 'Select a person, or nobody')
    .transform(id => (id === '' ? undefined : id)),
  startsOn: dayField('The first day'),
  endsOn: optionalDayField('The last day'),
})

async function shown({ app, actor }: Visit, groupId: string, state: FormState): Promise<Answer> {
  const { group } = await groupToChange(app, actor, groupId)
  const today = app.clock.today()
  const people = (await app.transaction(actor, listPeople)).filter(person => !hasEndedBy(person, today))
  return showPage(chairFormPage(state, group, people), state === emptyForm ? 200 : 400)
}

export const chairFormRoutes = [
  route({
    method: 'GET',
    path: '/groups/:groupId/chair',
    permission: 'edit-groups',
    params,
    handle: visit => shown(visit, visit.params.groupId, emptyForm),
  }),
  route({
    method: 'POST',
    path: '/groups/:groupId/chair',
    permission: 'edit-groups',
    params,
    async handle(visit) {
      const { groupId } = visit.params
      const parsed = parseForm(chairForm, withDays(visit.form, 'startsOn', 'endsOn'))
      if (!parsed.ok) return shown(visit, groupId, parsed.state)
      const outcome = await appointChair(visit.app, visit.actor, groupId, parsed.data)
      return outcome.isDone
        ? redirect(groupUrl(groupId), 'The chair is on record.')
        : shown(visit, groupId, { values: visit.form, errors: outcome.errors })
    },
  }),
]
