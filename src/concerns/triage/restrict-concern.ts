import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { ConflictNature, RecordRef, RestrictionReason } from '#platform/auth/restriction/record-access.ts'
import { declareConflict, holdRecord, restrictRecord } from '#platform/auth/restriction/restrict-record.ts'
import { NotAllowed, NotFound } from '#platform/errors.ts'
import { updateCase } from '../case/case.store.ts'
import type { Case } from '../case/case.ts'
import { findConcernId } from '../case/concern-id.store.ts'
import { insertEvent } from '../case/history.store.ts'
import { NO_RECORD, withCase } from '../case/open-case.ts'
import { takeBackContact } from '../matching/take-back-contact.ts'
import { readReference } from '../reference.ts'

const refOf = ({ concernId, reference }: Case): RecordRef => ({ kind: 'concern', id: concernId, reference })

export interface Restricting {
  readonly reference: string
  readonly reason: RestrictionReason
  readonly note: string
  readonly readers: readonly string[]
  readonly reviewOn: Temporal.PlainDate
}

/** Restricts the record to named readers. Whoever had it and is none of them has it no longer. */
export function restrictConcern(app: App, actor: Actor, { reference, ...restriction }: Restricting): Promise<void> {
  return withCase(app, actor, { reference, toChange: true }, async (tx, { found }) => {
    await restrictRecord(app, tx, actor, { ...restriction, record: refOf(found) })
    await takeBackContact(tx, actor, found, app.clock.now())
    const keeps = found.workerId === undefined || restriction.readers.includes(found.workerId)
    await updateCase(tx, found.concernId, keeps ? {} : { workerId: null })
    await insertEvent(tx, {
      partnershipId: actor.partnershipId,
      concernId: found.concernId,
      at: app.clock.now(),
      kind: 'restricted',
      words: `Restricted the record to ${restriction.readers.length} ${restriction.readers.length === 1 ? 'person' : 'people'}`,
      by: actor.id,
    })
  })
}

/** The actor has a conflict of interest: from now on the record is closed to them, and they have it no longer. */
export function declareOwnConflict(app: App, actor: Actor, reference: string, nature: ConflictNature): Promise<void> {
  const { personId } = actor
  if (personId === undefined) throw new NotAllowed('Only a person can have a conflict of interest.')
  return withCase(app, actor, { reference, toChange: true }, async (tx, { found }) => {
    await declareConflict(app, tx, actor, { record: refOf(found), personId, nature })
    await updateCase(tx, found.concernId, found.workerId === personId ? { workerId: null } : {})
    await insertEvent(tx, {
      partnershipId: actor.partnershipId,
      concernId: found.concernId,
      at: app.clock.now(),
      kind: 'conflict-declared',
      words: 'Declared a conflict of interest',
      by: actor.id,
    })
  })
}

/** Puts a concern under a legal hold by its reference: whoever holds records reads no case. */
export async function holdConcern(
  app: App,
  actor: Actor,
  given: { reference: string; reason: string },
): Promise<string> {
  const reference = readReference(given.reference)
  if (reference === undefined) throw new NotFound(NO_RECORD)
  await app.transaction(actor, async tx => {
    const id = await findConcernId(tx, reference)
    if (id === undefined) throw new NotFound(NO_RECORD)
    await holdRecord(app, tx, actor, { record: { kind: 'concern', id, reference }, reason: given.reason })
    await appendAudit(tx, actor, { event: 'concern-held', subject: { concern: id } })
  })
  return reference
}
