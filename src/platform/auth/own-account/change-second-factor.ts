import type { App } from '../../app.ts'
import { auditSignIn } from '../audit-sign-in.store.ts'
import { inSignIn } from '../in-sign-in.ts'
import { factorChangedMail } from '../invitation/mails.ts'
import {
  makeRecoveryCodes,
  type OfferedFactor,
  offerSecondFactor,
  proveSecondFactor,
} from '../second-factor/set-up-second-factor.ts'
import { endSessionsOf, rotateSession } from '../session.store.ts'
import type { SignedIn } from '../session.ts'
import { getAccount } from '../sign-in/account.store.ts'

/** The key of a new authenticator app. The one of before goes on working until the new one is proven. */
export function offerNewFactor(
  app: App,
  session: SignedIn,
): Promise<{ readonly offered: OfferedFactor; readonly email: string }> {
  return inSignIn(app, async tx => {
    const account = await getAccount(tx, session.accountId)
    return { offered: await offerSecondFactor(app, tx, account), email: account.email }
  })
}

/** Puts the new authenticator app in place of the one before. Every other session ends. Undefined when the code is wrong. */
export function proveNewFactor(
  app: App,
  session: SignedIn,
  given: { code: string; address: string },
): Promise<{ readonly token: string; readonly recoveryCodes: readonly string[] } | undefined> {
  const { accountId } = session
  const now = app.clock.now()
  return inSignIn(app, async tx => {
    const recoveryCodes = await proveSecondFactor(app, tx, { accountId, ...given })
    if (!recoveryCodes) return undefined
    const token = await rotateSession(tx, session.tokenHash, { reauthenticatedAt: now })
    if (!token) return undefined
    await endSessionsOf(tx, accountId, 'factor-changed', now, token)
    await app.mail.send(tx, { to: (await getAccount(tx, accountId)).email, ...factorChangedMail })
    return { token, recoveryCodes }
  })
}

/** Makes ten new recovery codes; those of before are worth nothing from now on. */
export function renewRecoveryCodes(app: App, session: SignedIn, address: string): Promise<readonly string[]> {
  return inSignIn(app, tx => makeRecoveryCodes(app, tx, { accountId: session.accountId, address }))
}

/** Signs this account out everywhere but here. How many sessions ended. */
export function endOtherSessions(app: App, session: SignedIn, address: string): Promise<number> {
  const now = app.clock.now()
  return inSignIn(app, async tx => {
    const ended = await endSessionsOf(tx, session.accountId, 'ended-by-owner', now, session.tokenHash)
    await auditSignIn(tx, now, { event: 'sessions-ended', accountId: session.accountId, address, detail: { ended } })
    return ended
  })
}
