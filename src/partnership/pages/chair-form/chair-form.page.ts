import { z } from 'zod'
import { dayField, optionalDayField } from '#platform/http/day-field.ts'
import { formRoutes } from '#platform/http/form-routes.ts'
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

export const chairFormRoutes = formRoutes({
  path: '/groups/:groupId/chair',
  permission: 'edit-groups',
  params,
  async read({ app, actor, params: { groupId } }) {
    const { group } = await groupToChange(app, actor, groupId)
    const today = app.clock.today()
    const people = (await app.transaction(actor, listPeople)).filter(person => !hasEndedBy(person, today))
    return { group, people }
  },
  page: (state, { group, people }) => chairFormPage(state, group, people),
  form: chairForm,
  days: ['startsOn', 'endsOn'],
  async send({ app, actor, params: { groupId } }, chair) {
    const outcome = await appointChair(app, actor, groupId, chair)
    return outcome.isDone ? { to: groupUrl(groupId), said: 'The chair is on record.' } : outcome
  },
})
