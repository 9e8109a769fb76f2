import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { type Answer, type Form, redirect, route, showPage, type Visit } from '#platform/http/route.ts'
import { textOf } from '#platform/typed.ts'
import { emptyForm } from '#platform/ui/form-state.ts'
import { withCase } from '../../../case/open-case.ts'
import { concernUrl, matchUrl } from '../../../concerns.urls.ts'
import { findCandidates } from '../../find-candidates.ts'
import { findIndividual } from '../../individual.store.ts'
import { linkConcern, sayNotTheSame, separateConcern } from '../../link-concern.ts'
import { type MatchPage, matchPage, reasonField, separatePage } from './match.view.ts'

const params = z.object({ reference: z.string() })
type Reference = z.infer<typeof params>
const permission = 'handle-concerns'

const read = (app: App, actor: Actor, reference: string): Promise<MatchPage> =>
  withCase(app, actor, { reference, part: 'person' }, async (tx, { found, teams }) => {
    const individual = await findIndividual(tx, found.individualId)
    if (!individual) throw new TypeError('a concern is about nobody')
    const reader = { personId: actor.personId, now: app.clock.now() }
    const candidates = await findCandidates(tx, reader, teams, { concernId: found.concernId, individual })
    await appendAudit(tx, actor, {
      event: 'individuals-compared',
      subject: {
        concern: found.concernId,
        individuals: candidates.map(({ candidate }) => candidate.individualId),
        concerns: candidates.flatMap(({ concerns }) => concerns.map(({ concernId }) => concernId)),
      },
    })
    return { found, individual, candidates }
  })

async function say({ app, actor, form, params: { reference } }: Visit<Reference>): Promise<Answer> {
  // "link 0190...": the button that was pressed says of whom
  const [act = '', individualId = ''] = textOf(form, 'act').split(' ')
  const said = {
    reference,
    version: Number(textOf(form, 'version')),
    individualId,
    reason: textOf(form, reasonField(individualId)),
  }
  if (!z.uuid().safeParse(said.individualId).success) throw new NotFound('There is no such person in the register.')
  if (said.reason === '')
    return again(app, actor, form, reference, 400, { errors: { [reasonField(individualId)]: 'Enter why you say so' } })
  try {
    if (act !== 'link') {
      await sayNotTheSame(app, actor, said)
      return redirect(matchUrl(reference), 'It is recorded that they are not the same person.')
    }
    await linkConcern(app, actor, said)
    // Names nobody: the words wait in a cookie until the page is shown.
    return redirect(concernUrl(reference), `${reference} is now with the other concerns about this person.`)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return again(app, actor, form, reference, 409, { conflict: error.message })
  }
}

async function again(
  app: App,
  actor: Actor,
  form: Form,
  reference: string,
  status: number,
  { errors = {}, conflict }: { readonly errors?: Readonly<Record<string, string>>; readonly conflict?: string },
): Promise<Answer> {
  const state = { values: form, errors }
  return showPage(matchPage({ ...(await read(app, actor, reference)), state, conflict }), status)
}

const readToSeparate = (app: App, actor: Actor, reference: string) =>
  withCase(app, actor, { reference, part: 'separate' }, async (_tx, { found }) => found)

async function separate({ app, actor, form, params: { reference } }: Visit<Reference>): Promise<Answer> {
  const reason = textOf(form, 'reason')
  const found = await readToSeparate(app, actor, reference)
  if (reason === '')
    return showPage(separatePage(found, { values: form, errors: { reason: 'Enter why it is not about them' } }), 400)
  try {
    await separateConcern(app, actor, { reference, version: Number(textOf(form, 'version')), reason })
    return redirect(concernUrl(reference), `${reference} stands on its own again.`)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return showPage(separatePage(found, { values: form, errors: {} }, error.message), 409)
  }
}

export const matchRoutes = [
  route({
    method: 'GET',
    path: '/concerns/:reference/person',
    permission,
    params,
    handle: async ({ app, actor, params: { reference } }) => showPage(matchPage(await read(app, actor, reference))),
  }),
  route({ method: 'POST', path: '/concerns/:reference/person', permission, params, handle: say }),
  route({
    method: 'GET',
    path: '/concerns/:reference/separate',
    permission,
    params,
    handle: async ({ app, actor, params: { reference } }) =>
      showPage(separatePage(await readToSeparate(app, actor, reference), emptyForm)),
  }),
  route({ method: 'POST', path: '/concerns/:reference/separate', permission, params, handle: separate }),
]
