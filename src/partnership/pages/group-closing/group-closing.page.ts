import { z } from 'zod'
import { dayField } from '#platform/http/day-field.ts'
import { formRoutes } from '#platform/http/form-routes.ts'
import type { Visit } from '#platform/http/route.ts'
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

const read = ({ app, actor, params: { groupId } }: Visit<z.infer<typeof params>>) => groupToChange(app, actor, groupId)

export const groupClosingRoutes = formRoutes({
  path: '/groups/:groupId/close',
  permission: 'edit-groups',
  params,
  read,
  page: (state, { group, groups }) => groupClosingPage(state, group, below(groups, group.groupId)),
  form: closingForm,
  days: ['lastDay'],
  async send(visit, closing) {
    const { group } = await read(visit)
    const { groupId, name } = group
    const outcome = await closeGroup(visit.app, visit.actor, groupId, closing)
    if (outcome.isDone) return { to: groupUrl(groupId), said: `The last day of ${name} is on record.` }
    const { parentIds, ...errors } = outcome.errors
    return { errors: parentIds === undefined ? errors : { lastDay: `${parentIds}. Change that first` } }
  },
})
