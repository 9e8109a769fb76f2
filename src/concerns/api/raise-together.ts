import { ApiProblem } from '#platform/api/problem.ts'
import { takeKeys } from '#platform/api/request.store.ts'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { inContext } from '#platform/db/context.ts'
import { gather } from '#platform/gather.ts'
import type { NewConcern } from '../receiving/new-concern.ts'
import { acknowledgedOnPage } from '../receiving/receive-and-acknowledge.ts'
import { type ConcernIds, receiveConcerns } from '../receiving/receive-concern.ts'

/** A concern that another system hands in under a key of its own. */
export interface Raising {
  readonly actor: Actor
  readonly concern: NewConcern
  readonly ids: ConcernIds
  readonly key: string
  readonly bodyHash: Buffer
}

export interface RaisedByApi {
  readonly reference: string
  readonly receivedAt: string
}

type Outcome = { readonly raised: RaisedByApi } | { readonly error: unknown }

/** Who writes what several systems hand in at once; the database holds each row to a token of the partnership. */
const API = 'api'

/** Nobody waits long for a transaction that is stuck behind another, and none holds more than is quickly tried one by one. */
const GATHERED = { lateAfter: 100, atOnce: 2, most: 50 }

const doors = new WeakMap<App, (raising: Raising) => Promise<Outcome>>()

/** Takes in a concern with whatever else arrives at the same moment, and tells each sender of their own alone. */
export async function raiseTogether(app: App, raising: Raising): Promise<RaisedByApi> {
  const door = doors.get(app) ?? gather((all: readonly Raising[]) => raiseAll(app, all), GATHERED)
  doors.set(app, door)
  const outcome = await door(raising)
  if ('error' in outcome) throw outcome.error
  return outcome.raised
}

async function raiseAll(app: App, all: readonly Raising[]): Promise<Outcome[]> {
  const places = Map.groupBy(all.keys(), place => all[place]?.actor.partnershipId ?? '')
  const outcomes: Outcome[] = []
  await Promise.all(
    [...places.values()].map(async of => {
      const found = await raiseForPartnership(
        app,
        of.flatMap(place => all[place] ?? []),
      )
      for (const [index, place] of of.entries()) outcomes[place] = found[index] ?? { error: new Error('not raised') }
    }),
  )
  return outcomes
}

/** When one of them cannot be taken in, each is tried by itself: nobody's concern waits for somebody else's fault. */
async function raiseForPartnership(app: App, all: readonly Raising[]): Promise<Outcome[]> {
  try {
    return await transact(app, all)
  } catch (error) {
    if (all.length === 1) return [{ error }]
    return (await Promise.all(all.map(each => raiseForPartnership(app, [each])))).flat()
  }
}

function transact(app: App, all: readonly Raising[]): Promise<Outcome[]> {
  const [first] = all
  if (!first) return Promise.resolve([])
  const { id, partnershipId, agencyId } = first.actor
  const context = all.length === 1 ? { partnershipId, agencyId, actor: id } : { partnershipId, actor: API }
  return inContext(app.database('kith_agency'), context, async tx => {
    const at = app.clock.now()
    const answers = all.map(({ ids }): RaisedByApi => ({ reference: ids.reference, receivedAt: at.toString() }))
    const taken = await takeKeys(
      tx,
      all.map(({ actor, key, bodyHash }, index) => {
        return { actor: actor.id, key, bodyHash, answer: answers[index], at }
      }),
    )
    const isNew = taken.map(({ outcome }) => outcome === 'first')
    const fresh = all.filter((_, index) => isNew[index])
    if (fresh.length > 0)
      await receiveConcerns(
        app,
        tx,
        fresh.map(({ actor, concern, ids }) => ({ actor, ids, given: acknowledgedOnPage(concern) })),
        at,
      )
    return taken.map((each, index): Outcome => {
      if (each.outcome === 'other-body') return { error: usedBefore() }
      return { raised: (each.outcome === 'again' ? each.answer : answers[index]) as RaisedByApi }
    })
  })
}

export const usedBefore = (): ApiProblem =>
  new ApiProblem(409, 'This Idempotency-Key was used with another body. Use a new key for another concern.')
