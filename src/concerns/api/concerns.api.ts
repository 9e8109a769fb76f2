import { z } from 'zod'
import { type ApiRoute, apiRoute } from '#platform/api/api-route.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import { refuseRecord } from '#platform/auth/restriction/break-glass.ts'
import { NotFound } from '#platform/errors.ts'
import { listTold } from '../feedback/feedback.store.ts'
import { findRaised } from '../feedback/raised.store.ts'
import { readReference } from '../reference.ts'
import { ConcernBody } from './concern-body.ts'
import { raiseByApi } from './raise-by-api.ts'

const NOTHING = 'This token raised nothing of this reference.'
const PATH = '/concerns/:reference'
const Raised = z.object({ reference: z.string(), receivedAt: z.iso.datetime() })
const Told = z.object({
  reference: z.string(),
  receivedAt: z.iso.datetime(),
  answers: z.array(
    z.object({
      kind: z.enum(['receipt', 'decision', 'outcome']),
      dueOn: z.iso.date(),
      givenOn: z.iso.date().nullable(),
      told: z.string().nullable(),
    }),
  ),
})

const raise = apiRoute({
  method: 'POST',
  path: '/concerns',
  scope: 'concerns:write',
  summary: 'Raise a concern',
  description:
    'Hands in one concern about an adult or one contact about a child. If somebody is in danger now, call 999.',
  body: ConcernBody,
  isKeyed: true,
  answer: { status: 201, description: 'It was received; keep the reference.', schema: Raised },
  async handle(visit) {
    const raised = await raiseByApi(visit)
    return { status: 201, body: raised, headers: { location: `/api/v1/concerns/${raised.reference}` } }
  },
})

const follow = apiRoute({
  method: 'GET',
  path: PATH,
  scope: 'concerns:write',
  summary: 'Read what was answered to a concern',
  description: 'What the same token raised, and what its referrer was told: never what is done with it.',
  params: z.object({ reference: z.string() }),
  answer: { status: 200, description: 'What was told, and by when the rest will be.', schema: Told },
  async handle({ app, actor, params }) {
    const reference = readReference(params.reference)
    if (reference === undefined) throw new NotFound(NOTHING)
    const read = await app.transaction(actor, async tx => {
      const found = await findRaised(tx, { raisedBy: actor.id }, reference)
      if (!found) return undefined
      await appendAudit(tx, actor, { event: 'own-concern-opened', subject: { concern: found.concernId } })
      return { raised: found, told: await listTold(tx, actor.id, [found.concernId]) }
    })
    if (!read) return refuseRecord(app, actor, { kind: 'concern', reference })
    const { raised, told } = read
    const answers = told.map(({ kind, dueOn, givenOn, told }) => ({
      kind,
      dueOn: dueOn.toString(),
      givenOn: givenOn?.toString() ?? null,
      told: told ?? null,
    }))
    return { status: 200, body: { reference: raised.reference, receivedAt: raised.receivedAt.toString(), answers } }
  },
})

/** What other systems may ask of this room. */
export const concernsApi: readonly ApiRoute[] = [raise, follow]
