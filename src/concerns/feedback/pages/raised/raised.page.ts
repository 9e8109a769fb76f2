import { appendAudit } from '#platform/audit/trail.ts'
import { route, showPage } from '#platform/http/route.ts'
import { raiseUrl } from '../../../concerns.urls.ts'
import { listTold } from '../../feedback.store.ts'
import { listRaised } from '../../raised.store.ts'
import { asSender } from '../../sender.ts'
import { raisedPage } from './raised.view.ts'

const MOST = 100

export const raisedRoute = route({
  method: 'GET',
  path: '/raised',
  permission: 'see-own-concerns',
  async handle({ app, actor }) {
    const found = await app.transaction(actor, async tx => {
      const raised = await listRaised(tx, asSender(actor, app.clock.now()), MOST)
      const concerns = raised.map(each => each.concernId)
      if (concerns.length > 0) await appendAudit(tx, actor, { event: 'own-concerns-listed', subject: { concerns } })
      const references = new Set(raised.map(({ reference }) => reference))
      return { raised, told: (await listTold(tx, actor.id)).filter(({ reference }) => references.has(reference)) }
    })
    return showPage(raisedPage({ ...found, raiseUrl: raiseUrl() }))
  },
})
