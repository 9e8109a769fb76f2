import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { Conflict } from '#platform/errors.ts'
import { withDays } from '#platform/http/day-field.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { type Answer, redirect, route, showPage, type Visit } from '#platform/http/route.ts'
import { individualUrl } from '../../../concerns.urls.ts'
import { changeIndividual, withIndividual } from '../../change-individual.ts'
import { listLinks } from '../../link.store.ts'
import { detailsFrom, individualForm, valuesOf } from './individual.form.ts'
import { changeIndividualPage, individualPage } from './individual.view.ts'

const params = z.object({ id: z.uuid() })
type Id = z.infer<typeof params>
const permission = 'handle-concerns'

const read = (app: App, actor: Actor, id: string) =>
  withIndividual(app, actor, { individualId: id }, async (tx, open) => {
    const concerns = open.concerns.map(({ concernId }) => concernId)
    await appendAudit(tx, actor, { event: 'individual-opened', subject: { individual: id, concerns } })
    const references = open.concerns.map(({ reference }) => reference)
    return { open, links: await listLinks(tx, id, references) }
  })

async function change({ app, actor, form, params: { id } }: Visit<Id>): Promise<Answer> {
  const parsed = parseForm(individualForm(app.clock.today()), withDays(form, 'born', 'died'))
  const { open } = await read(app, actor, id)
  if (!parsed.ok) return showPage(changeIndividualPage(open.individual, parsed.state), 400)
  const { version, reason } = parsed.data
  try {
    await changeIndividual(app, actor, { individualId: id, version, details: detailsFrom(parsed.data), reason })
    return redirect(individualUrl(id), 'The details are corrected.')
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return showPage(changeIndividualPage(open.individual, { values: form, errors: {} }, error.message), 409)
  }
}

export const individualRoutes = [
  route({
    method: 'GET',
    path: '/individuals/:id',
    permission,
    params,
    async handle({ app, actor, params: { id } }) {
      const { open, links } = await read(app, actor, id)
      return showPage(individualPage(open, links, app.clock.today()))
    },
  }),
  route({
    method: 'GET',
    path: '/individuals/:id/change',
    permission,
    params,
    async handle({ app, actor, params: { id } }) {
      const { individual } = (await read(app, actor, id)).open
      return showPage(changeIndividualPage(individual, { values: valuesOf(individual), errors: {} }))
    },
  }),
  route({ method: 'POST', path: '/individuals/:id/change', permission, params, handle: change }),
]
