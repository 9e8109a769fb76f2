import { z } from 'zod'
import { route, showPage } from '#platform/http/route.ts'
import { listAgencies } from '../../agency.store.ts'
import { pageOf } from '../../page-of.ts'
import { listPeople } from '../../person.store.ts'
import { matchesPersonFilter, personFilterOf } from '../../person-filter.ts'
import { mayEdit } from '../../policy.ts'
import { peoplePage } from './people.view.ts'

const word = z.string().optional().catch(undefined)

export const peopleRoute = route({
  method: 'GET',
  path: '/people',
  permission: 'see-people',
  query: z.object({ agency: word, role: word, state: word, from: word }),
  async handle({ app, actor, query }) {
    const [people, agencies] = await app.transaction(actor, async tx => [await listPeople(tx), await listAgencies(tx)])
    const today = app.clock.today()
    const filter = personFilterOf(query)
    const employers = new Set(people.map(person => person.agencyId))
    return showPage(
      peoplePage({
        filter,
        page: pageOf(
          people.filter(person => matchesPersonFilter(person, filter, today)),
          person => person.personId,
          query.from,
        ),
        agencies: agencies.filter(agency => employers.has(agency.agencyId)),
        today,
        mayEdit: mayEdit(actor, 'edit-people'),
      }),
    )
  },
})
