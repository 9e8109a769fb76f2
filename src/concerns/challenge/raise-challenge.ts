import { randomUUIDv7 } from 'node:crypto'
import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { refuseRecord } from '#platform/auth/restriction/break-glass.ts'
import { clockFor } from '#platform/clock-rules.ts'
import type { Tx } from '#platform/db/database.ts'
import { Conflict, errorCode, NotFound, Refusal } from '#platform/errors.ts'
import { standingOf } from '../case/case.ts'
import { insertEvent } from '../case/history.store.ts'
import { NO_RECORD, withCase } from '../case/open-case.ts'
import { assertAllows } from '../concern.ts'
import { asSender } from '../feedback/sender.ts'
import { readReference } from '../reference.ts'
import { findOwnDecision, getDecider, insertChallenge, insertLevel } from './challenge.store.ts'
import { type Challenger, LEVELS } from './challenge.ts'

interface Raising {
  readonly concernId: string
  readonly reference: string
  readonly challenger: Challenger
  readonly challengerName: string
  readonly reason: string
  readonly decisionVersion: number
  readonly decidedBy: string
}

const UNIQUE_VIOLATION = '23505'

/**
 * A referrer disagrees with the decision on a concern that they raised: the first level has it from today. They read no
 * case by it. Throws Refusal while nothing is decided, Conflict while another disagreement stands.
 */
export async function raiseChallenge(
  app: App,
  actor: Actor,
  given: { readonly reference: string; readonly reason: string },
): Promise<void> {
  const reference = readReference(given.reference)
  if (reference === undefined) throw new NotFound(NO_RECORD)
  const raised = await once(() =>
    app.transaction(actor, async tx => {
      const own = await findOwnDecision(tx, asSender(actor, app.clock.now()), reference)
      if (!own) return false
      const { concernId, version, decidedBy } = own
      if (version === undefined)
        throw new Refusal('You cannot disagree with the decision because it has not been decided yet.')
      await write(app, tx, actor, {
        concernId,
        reference,
        challenger: 'referrer',
        challengerName: actor.agencyName ?? actor.name,
        reason: given.reason,
        decisionVersion: version,
        decidedBy,
      })
      return true
    }),
  )
  if (!raised) await refuseRecord(app, actor, { kind: 'concern', reference })
}

/** The team writes down that somebody disagrees who telephoned or wrote. */
export function recordChallenge(
  app: App,
  actor: Actor,
  given: {
    readonly reference: string
    readonly challenger: Challenger
    readonly challengerName: string
    readonly reason: string
  },
): Promise<void> {
  return once(() =>
    withCase(app, actor, { reference: given.reference, toChange: true }, async (tx, { found }) => {
      assertAllows(standingOf(found), 'challenge')
      const { concernId, reference, decisionVersion } = found
      const decidedBy = await getDecider(tx, concernId, decisionVersion)
      await write(app, tx, actor, { ...given, concernId, reference, decisionVersion, decidedBy })
    }),
  )
}

async function once<T>(transact: () => Promise<T>): Promise<T> {
  try {
    return await transact()
  } catch (error) {
    if (errorCode(error) !== UNIQUE_VIOLATION) throw error
    throw new Conflict('A disagreement about this decision is being answered already.')
  }
}

async function write(app: App, tx: Tx, actor: Actor, raising: Raising): Promise<void> {
  const at = app.clock.now()
  const on = app.clock.today()
  const { partnershipId } = actor
  const challengeId = randomUUIDv7()
  const [first] = LEVELS
  const { rule, dueOn } = clockFor(first.rule, on)
  const base = { partnershipId, challengeId, raisedBy: actor.id }
  await insertChallenge(tx, { ...raising, ...base, at, on })
  const { decidedBy, concernId } = raising
  await insertLevel(tx, {
    ...base,
    level: first.level,
    decidedBy,
    reason: '',
    beganOn: on,
    clockRule: rule.version,
    dueOn,
  })
  await insertEvent(tx, {
    partnershipId,
    concernId,
    at,
    kind: 'challenged',
    words: `${raising.challengerName} disagrees with the decision`,
    note: raising.reason,
    by: actor.id,
  })
  await appendAudit(tx, actor, { event: 'concern-challenged', subject: { concern: concernId, challenge: challengeId } })
}
