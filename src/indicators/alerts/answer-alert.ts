import { findAgencyKind } from '#partnership'
import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { Conflict, NotAllowed, NotFound } from '#platform/errors.ts'
import type { Measure } from '../measure.ts'
import { type AlertReader, ownsAlert } from './alert-owner.ts'
import { listAlertsOf, markAlertSeen } from './series-alert.store.ts'

export const alertReader = async (tx: Tx, { roles, agencyId }: Actor): Promise<AlertReader> => ({
  roles,
  agencyId,
  agencyKind: agencyId === undefined ? undefined : await findAgencyKind(tx, agencyId),
})

interface Answer {
  readonly measure: Measure
  readonly agencyId: string | undefined
  readonly alertId: string
}

/** Puts on record that an owner of the measure looked at what is unusual: nobody is asked any more. */
export async function answerAlert(app: App, actor: Actor, { measure, agencyId, alertId }: Answer): Promise<void> {
  await app.transaction(actor, async tx => {
    const alert = (await listAlertsOf(tx, measure.code, agencyId)).find(each => each.alertId === alertId)
    if (!alert) throw new NotFound('There is nothing of this kind to look at.')
    if (!ownsAlert(await alertReader(tx, actor), measure, agencyId))
      throw new NotAllowed('Only those who answer for this measure say that they looked at it.', measure.owner)
    const isFirst = await markAlertSeen(tx, alertId, { by: actor.id, byName: actor.name, at: app.clock.now() })
    if (!isFirst) throw new Conflict('Somebody said before you that they looked at this.')
    await appendAudit(tx, actor, { event: 'series-alert-answered', subject: { measure: measure.code, alertId } })
  })
}
