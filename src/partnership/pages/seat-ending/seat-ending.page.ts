import { z } from 'zod'
import { NotFound } from '#platform/errors.ts'
import { dayField } from '#platform/http/day-field.ts'
import { formRoutes } from '#platform/http/form-routes.ts'
import type { Visit } from '#platform/http/route.ts'
import { listMemberships } from '../../group.store.ts'
import type { Membership } from '../../group.ts'
import { groupUrl } from '../../partnership.urls.ts'
import { endSeat } from '../../seat-people.ts'
import { seatEndingPage } from './seat-ending.view.ts'

const params = z.object({ groupId: z.uuid(), groupMemberId: z.uuid() })
const endingForm = z.object({ endsOn: dayField('The last day') })

async function read({ app, actor, params: key }: Visit<z.infer<typeof params>>): Promise<Membership> {
  const seats = await app.transaction(actor, tx => listMemberships(tx, { groupId: key.groupId }))
  const seat = seats.find(each => each.groupMemberId === key.groupMemberId)
  if (!seat) throw new NotFound('There is no such seat.')
  return seat
}

export const seatEndingRoutes = formRoutes({
  path: '/groups/:groupId/members/:groupMemberId/end',
  permission: 'edit-groups',
  params,
  read,
  page: seatEndingPage,
  form: endingForm,
  days: ['endsOn'],
  async send(visit, { endsOn }) {
    await read(visit)
    const outcome = await endSeat(visit.app, visit.actor, visit.params, endsOn)
    return outcome.isDone
      ? { to: groupUrl(visit.params.groupId), said: 'The last day of the seat is on record.' }
      : outcome
  },
})
