import type { App } from '../app.ts'
import { auditSignIn } from '../auth/audit-sign-in.store.ts'
import { inSignIn } from '../auth/in-sign-in.ts'
import type { SignedIn } from '../auth/session.ts'
import { appendAudit } from './trail.ts'

/**
 * Writes down that somebody was refused, in a transaction of its own: what refused them was rolled back. `route` is the
 * pattern of the address, which names nobody.
 */
export async function recordRefusal(
  app: App,
  session: SignedIn,
  refused: { readonly method: string; readonly route: string },
): Promise<void> {
  const { actor, accountId } = session
  if (actor) {
    const subject = { method: refused.method, route: refused.route, roles: actor.roles }
    return app.transaction(actor, tx => appendAudit(tx, actor, { event: 'permission-refused', subject }))
  }
  return inSignIn(app, tx =>
    auditSignIn(tx, app.clock.now(), { event: 'permission-refused', accountId, address: '', detail: refused }),
  )
}
