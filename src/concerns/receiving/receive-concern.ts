import { randomBytes, randomUUIDv7 } from 'node:crypto'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { CaseClock } from '#platform/clock-rules.ts'
import { civilDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors.ts'
import { ageBand } from '../age-band.ts'
import type { About } from '../codes.ts'
import { decisionClock, receiptClock } from '../decision-clock.ts'
import { matchingKeys } from '../matching/matching-keys.ts'
import { makeReference } from '../reference.ts'
import type { NewConcern } from './new-concern.ts'
import { insertReceivedConcerns, type ReceivedRow } from './received.store.ts'

export interface Receipt {
  readonly concernId: string
  readonly reference: string
  readonly receivedAt: Temporal.Instant
}

/** Whoever has not signed in: what the trail names them. */
export const NOBODY = 'nobody'

/** A concern as it is handed in: by whom, and what it will be called. */
export interface HandedIn {
  readonly actor: Pick<Actor, 'id' | 'partnershipId'>
  readonly given: NewConcern
  readonly ids: ConcernIds
}

/**
 * Takes in one concern in the caller's transaction. Nobody is matched: the concern begins with an individual of its own.
 */
export async function receiveConcern(
  app: App,
  tx: Tx,
  actor: HandedIn['actor'],
  given: NewConcern,
  ids: ConcernIds = newIds(app, given.about),
): Promise<Receipt> {
  const { concernId, reference } = ids
  const receivedAt = await receiveConcerns(app, tx, [{ actor, given, ids }])
  return { concernId, reference, receivedAt }
}

/**
 * Takes in several at once, for a door that many knock at: one statement for all rows of all. All are taken in or none.
 * Answers when they were received.
 */
export async function receiveConcerns(
  app: App,
  tx: Tx,
  handedIn: readonly HandedIn[],
  receivedAt: Temporal.Instant = app.clock.now(),
): Promise<Temporal.Instant> {
  const receivedOn = civilDay(receivedAt)
  const receiptDueOn = receiptClock(receivedOn).dueOn
  const clocks = new Map<About, CaseClock>()
  const rows = handedIn.map(({ actor, given, ids }): ReceivedRow => {
    const clock = clocks.get(given.about) ?? decisionClock(given.about, receivedOn)
    clocks.set(given.about, clock)
    return {
      ...given,
      ...ids,
      partnershipId: actor.partnershipId,
      raisedBy: actor.id,
      individualId: randomUUIDv7(),
      receivedAt,
      receivedOn,
      ageBand: ageBand(given.about, given.individual, receivedOn),
      keys: matchingKeys(given.individual),
      clockRule: clock.rule.version,
      dueOn: clock.dueOn,
      receiptDueOn,
    }
  })
  // What fails has ended the transaction: the caller's other changes go with it.
  if (!(await insertReceivedConcerns(tx, rows))) throw new Refusal(NO_TEAM[handedIn[0]?.given.about ?? 'adult'])
  return receivedAt
}

/** What a concern is called from the beginning on, for whoever has to say it before it is written. */
export interface ConcernIds {
  readonly concernId: string
  readonly reference: string
}

export const newIds = (app: Pick<App, 'clock'>, about: About): ConcernIds => ({
  concernId: randomUUIDv7(),
  reference: makeReference(about === 'adult' ? 'AC' : 'CC', app.clock.today().year, randomBytes(5)),
})

const NO_TEAM: Readonly<Record<About, string>> = {
  adult: 'This partnership does not take concerns about adults here yet. Telephone the council instead.',
  child: 'This partnership does not take contacts about children here yet. Telephone the council instead.',
}
