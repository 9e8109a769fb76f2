import type { App } from '../../app.ts'
import { appendAudit } from '../../audit/trail.ts'
import type { Tx } from '../../db/database.ts'
import { Conflict, NotAllowed, NotFound } from '../../errors.ts'
import type { Actor } from '../actor.ts'
import { hasPermission, type Permission } from '../permissions.ts'
import type { ConflictNature, RecordRef, RestrictionReason } from './record-access.ts'
import {
  endConflict as endConflictRow,
  insertConflict,
  insertHold,
  insertRestriction,
  isRestricted,
  keepRestriction,
  liftHold as liftHoldRow,
  liftRestriction as liftRestrictionRow,
} from './restriction.store.ts'

const LEAD = 'your partnership’s information governance lead'

export interface NewRestriction {
  readonly record: RecordRef
  readonly reason: RestrictionReason
  /** for the register; names nobody whom the record is about */
  readonly note: string
  /** who may still open it: at least one */
  readonly readers: readonly string[]
  readonly reviewOn: Temporal.PlainDate
}

/** Restricts a record to named readers, in the transaction of the use case that knows the record. */
export async function restrictRecord(app: App, tx: Tx, actor: Actor, restriction: NewRestriction): Promise<void> {
  const by = personWho(actor, 'restrict-records', 'restrict a record')
  const { record, readers } = restriction
  if (readers.length === 0) throw new Conflict('Name at least one person who may still open the record.')
  if (await isRestricted(tx, record)) throw new Conflict('The record is restricted already.')
  const placed = { ...restriction, partnershipId: actor.partnershipId, by, at: app.clock.now() }
  const restrictionId = await insertRestriction(tx, placed)
  await appendAudit(tx, actor, {
    event: 'record-restricted',
    subject: { kind: record.kind, record: record.id, restriction: restrictionId, reason: restriction.reason, readers },
  })
}

/** Keeps a restriction until its next review, or lifts it. */
export function reviewRestriction(
  app: App,
  actor: Actor,
  review: { restrictionId: string } & (
    | { decision: 'keep'; reviewOn: Temporal.PlainDate }
    | { decision: 'lift'; reason: string }
  ),
): Promise<void> {
  const by = personWho(actor, 'review-restrictions', 'review a restriction')
  const at = app.clock.now()
  return app.transaction(actor, async tx => {
    const { restrictionId } = review
    const done =
      review.decision === 'keep'
        ? await keepRestriction(tx, restrictionId, { by, at, reviewOn: review.reviewOn })
        : await liftRestrictionRow(tx, restrictionId, { by, at, reason: review.reason })
    if (!done) throw new NotFound('There is no such restriction.')
    const event = review.decision === 'keep' ? 'restriction-kept' : 'restriction-lifted'
    await appendAudit(tx, actor, { event, subject: { restriction: restrictionId } })
  })
}

/** Notes that somebody has a conflict of interest: oneself, or another for those who restrict records. */
export async function declareConflict(
  app: App,
  tx: Tx,
  actor: Actor,
  declared: { record: RecordRef; personId: string; nature: ConflictNature },
): Promise<void> {
  const by =
    declared.personId === actor.personId
      ? declared.personId
      : personWho(actor, 'restrict-records', 'declare another person’s conflict of interest')
  const { record, personId, nature } = declared
  await insertConflict(tx, { ...declared, partnershipId: actor.partnershipId, by, at: app.clock.now() })
  await appendAudit(tx, actor, {
    event: 'conflict-declared',
    subject: { kind: record.kind, record: record.id, personId, nature },
  })
}

/** Ends a conflict of interest that was declared by mistake or is over. Nobody ends their own. */
export function endConflict(app: App, actor: Actor, conflict: { conflictId: string; personId: string }): Promise<void> {
  const by = personWho(actor, 'review-restrictions', 'end a conflict of interest')
  if (conflict.personId === by)
    throw new NotAllowed('You cannot end a conflict of interest of your own.', 'an administrator')
  return app.transaction(actor, async tx => {
    if (!(await endConflictRow(tx, conflict.conflictId, { by, at: app.clock.now() })))
      throw new NotFound('There is no such conflict of interest.')
    await appendAudit(tx, actor, { event: 'conflict-ended', subject: { conflict: conflict.conflictId } })
  })
}

/** Puts a record under a legal hold: it is kept, whatever its retention says. */
export async function holdRecord(
  app: App,
  tx: Tx,
  actor: Actor,
  hold: { record: RecordRef; reason: string },
): Promise<void> {
  const by = personWho(actor, 'hold-records', 'put a record under a legal hold')
  await insertHold(tx, { ...hold, partnershipId: actor.partnershipId, by, at: app.clock.now() })
  await appendAudit(tx, actor, {
    event: 'record-held',
    subject: { kind: hold.record.kind, record: hold.record.id },
    content: { reason: hold.reason },
  })
}

export function liftHold(app: App, actor: Actor, holdId: string): Promise<void> {
  const by = personWho(actor, 'hold-records', 'lift a legal hold')
  return app.transaction(actor, async tx => {
    if (!(await liftHoldRow(tx, holdId, { by, at: app.clock.now() }))) throw new NotFound('There is no such hold.')
    await appendAudit(tx, actor, { event: 'hold-lifted', subject: { hold: holdId } })
  })
}

/** The person who acts, when their role lets them. */
export function personWho(actor: Actor, permission: Permission, act: string): string {
  if (actor.personId === undefined || !hasPermission(actor.roles, permission))
    throw new NotAllowed(`Your role does not let you ${act}.`, LEAD)
  return actor.personId
}
