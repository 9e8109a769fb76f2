import { z } from 'zod'
import { appendAudit } from '#platform/audit/trail.ts'
import { route, showPage } from '#platform/http/route.ts'
import { raiseUrl } from '../../../concerns.urls.ts'
import { readReference } from '../../../reference.ts'
import { listTold } from '../../feedback.store.ts'
import { countRaised, listRaised } from '../../raised.store.ts'
import { asSender } from '../../sender.ts'
import { raisedPage } from './raised.view.ts'

const PAGE_LENGTH = 25

export const raisedRoute = route({
  method: 'GET',
  path: '/raised',
  permission: 'see-own-concerns',
  query: z.object({ before: z.string().max(20).optional().catch(undefined) }),
  async handle({ app, actor, query }) {
    const before = query.before === undefined ? undefined : readReference(query.before)
    const sender = asSender(actor, app.clock.now())
    const found = await app.transaction(actor, async tx => {
      const rows = await listRaised(tx, sender, { before, most: PAGE_LENGTH + 1 })
      const raised = rows.slice(0, PAGE_LENGTH)
      const concerns = raised.map(each => each.concernId)
      if (concerns.length > 0) await appendAudit(tx, actor, { event: 'own-concerns-listed', subject: { concerns } })
      return {
        raised,
        hasMore: rows.length > raised.length,
        total: await countRaised(tx, sender),
        told: await listTold(tx, actor.id, concerns),
      }
    })
    return showPage(raisedPage({ ...found, isFirst: before === undefined, raiseUrl: raiseUrl() }))
  },
})
