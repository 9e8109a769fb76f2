import { z } from 'zod'
import { parseDay } from '#platform/day.ts'
import { NotFound } from '#platform/errors.ts'
import { route, showPage } from '#platform/http/route.ts'
import { listChairs, listMemberships } from '../../group.store.ts'
import { mayEdit } from '../../policy.ts'
import { readStructure } from '../../structure.store.ts'
import { structureOn } from '../../structure.ts'
import { groupPage } from './group.view.ts'

export const groupRoute = route({
  method: 'GET',
  path: '/groups/:groupId',
  permission: 'see-partnership',
  params: z.object({ groupId: z.uuid() }),
  query: z.object({ on: z.string().optional().catch(undefined) }),
  async handle({ app, actor, params: { groupId }, query }) {
    const today = app.clock.today()
    const day = (query.on && parseDay(query.on)) || today
    const { history, chairs, memberships } = await app.transaction(actor, async tx => ({
      history: await readStructure(tx),
      chairs: await listChairs(tx, { groupId }),
      memberships: await listMemberships(tx, { groupId }),
    }))
    const versions = history.versions.filter(version => version.groupId === groupId)
    if (versions.length === 0) throw new NotFound('There is no such group.')
    const groups = structureOn(history, day)
    return showPage(
      groupPage({
        day,
        isToday: day.equals(today),
        group: groups.find(group => group.groupId === groupId),
        versions,
        below: groups.filter(group => group.parents.some(parent => parent.groupId === groupId)),
        chairs,
        memberships,
        mayEdit: mayEdit(actor, 'edit-groups'),
      }),
    )
  },
})
