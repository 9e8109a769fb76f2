import type { App } from '../app.ts'
import type { Actor } from '../auth/actor.ts'
import { auditSignIn } from '../auth/audit-sign-in.store.ts'
import { inSignIn } from '../auth/in-sign-in.ts'
import type { SignedIn } from '../auth/session.ts'
import { appendAudit } from './trail.ts'

/**
 * Writes down that somebody was refused, in a transaction of its own: what refused them was rolled back. `route` is the
 * pattern of the address, which names nobody. `database-refused`: the last fence held where none before it had.
 */
export async function recordRefusal(
  app: App,
  session: SignedIn,
  refused: { readonly method: string; readonly route: string },
  event: 'permission-refused' | 'database-refused' = 'permission-refused',
): Promise<void> {
  const { actor, accountId } = session
  if (actor) return recordRefusalOf(app, actor, refused, event)
  return inSignIn(app, tx => auditSignIn(tx, app.clock.now(), { event, accountId, address: '', detail: refused }))
}

/** As `recordRefusal`, of whoever acts in a partnership: a person, or another system. */
export function recordRefusalOf(
  app: App,
  actor: Actor,
  { method, route }: { readonly method: string; readonly route: string },
  event: 'permission-refused' | 'database-refused',
): Promise<void> {
  const subject = { method, route, roles: actor.roles }
  return app.transaction(actor, tx => appendAudit(tx, actor, { event, subject }))
}
