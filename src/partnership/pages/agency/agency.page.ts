import { z } from 'zod'
import { hasPermission } from '#platform/auth/permissions.ts'
import { route, showPage } from '#platform/http/route.ts'
import { getAgency } from '../../agency.store.ts'
import { isPartnerOn } from '../../agency.ts'
import { listMemberships } from '../../group.store.ts'
import { listPeopleOfAgency } from '../../person.store.ts'
import { mayEdit } from '../../policy.ts'
import { readStructure } from '../../structure.store.ts'
import { latestNames } from '../../structure.ts'
import { currentFirst } from '../../term.ts'
import { agencyPage } from './agency.view.ts'

export const agencyRoute = route({
  method: 'GET',
  path: '/agencies/:agencyId',
  permission: 'see-partnership',
  params: z.object({ agencyId: z.uuid() }),
  async handle({ app, actor, params }) {
    const today = app.clock.today()
    const maySeePeople = hasPermission(actor.roles, 'see-people')
    const page = await app.transaction(actor, async tx => {
      const agency = await getAgency(tx, params.agencyId)
      const names = latestNames(await readStructure(tx), today)
      const seats = await listMemberships(tx, { agencyId: agency.agencyId })
      return {
        agency,
        memberships: currentFirst(
          seats.map(seat => ({ ...seat, groupName: names.get(seat.groupId) ?? '' })),
          today,
          seat => seat.groupName,
        ),
        people: maySeePeople ? await listPeopleOfAgency(tx, agency.agencyId) : [],
      }
    })
    const isPartner = isPartnerOn(page.agency, today)
    return showPage(agencyPage({ ...page, today, isPartner, maySeePeople, mayEdit: mayEdit(actor, 'edit-agencies') }))
  },
})
