import { z } from 'zod'
import { dayField, optionalDayField, withDays } from '#platform/http/day-field.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { type Answer, redirect, route, showPage, type Visit } from '#platform/http/route.ts'
import { emptyForm, type FormState } from '#platform/ui/form-state.ts'
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

async function shown({ app, actor }: Visit, groupId: string, state: FormState): Promise<Answer> {
  const { group } = await groupToChange(app, actor, groupId)
  const today = app.clock.today()
  const [agencies, people] = await app.transaction(actor, async tx => [await listAgencies(tx), await listPeople(tx)])
  const choices = {
    agencies: agencies.filter(agency => isPartnerOn(agency, today)),
    people: people.filter(person => !hasEndedBy(person, today)),
  }
  return showPage(seatFormPage(state, group, choices), state === emptyForm ? 200 : 400)
}

export const seatFormRoutes = [
  route({
    method: 'GET',
    path: '/groups/:groupId/members/add',
    permission: 'edit-groups',
    params,
    handle: visit => shown(visit, visit.params.groupId, emptyForm),
  }),
  route({
    method: 'POST',
    path: '/groups/:groupId/members/add',
    permission: 'edit-groups',
    params,
    async handle(visit) {
      const { groupId } = visit.params
      const parsed = parseForm(seatForm, withDays(visit.form, 'startsOn', 'endsOn'))
      if (!parsed.ok) return shown(visit, groupId, parsed.state)
      const outcome = await seatMember(visit.app, visit.actor, groupId, parsed.data)
      return outcome.isDone
        ? redirect(groupUrl(groupId), 'The member is on record.')
        : shown(visit, groupId, { values: visit.form, errors: outcome.errors })
    },
  }),
]
