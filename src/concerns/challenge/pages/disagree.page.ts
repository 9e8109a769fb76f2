import { z } from 'zod'
import { appendAudit } from '#platform/audit/trail.ts'
import { refuseRecord } from '#platform/auth/restriction/break-glass.ts'
import { NotFound } from '#platform/errors.ts'
import { type Answer, type Route, redirect, route, showPage, type Visit } from '#platform/http/route.ts'
import { emptyForm, type FormState } from '#platform/ui/form-state.ts'
import { isMendable } from '../../case/not-recorded.ts'
import { NO_RECORD } from '../../case/open-case.ts'
import { raisedOneUrl } from '../../concerns.urls.ts'
import { asSender } from '../../feedback/sender.ts'
import { readReference } from '../../reference.ts'
import { findOwnDecision, listOwnChallenges } from '../challenge.store.ts'
import { raiseChallenge } from '../raise-challenge.ts'
import { disagreePage } from './disagree.view.ts'
import { type Errors, reasonOf } from './reason-of.ts'

const params = z.object({ reference: z.string() })

async function shown(
  { app, actor, params: { reference } }: Visit<{ reference: string }>,
  state: FormState,
  status = 200,
  why?: string,
): Promise<Answer> {
  const own = readReference(reference)
  if (own === undefined) throw new NotFound(NO_RECORD)
  const read = await app.transaction(actor, async tx => {
    const decision = await findOwnDecision(tx, asSender(actor, app.clock.now()), own)
    if (!decision) return undefined
    const { concernId } = decision
    await appendAudit(tx, actor, { event: 'own-concern-opened', subject: { concern: concernId, part: 'disagree' } })
    return { decision, challenges: await listOwnChallenges(tx, actor, concernId) }
  })
  if (!read) return refuseRecord(app, actor, { kind: 'concern', reference: own })
  const { decision, challenges } = read
  return showPage(
    disagreePage({
      reference: own,
      isDecided: decision.version !== undefined,
      challenges,
      today: app.clock.today(),
      state,
      why,
    }),
    status,
  )
}

export const disagreeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/raised/:reference/disagree',
    permission: 'see-own-concerns',
    params,
    handle: visit => shown(visit, emptyForm),
  }),
  route({
    method: 'POST',
    path: '/raised/:reference/disagree',
    permission: 'see-own-concerns',
    params,
    async handle(visit) {
      const {
        app,
        actor,
        form,
        params: { reference },
      } = visit
      const errors: Errors = {}
      const reason = reasonOf(form, 'reason', 'Enter why you disagree', errors)
      if (Object.keys(errors).length > 0) return shown(visit, { values: form, errors }, 400)
      try {
        await raiseChallenge(app, actor, { reference, reason })
        return redirect(raisedOneUrl(reference), 'Your disagreement is with somebody who did not make the decision.')
      } catch (error) {
        if (!isMendable(error)) throw error
        return shown(visit, { values: form, errors: {} }, 409, error.message)
      }
    },
  }),
]
