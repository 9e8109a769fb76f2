import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { updateCase } from '../case/case.store.ts'
import { standingOf } from '../case/case.ts'
import { insertEvent } from '../case/history.store.ts'
import { withCase } from '../case/open-case.ts'
import { LATE_CAUSES, type LateCause } from '../codes.ts'
import { assertAllows } from '../concern.ts'

export interface Lateness {
  readonly reference: string
  readonly version: number
  readonly cause: LateCause
  readonly note: string
}

/** Says why a decision is or will be late, before it is recorded: the queue shows it. */
export function sayWhyLate(app: App, actor: Actor, { reference, version, cause, note }: Lateness): Promise<void> {
  return withCase(app, actor, { reference, version, toChange: true }, async (tx, { found }) => {
    assertAllows(standingOf(found), 'assign')
    const { concernId } = found
    await updateCase(tx, concernId, { lateCause: cause })
    await insertEvent(tx, {
      partnershipId: actor.partnershipId,
      concernId,
      at: app.clock.now(),
      kind: 'lateness-explained',
      words: `Said why the decision will be late: ${LATE_CAUSES[cause]}`,
      note,
      by: actor.id,
    })
    await appendAudit(tx, actor, { event: 'concern-lateness-explained', subject: { concern: concernId, cause } })
  })
}
