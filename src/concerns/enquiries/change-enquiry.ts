import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { type RefusedRecord, refuseRecord } from '#platform/auth/restriction/break-glass.ts'
import { getRecordAccess } from '#platform/auth/restriction/record-access.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { listTeamsOf } from '../case/team.store.ts'
import { after, type EnquiryAct } from '../enquiry.ts'
import { mayChangeCase } from '../policy.ts'
import { type Enquiry, type EnquiryChanges, findEnquiry, updateEnquiry } from './enquiry.store.ts'
import { type EnquiryEvent, insertEnquiryEvent, listEnquiryEvents } from './event.store.ts'

/** Which enquiry is changed, and the version that whoever changes it has read. */
export interface EnquiryRead {
  readonly reference: string
  readonly version: number
}

/** What a change did, for the history and the audit trail. */
export interface Happened {
  /** kebab-case past tense: `action-added` */
  readonly kind: string
  /** `Added the action “Review the care plan”` */
  readonly words: string
  readonly note?: string
  readonly corrects?: string
  readonly changes?: EnquiryChanges
}

/** `code`: what somebody outside has to be told by telephone; it is shown once, and kept nowhere. */
export type Change =
  | { readonly outcome: 'done'; readonly code?: string }
  /** what the person can put right, by field; nothing was written */
  | { readonly outcome: 'refused'; readonly errors: Readonly<Record<string, string>> }
  /** somebody else changed it since it was read; nothing was written */
  | { readonly outcome: 'changed'; readonly since: readonly EnquiryEvent[]; readonly version: number }

/** What is wrong, by field. */
export type Faults = { readonly errors: Readonly<Record<string, string>> }
export const faults = (errors: Readonly<Record<string, string>>): Faults => ({ errors })

export interface ChangeContext {
  readonly tx: Tx
  readonly enquiry: Enquiry
  readonly at: Temporal.Instant
  readonly today: Temporal.PlainDate
  /** the columns that each entry of this change begins with */
  readonly entry: {
    readonly partnership_id: string
    readonly enquiry_id: string
    readonly recorded_by: string
    readonly recorded_at: Temporal.Instant
  }
}

/**
 * One change of an enquiry in one transaction: whether the actor may, whether it is still as they read it, whether its
 * state allows the act; then the change itself, the next state and version, the history and the audit trail together.
 * What the actor may not see is not found, and the refusal is written down.
 */
export async function changeEnquiry(
  app: App,
  actor: Actor,
  { reference, version }: EnquiryRead,
  act: EnquiryAct | ((enquiry: Enquiry) => EnquiryAct),
  work: (context: ChangeContext) => Promise<Happened | Faults>,
): Promise<Change> {
  const at = app.clock.now()
  const today = app.clock.today()
  const changed = await app.transaction(actor, async (tx): Promise<Change | { closed: RefusedRecord }> => {
    const enquiry = await findEnquiry(tx, reference, true)
    if (!enquiry) return { closed: { kind: 'enquiry', reference } }
    if (!(await mayOpenEnquiry(tx, actor, enquiry, { at, today })))
      return { closed: { kind: 'concern', id: enquiry.concernId } }
    if (enquiry.version !== version)
      return {
        outcome: 'changed',
        since: await listEnquiryEvents(tx, enquiry.enquiryId, version),
        version: enquiry.version,
      }
    const entry = {
      partnership_id: actor.partnershipId,
      enquiry_id: enquiry.enquiryId,
      recorded_by: actor.id,
      recorded_at: at,
    }
    // Before the work, so that it refuses what the state forbids without having looked at what was typed.
    const done = typeof act === 'function' ? act(enquiry) : act
    after(enquiry.state, done, enquiry.planningHeldOn !== undefined)
    const happened = await work({ tx, enquiry, at, today, entry })
    if ('errors' in happened) return { outcome: 'refused', errors: happened.errors }
    await keep(tx, actor, { enquiry, act: done, at, happened })
    return { outcome: 'done' }
  })
  return 'closed' in changed ? refuseRecord(app, actor, changed.closed) : changed
}

interface Kept {
  readonly enquiry: Enquiry
  readonly act: EnquiryAct
  readonly at: Temporal.Instant
  readonly happened: Happened
}

async function keep(tx: Tx, actor: Actor, { enquiry, act, at, happened }: Kept): Promise<void> {
  const { enquiryId } = enquiry
  const next = enquiry.version + 1
  const changes = happened.changes ?? {}
  const isPlanned = enquiry.planningHeldOn !== undefined || changes.planningHeldOn !== undefined
  const state = after(enquiry.state, act, isPlanned)
  await updateEnquiry(tx, enquiryId, { state, version: next, changes })
  await insertEnquiryEvent(tx, {
    partnershipId: actor.partnershipId,
    enquiryId,
    happenedAt: at,
    kind: happened.kind,
    words: happened.words,
    note: happened.note ?? '',
    doneBy: actor.id,
    version: next,
    corrects: happened.corrects,
  })
  await appendAudit(tx, actor, {
    event: `enquiry-${happened.kind}`,
    subject: { enquiry: enquiryId, concern: enquiry.concernId, state, version: next },
  })
}

/** Whether the actor may open the enquiry: their team has it, and nothing closes its concern to them. */
export async function mayOpenEnquiry(
  tx: Tx,
  actor: Actor,
  { teamId, concernId }: Pick<Enquiry, 'teamId' | 'concernId'>,
  { at, today }: { readonly at: Temporal.Instant; readonly today: Temporal.PlainDate },
): Promise<boolean> {
  const teams = await listTeamsOf(tx, actor.personId, today)
  const access = await getRecordAccess(tx, { kind: 'concern', id: concernId }, at)
  return mayChangeCase(
    actor,
    teams.map(team => team.teamId),
    { teamId, access },
  )
}
