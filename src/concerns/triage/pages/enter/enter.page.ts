import { z } from 'zod'
import { withDays } from '#platform/http/day-field.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { type Answer, type Route, redirect, route, showPage, type Visit } from '#platform/http/route.ts'
import { emptyForm, type FormState } from '#platform/ui/form-state.ts'
import { listTeamsOf } from '../../../case/team.store.ts'
import { concernUrl } from '../../../concerns.urls.ts'
import { listOpenProviders } from '../../../portal/door.store.ts'
import { enterConcern } from '../../enter-concern.ts'
import { concernOf, enterForm } from './enter.form.ts'
import { enterPage } from './enter.view.ts'

const query = z.object({ about: z.enum(['adult', 'child']).optional().catch(undefined) })

async function shown({ app, actor }: Visit, state: FormState, about: string | undefined): Promise<Answer> {
  const read = await app.transaction(actor, async tx => ({
    teams: await listTeamsOf(tx, actor.personId, app.clock.today()),
    providers: await listOpenProviders(tx),
  }))
  const abouts = read.teams.map(team => team.about)
  const chosen = abouts.find(each => each === about) ?? abouts[0]
  return showPage(enterPage({ ...read, state, about: chosen }), state === emptyForm ? 200 : 400)
}

export const enterRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/triage/enter',
    permission: 'handle-concerns',
    query,
    handle: visit => shown(visit, emptyForm, visit.query.about),
  }),
  route({
    method: 'POST',
    path: '/triage/enter',
    permission: 'handle-concerns',
    async handle(visit) {
      const { app, actor, form } = visit
      const parsed = parseForm(enterForm, withDays(form, 'bornOn'))
      if (!parsed.ok) return shown(visit, parsed.state, [form['about'] ?? ''].flat()[0])
      const { reference } = await enterConcern(app, actor, concernOf(parsed.data))
      return redirect(concernUrl(reference), `It is in the queue as ${reference}. Tell whoever raised it that number.`)
    },
  }),
]
