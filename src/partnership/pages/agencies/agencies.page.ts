import { z } from 'zod'
import { route, showPage } from '#platform/http/route.ts'
import { listAgencies } from '../../agency.store.ts'
import { isPartnerOn } from '../../agency.ts'
import { agencyFilterOf, matchesAgencyFilter } from '../../agency-filter.ts'
import { pageOf } from '../../page-of.ts'
import { mayEdit } from '../../policy.ts'
import { membershipGaps } from '../../statutory-roles.ts'
import { agenciesPage } from './agencies.view.ts'

const word = z.string().optional().catch(undefined)

export const agenciesRoute = route({
  method: 'GET',
  path: '/agencies',
  permission: 'see-partnership',
  query: z.object({ kind: word, role: word, state: word, from: word }),
  async handle({ app, actor, query }) {
    const agencies = await app.transaction(actor, listAgencies)
    const today = app.clock.today()
    const filter = agencyFilterOf(query)
    const found = agencies.filter(agency => matchesAgencyFilter(agency, filter, today))
    return showPage(
      agenciesPage({
        filter,
        page: pageOf(found, agency => agency.agencyId, query.from),
        gaps: membershipGaps(agencies.filter(agency => isPartnerOn(agency, today))),
        mayEdit: mayEdit(actor, 'edit-agencies'),
      }),
    )
  },
})
