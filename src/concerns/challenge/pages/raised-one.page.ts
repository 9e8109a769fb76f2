import { z } from 'zod'
import { appendAudit } from '#platform/audit/trail.ts'
import { refuseRecord } from '#platform/auth/restriction/break-glass.ts'
import { NotFound } from '#platform/errors.ts'
import { route, showPage } from '#platform/http/route.ts'
import { listTold } from '../../feedback/feedback.store.ts'
import { findRaised } from '../../feedback/raised.store.ts'
import { asSender } from '../../feedback/sender.ts'
import { mayReadOwnConcern } from '../../policy.ts'
import { printAnswers } from '../../portal/print-answers.ts'
import { readReference } from '../../reference.ts'
import { listOwnChallenges } from '../challenge.store.ts'
import { raisedOnePage } from './raised-one.view.ts'

export const raisedOneRoute = route({
  method: 'GET',
  path: '/raised/:reference',
  permission: 'see-own-concerns',
  params: z.object({ reference: z.string() }),
  async handle({ app, actor, params }) {
    const reference = readReference(params.reference)
    if (reference === undefined) throw new NotFound('You raised nothing of this reference.')
    const found = await app.transaction(actor, async tx => {
      const raised = await findRaised(tx, asSender(actor, app.clock.now()), reference)
      if (!raised || !mayReadOwnConcern(actor, raised.raisedBy)) return undefined
      await appendAudit(tx, actor, { event: 'own-concern-opened', subject: { concern: raised.concernId } })
      const told = await listTold(tx, actor.id, [raised.concernId])
      return { raised, told, challenges: await listOwnChallenges(tx, actor, raised.concernId) }
    })
    if (!found) return refuseRecord(app, actor, { kind: 'concern', reference })
    const answers = printAnswers(found.raised.about, found.raised.answers, true)
    return showPage(raisedOnePage({ ...found, answers, today: app.clock.today() }))
  },
})
