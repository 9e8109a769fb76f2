import { publicRoute, redirect, showPage } from '#platform/http/route.ts'
import { raiseInUrl } from '../../../concerns.urls.ts'
import { doorsOf } from '../../in-portal.ts'
import { doorsPage } from './doors.view.ts'

export const doorsRoute = publicRoute({
  method: 'GET',
  path: '/raise',
  permission: 'open-door',
  async handle({ app, actor }) {
    const doors = await doorsOf(app)
    const own = doors.find(each => each.partnershipId === actor?.partnershipId)
    const only = own ?? (doors.length === 1 ? doors[0] : undefined)
    return only ? redirect(raiseInUrl(only.slug)) : showPage(doorsPage(doors))
  },
})
