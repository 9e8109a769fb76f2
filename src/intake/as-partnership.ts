import type { App } from '#platform/app.ts'
import { type Actor, actsForAgency } from '#platform/auth/actor.ts'
import { inContext } from '#platform/db/context.ts'
import type { Tx } from '#platform/db/database.ts'

/**
 * Runs what an agency's own fences allow nobody, for somebody whose right to it was asked behind those fences before: an
 * agency writes no figure, and its sender may have a file looked at or taken back. The trail names the person.
 */
export const asPartnership = <T>(app: App, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  actsForAgency(actor)
    ? inContext(
        app.database('kith_app'),
        { partnershipId: actor.partnershipId, agencyId: actor.agencyId, actor: actor.id, totals: 'withheld' },
        work,
      )
    : app.transaction(actor, work)
