import { z } from 'zod'
import { dayField, withDays } from '#platform/http/day-field.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { redirect, route, showPage } from '#platform/http/route.ts'
import { emptyForm } from '#platform/ui/form-state.ts'
import { closeGroup } from '../../arrange-group.ts'
import { groupUrl } from '../../partnership.urls.ts'
import type { GroupOn } from '../../structure.ts'
import { groupToChange } from '../group-form/group-form.page.ts'
import { groupClosingPage } from './group-closing.view.ts'

const params = z.object({ groupId: z.uuid() })
const closingForm = z.object({
  lastDay: dayField('Its last day'),
  reason: z
    .string('Enter why it is closed')
    .trim()
    .min(1, 'Enter why it is closed')
    .max(2000, 'The reason must be 2,000 characters or fewer'),
})

const below = (groups: readonly GroupOn[], groupId: string): GroupOn[] =>
  groups.filter(group => group.parents.some(parent => parent.groupId === groupId))

export const groupClosingRoutes = [
  route({
    method: 'GET',
    path: '/groups/:groupId/close',
    permission: 'edit-groups',
    params,
    async handle({ app, actor, params: { groupId } }) {
      const { group, groups } = await groupToChange(app, actor, groupId)
      return showPage(groupClosingPage(emptyForm, group, below(groups, groupId)))
    },
  }),
  route({
    method: 'POST',
    path: '/groups/:groupId/close',
    permission: 'edit-groups',
    params,
    async handle({ app, actor, form, params: { groupId } }) {
      const { group, groups } = await groupToChange(app, actor, groupId)
      const parsed = parseForm(closingForm, withDays(form, 'lastDay'))
      if (!parsed.ok) return showPage(groupClosingPage(parsed.state, group, below(groups, groupId)), 400)
      const outcome = await closeGroup(app, actor, groupId, parsed.data)
      if (outcome.isDone) return redirect(groupUrl(groupId), `The last day of ${group.name} is on record.`)
      const { parentIds, ...errors } = outcome.errors
      const shown = parentIds === undefined ? errors : { lastDay: `${parentIds}. Change that first` }
      return showPage(groupClosingPage({ values: form, errors: shown }, group, below(groups, groupId)), 400)
    },
  }),
]
