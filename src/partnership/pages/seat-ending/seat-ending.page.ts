import { z } from 'zod'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { NotFound } from '#platform/errors.ts'
import { dayField, withDays } from '#platform/http/day-field.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { redirect, route, showPage } from '#platform/http/route.ts'
import { emptyForm } from '#platform/ui/form-state.ts'
import { listMemberships } from '../../group.store.ts'
import type { Membership } from '../../group.ts'
import { groupUrl } from '../../partnership.urls.ts'
import { endSeat } from '../../seat-people.ts'
import { seatEndingPage } from './seat-ending.view.ts'

const params = z.object({ groupId: z.uuid(), groupMemberId: z.uuid() })
const endingForm = z.object({ endsOn: dayField('The last day') })

async function seatOf(app: App, actor: Actor, key: z.infer<typeof params>): Promise<Membership> {
  const seats = await app.transaction(actor, tx => listMemberships(tx, { groupId: key.groupId }))
  const seat = seats.find(each => each.groupMemberId === key.groupMemberId)
  if (!seat) throw new NotFound('There is no such seat.')
  return seat
}

export const seatEndingRoutes = [
  route({
    method: 'GET',
    path: '/groups/:groupId/members/:groupMemberId/end',
    permission: 'edit-groups',
    params,
    async handle({ app, actor, params: key }) {
      return showPage(seatEndingPage(emptyForm, await seatOf(app, actor, key)))
    },
  }),
  route({
    method: 'POST',
    path: '/groups/:groupId/members/:groupMemberId/end',
    permission: 'edit-groups',
    params,
    async handle({ app, actor, form, params: key }) {
      const seat = await seatOf(app, actor, key)
      const parsed = parseForm(endingForm, withDays(form, 'endsOn'))
      if (!parsed.ok) return showPage(seatEndingPage(parsed.state, seat), 400)
      const outcome = await endSeat(app, actor, key, parsed.data.endsOn)
      return outcome.isDone
        ? redirect(groupUrl(key.groupId), 'The last day of the seat is on record.')
        : showPage(seatEndingPage({ values: form, errors: outcome.errors }, seat), 400)
    },
  }),
]
