import type { App } from '../../app.ts'
import { appendAudit } from '../../audit/trail.ts'
import { NotAllowed, NotFound } from '../../errors.ts'
import type { Actor } from '../actor.ts'
import { restrictionsUrl } from '../auth.urls.ts'
import { getRecordAccess } from './record-access.store.ts'
import { type Finding, mayBreakGlass, mayOpen, type RecordRef } from './record-access.ts'
import { personWho } from './restrict-record.ts'
import type { RestrictableKind } from './restrictable-kind.ts'
import {
  getBreakerForReview,
  insertBreakGlass,
  listNoticeAddresses,
  updateBreakGlassReview,
} from './restriction.store.ts'

export interface Breaking {
  readonly kind: RestrictableKind
  readonly reference: string
  readonly reason: string
  readonly hours: number
}

export type Broken =
  | { readonly outcome: 'opened'; readonly recordId: string; readonly until: Temporal.Instant }
  /** nothing stood in the way */
  | { readonly outcome: 'open-already'; readonly recordId: string }
  /** there is no such record, or it stays closed: told apart nowhere */
  | { readonly outcome: 'closed' }

/**
 * Opens a restricted record to one person for some hours, in an emergency. The information governance lead is told in the
 * same transaction. An attempt that opens nothing is written down as well.
 */
export function breakGlass(app: App, actor: Actor, breaking: Breaking): Promise<Broken> {
  const by = personWho(actor, 'break-glass', 'open a restricted record in an emergency')
  const at = app.clock.now()
  return app.transaction(actor, async tx => {
    const { kind, reference, reason } = breaking
    const id = await kind.findByReference(tx, reference)
    const record: RecordRef | undefined = id === undefined ? undefined : { kind: kind.kind, id, reference }
    const access = record && (await getRecordAccess(tx, record, at))
    if (record && access && mayOpen(actor, access)) return { outcome: 'open-already', recordId: record.id }
    if (!record || !access || !mayBreakGlass(actor, access)) {
      const subject = { kind: kind.kind, record: record?.id ?? null }
      await appendAudit(tx, actor, { event: 'break-glass-refused', subject, content: { reference, reason } })
      return { outcome: 'closed' }
    }
    const until = at.add({ hours: breaking.hours })
    const placed = { partnershipId: actor.partnershipId, record, by, at, reason, endsAt: until }
    const breakGlassId = await insertBreakGlass(tx, placed)
    await appendAudit(tx, actor, {
      event: 'glass-broken',
      subject: { kind: kind.kind, record: record.id, breakGlass: breakGlassId, hours: breaking.hours },
      content: { reason },
    })
    for (const { personId, email } of await listNoticeAddresses(tx, app.clock.today()))
      await app.mail.send(tx, { to: email, personId, ...noticeMail(app.config.baseUrl) })
    return { outcome: 'opened', recordId: record.id, until }
  })
}

// Neither who broke the glass nor which record: mail lies in other people's systems.
const noticeMail = (baseUrl: string) =>
  ({
    kind: 'glass-broken',
    subject: 'A restricted record was opened in an emergency',
    text: `Somebody opened a restricted record at Kith in an emergency. The register says who, why and until when, and asks for your review.

${baseUrl}${restrictionsUrl}
`,
  }) as const

/** Finds a broken glass justified or not. Nobody reviews their own. */
export function reviewBreakGlass(
  app: App,
  actor: Actor,
  review: { breakGlassId: string; finding: Finding; note: string },
): Promise<void> {
  const by = personWho(actor, 'review-restrictions', 'review how a restricted record was opened')
  return app.transaction(actor, async tx => {
    const breaker = await getBreakerForReview(tx, review.breakGlassId)
    if (breaker === by) throw new NotAllowed('You cannot review what you opened yourself.', 'another lead')
    await updateBreakGlassReview(tx, review.breakGlassId, { ...review, by, at: app.clock.now() })
    const subject = { breakGlass: review.breakGlassId, finding: review.finding }
    await appendAudit(tx, actor, { event: 'break-glass-reviewed', subject, content: { note: review.note } })
  })
}

/** By its reference, where there is none of it here, or the actor may not even learn which record it is. */
export type RefusedRecord = Pick<RecordRef, 'kind' | 'id'> | Pick<RecordRef, 'kind' | 'reference'>

/** For a page that opens a record: writes down that it stays closed to the actor, then says that it is not there. */
export async function refuseRecord(app: App, actor: Actor, record: RefusedRecord): Promise<never> {
  const named = 'id' in record ? { record: record.id } : { reference: record.reference }
  const subject = { kind: record.kind, ...named }
  await app.transaction(actor, tx => appendAudit(tx, actor, { event: 'record-refused', subject }))
  throw new NotFound('There is no such record.')
}
