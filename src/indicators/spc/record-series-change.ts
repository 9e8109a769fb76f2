import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { Tx } from '#platform/db/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { Catalogue } from '../catalogue.ts'
import { adoptCatalogue } from '../measure.store.ts'
import { findSeriesChangeForUpdate, insertSeriesChange, withdrawSeriesChangeRow } from './series-change.store.ts'
import type { SeriesChange } from './series-change.ts'

export type NewSeriesChange = Pick<SeriesChange, 'measureCode' | 'kind' | 'from' | 'title' | 'reason'>

/** Puts on record that a series is read anew from a day. Limits are never set anew by the program itself. */
export const recordSeriesChange = (
  app: App,
  actor: Actor,
  catalogue: Catalogue,
  change: NewSeriesChange,
): Promise<void> =>
  app.transaction(actor, tx => recordSeriesChangeIn(tx, { actor, clock: app.clock }, catalogue, change))

/** The same inside a transaction that is open. */
export async function recordSeriesChangeIn(
  tx: Tx,
  { actor, clock }: { readonly actor: Actor; readonly clock: Clock },
  catalogue: Catalogue,
  change: NewSeriesChange,
): Promise<void> {
  catalogue.get(change.measureCode)
  await adoptCatalogue(tx, catalogue)
  const changeId = await insertSeriesChange(tx, change, { by: actor.id, byName: actor.name, at: clock.now() })
  if (changeId === undefined)
    throw new Conflict('A change of this series from that day is on record already. Withdraw it first.')
  await appendAudit(tx, actor, {
    event: 'series-change-recorded',
    subject: { measure: change.measureCode, changeId, kind: change.kind, from: change.from.toString() },
    content: { title: change.title, reason: change.reason },
  })
}

/** The change stays on record, with who withdrew it and why, and no longer counts. */
export async function withdrawSeriesChange(
  app: App,
  actor: Actor,
  {
    measureCode,
    changeId,
    reason,
  }: { readonly measureCode: string; readonly changeId: string; readonly reason: string },
): Promise<void> {
  await app.transaction(actor, async tx => {
    const change = await findSeriesChangeForUpdate(tx, measureCode, changeId)
    if (!change) throw new NotFound('There is no such change of this series, or it was withdrawn already.')
    await withdrawSeriesChangeRow(tx, changeId, reason, { by: actor.id, byName: actor.name, at: app.clock.now() })
    await appendAudit(tx, actor, {
      event: 'series-change-withdrawn',
      subject: { measure: measureCode, changeId },
      content: { reason },
    })
  })
}
