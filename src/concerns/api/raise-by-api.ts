import type { ApiVisit } from '#platform/api/api-route.ts'
import { takeKey } from '#platform/api/request.store.ts'
import type { App } from '#platform/app.ts'
import { mayBeMailed, receiveAndAcknowledge } from '../receiving/receive-and-acknowledge.ts'
import { newIds } from '../receiving/receive-concern.ts'
import { unlessReferenceIsTaken } from '../receiving/reference-taken.ts'
import type { ConcernBody } from './concern-body.ts'
import { concernFromBody } from './concern-from-body.ts'
import { type RaisedByApi, type Raising, raiseTogether, usedBefore } from './raise-together.ts'

/** Takes in a concern of another system, once for each key: whoever sends it again is answered as the first time. */
export function raiseByApi(visit: ApiVisit<ConcernBody>): Promise<RaisedByApi> {
  const { app, actor, agencyKind, body, key, bodyHash } = visit
  const { agencyId, agencyName = '' } = actor
  const concern = concernFromBody(body, { agencyId, name: agencyName, kind: agencyKind })
  return unlessReferenceIsTaken(() => {
    const raising = { actor, concern, key, bodyHash, ids: newIds(app, body.about) }
    return mayBeMailed(concern) ? raiseWithMail(app, raising) : raiseTogether(app, raising)
  })
}

function raiseWithMail(app: App, { actor, concern, ids, key, bodyHash }: Raising): Promise<RaisedByApi> {
  return app.transaction(actor, async tx => {
    const at = app.clock.now()
    const answer: RaisedByApi = { reference: ids.reference, receivedAt: at.toString() }
    const taken = await takeKey(tx, { actor: actor.id, key, bodyHash, answer, at })
    if (taken.outcome === 'other-body') throw usedBefore()
    if (taken.outcome === 'again') return taken.answer as RaisedByApi
    await receiveAndAcknowledge(app, tx, actor, concern, ids)
    return answer
  })
}
