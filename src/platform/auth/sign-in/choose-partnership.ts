import type { App } from '../../app.ts'
import { auditSignIn } from '../audit-sign-in.store.ts'
import { inSignIn } from '../in-sign-in.ts'
import { rotateSession } from '../session.store.ts'
import type { SignedIn } from '../session.ts'
import { listMemberships, type Membership } from './account.store.ts'

export function partnershipsOf(app: App, session: SignedIn): Promise<Membership[]> {
  return inSignIn(app, tx => listMemberships(tx, session.accountId, app.clock.today()))
}

/** From now on the session acts in the chosen partnership, under a new token. Undefined when the session has ended. */
export function choosePartnership(
  app: App,
  session: SignedIn,
  chosen: Membership,
  address: string,
): Promise<string | undefined> {
  return inSignIn(app, async tx => {
    const token = await rotateSession(tx, session.tokenHash, { as: chosen })
    if (token)
      await auditSignIn(tx, app.clock.now(), {
        event: 'partnership-chosen',
        accountId: session.accountId,
        address,
        detail: { partnership: chosen.partnershipId },
      })
    return token
  })
}
