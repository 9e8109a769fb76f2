import { z } from 'zod'
import { publicRoute, showPage } from '#platform/http/route.ts'
import { atDoorOf } from '../at-door.ts'
import { howUsedPage } from './how-used.view.ts'

export const howUsedRoute = publicRoute({
  method: 'GET',
  path: '/raise/:partnership/how-it-is-used',
  permission: 'open-door',
  params: z.object({ partnership: z.string() }),
  async handle(visit) {
    const { door } = await atDoorOf(visit, visit.params.partnership)
    return showPage(howUsedPage(door))
  },
})
