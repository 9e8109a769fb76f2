import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { refuseRecord } from '#platform/auth/restriction/break-glass.ts'
import type { Tx } from '#platform/db/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { mayReadCase } from '../policy.ts'
import { readReference } from '../reference.ts'
import { findCase, lockCase } from './case.store.ts'
import type { Case } from './case.ts'
import { listEvents } from './history.store.ts'
import { momentShort } from './moment-words.ts'
import { listTeamsOf } from './team.store.ts'

export const NO_RECORD = 'There is no such record.'

/** Whoever has a case open: what they read and as whom. */
export interface OpenCase {
  readonly found: Case
  readonly teams: readonly string[]
}

export interface Opening {
  readonly reference: string
  /** holds the record until the transaction ends, to change it */
  readonly toChange?: boolean
  /** the version that was read, where something follows from it; another is a Conflict that says what changed */
  readonly version?: number
  /** which part of it is read, for the trail; a change writes its own row instead */
  readonly part?: string
}

/**
 * Opens a record in one transaction with whatever is done to it. A reading is in the audit trail; so is a refusal, which
 * says that there is no such record.
 */
export async function withCase<T>(
  app: App,
  actor: Actor,
  opening: Opening,
  work: (tx: Tx, open: OpenCase) => Promise<T>,
): Promise<T> {
  const reference = readReference(opening.reference)
  if (reference === undefined) throw new NotFound(NO_RECORD)
  const answer = await app.transaction(actor, async tx => {
    if (opening.toChange) await lockCase(tx, reference)
    const found = await findCase(tx, reference, app.clock.now())
    if (!found) return { refused: { kind: 'concern', reference } }
    const teams = (await listTeamsOf(tx, actor.personId, app.clock.today())).map(team => team.teamId)
    if (!mayReadCase(actor, teams, found)) return { refused: { kind: 'concern', id: found.concernId } }
    if (opening.version !== undefined && opening.version !== found.version) throw await changedConflict(app, tx, found)
    if (!opening.toChange) await auditOpening(tx, actor, found, opening.part)
    return { done: await work(tx, { found, teams }) }
  })
  if ('done' in answer) return answer.done
  return refuseRecord(app, actor, answer.refused)
}

const auditOpening = (tx: Tx, actor: Actor, { concernId }: Case, part = 'summary'): Promise<void> =>
  appendAudit(tx, actor, { event: 'concern-opened', subject: { concern: concernId, part } })

/** The record has moved on since it was read: says who did what, and when. */
async function changedConflict(app: App, tx: Tx, found: Case): Promise<Conflict> {
  const events = await listEvents(tx, found.concernId, 20)
  const latest = events.find(({ kind }) => kind !== 'note' && kind !== 'received')
  const what = latest
    ? `${latest.doneBy} changed this record ${momentShort(latest.happenedAt, app.clock.today())}: ${latest.words}.`
    : 'Somebody changed this record while you were reading it.'
  return new Conflict(what)
}
