import { z } from 'zod'
import { dayField, optionalDayField } from '#platform/http/day-field.ts'
import { formRoutes } from '#platform/http/form-routes.ts'
import { listAgencies } from '../../agency.store.ts'
import { isPartnerOn } from '../../agency.ts'
import { isGroupRole } from '../../group.ts'
import { groupUrl } from '../../partnership.urls.ts'
import { listPeople } from '../../person.store.ts'
import { seatMember } from '../../seat-people.ts'
import { hasEndedBy } from '../../term.ts'
import { groupToChange } from '../group-form/group-form.page.ts'
import { seatFormPage } from './seat-form.view.ts'

const params = z.object({ groupId: z.uuid() })
const seatForm = z.object({
  agencyId: z.uuid('Select an agency'),
  personId: z
    .union([z.literal(''), z.uuid()], 'Select a person, or nobody')
    .transform(id => (id === '' ? undefined : id)),
  role: z.string('Select what they do in the group').transform((text, context) => {
    if (isGroupRole(text)) return text
    context.addIssue('Select what they do in the group')
    return z.NEVER
  }),
  startsOn: dayField('The first day'),
  endsOn: optionalDayField('The last day'),
})

export const seatFormRoutes = formRoutes({
  path: '/groups/:groupId/members/add',
  permission: 'edit-groups',
  params,
  async read({ app, actor, params: { groupId } }) {
    const { group } = await groupToChange(app, actor, groupId)
    const today = app.clock.today()
    const [agencies, people] = await app.transaction(actor, async tx => [await listAgencies(tx), await listPeople(tx)])
    const choices = {
      agencies: agencies.filter(agency => isPartnerOn(agency, today)),
      people: people.filter(person => !hasEndedBy(person, today)),
    }
    return { group, choices }
  },
  page: (state, { group, choices }) => seatFormPage(state, group, choices),
  form: seatForm,
  days: ['startsOn', 'endsOn'],
  async send({ app, actor, params: { groupId } }, seat) {
    const outcome = await seatMember(app, actor, groupId, seat)
    return outcome.isDone ? { to: groupUrl(groupId), said: 'The member is on record.' } : outcome
  },
})
