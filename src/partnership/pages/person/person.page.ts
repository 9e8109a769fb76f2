import { z } from 'zod'
import { route, showPage } from '#platform/http/route.ts'
import { listChairs, listMemberships } from '../../group.store.ts'
import { GROUP_ROLES } from '../../group.ts'
import { getPerson } from '../../person.store.ts'
import { mayEdit, mayGiveRole } from '../../policy.ts'
import { readStructure } from '../../structure.store.ts'
import { latestNames } from '../../structure.ts'
import { currentFirst } from '../../term.ts'
import { type GroupPart, personPage } from './person.view.ts'

export const personRoute = route({
  method: 'GET',
  path: '/people/:personId',
  permission: 'see-people',
  params: z.object({ personId: z.uuid() }),
  async handle({ app, actor, params: { personId } }) {
    const today = app.clock.today()
    const page = await app.transaction(actor, async tx => {
      const person = await getPerson(tx, personId)
      const names = latestNames(await readStructure(tx), today)
      const chairs = await listChairs(tx, { personId })
      const seats = await listMemberships(tx, { personId })
      const groups: GroupPart[] = [
        ...chairs.map(chair => ({ ...chair, as: chair.isVice ? 'Vice chair' : 'Chair' })),
        ...seats.map(seat => ({ ...seat, as: GROUP_ROLES[seat.role] })),
      ].map(part => ({
        groupId: part.groupId,
        groupName: names.get(part.groupId) ?? '',
        as: part.as,
        startsOn: part.startsOn,
        endsOn: part.endsOn,
      }))
      return { person, groups: currentFirst(groups, today, part => part.groupName) }
    })
    return showPage(
      personPage({
        ...page,
        today,
        mayEdit: mayEdit(actor, 'edit-people'),
        mayGiveRoles: mayGiveRole(actor, personId, 'group-member'),
        mayEndRole: held =>
          mayGiveRole(actor, personId, held.role) &&
          (held.endsOn === undefined || Temporal.PlainDate.compare(held.endsOn, today) > 0),
      }),
    )
  },
})
