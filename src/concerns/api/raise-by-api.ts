import type { ApiVisit } from '#platform/api/api-route.ts'
import { ApiProblem } from '#platform/api/problem.ts'
import { takeKey } from '#platform/api/request.store.ts'
import { receiveAndAcknowledge } from '../receiving/receive-and-acknowledge.ts'
import { newIds } from '../receiving/receive-concern.ts'
import { unlessReferenceIsTaken } from '../receiving/reference-taken.ts'
import type { ConcernBody } from './concern-body.ts'
import { concernFromBody } from './concern-from-body.ts'

export interface RaisedByApi {
  readonly reference: string
  readonly receivedAt: string
}

/** Takes in a concern of another system, once for each key: whoever sends it again is answered as the first time. */
export function raiseByApi({
  app,
  actor,
  agencyKind,
  body,
  key,
  bodyHash,
}: ApiVisit<ConcernBody>): Promise<RaisedByApi> {
  const { partnershipId, agencyId, agencyName = '' } = actor
  const concern = concernFromBody(body, { agencyId, name: agencyName, kind: agencyKind })
  return unlessReferenceIsTaken(() =>
    app.transaction(actor, async tx => {
      const at = app.clock.now()
      const ids = newIds(app, body.about)
      const answer: RaisedByApi = { reference: ids.reference, receivedAt: at.toString() }
      const request = { partnershipId, actor: actor.id, key, bodyHash, answer: JSON.stringify(answer), at }
      const taken = await takeKey(tx, request)
      if (taken.outcome === 'other-body')
        throw new ApiProblem(409, 'This Idempotency-Key was used with another body. Use a new key for another concern.')
      if (taken.outcome === 'again') return taken.answer as RaisedByApi
      await receiveAndAcknowledge(app, tx, actor, concern, ids)
      return answer
    }),
  )
}
