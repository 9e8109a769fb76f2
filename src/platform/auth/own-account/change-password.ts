import type { App } from '../../app.ts'
import { auditSignIn } from '../audit-sign-in.store.ts'
import { inSignIn } from '../in-sign-in.ts'
import { endResetLinksOf } from '../invitation/mailed-link.store.ts'
import { passwordChangedMail } from '../invitation/mails.ts'
import { ownWords } from '../invitation/set-password.ts'
import { hashPassword, isPasswordHash, verifyPassword } from '../password.ts'
import { faultOfPassword } from '../password-rule.ts'
import { endSessionsOf, rotateSession } from '../session.store.ts'
import type { SignedIn } from '../session.ts'
import { getAccount, updatePassword } from '../sign-in/account.store.ts'
import { forgetAttempts, takeAttempt } from '../sign-in/attempt.store.ts'
import { endChallengesOf } from '../sign-in/challenge.store.ts'

export type PasswordChange =
  | { readonly outcome: 'changed'; readonly token: string }
  | { readonly outcome: 'refused'; readonly field: 'current' | 'password'; readonly fault: string }
  | { readonly outcome: 'locked'; readonly until: Temporal.Instant }
  | { readonly outcome: 'gone' }

interface Given {
  readonly current: string
  readonly password: string
  readonly address: string
}

/** Changes one's own password for one that is not common. Every other session ends; this one goes on under a new token. */
export async function changePassword(app: App, session: SignedIn, given: Given): Promise<PasswordChange> {
  const now = app.clock.now()
  const { accountId } = session
  const { account, lockedUntil } = await inSignIn(app, async tx => {
    const found = await getAccount(tx, accountId)
    return { account: found, ...(await takeAttempt(tx, [{ kind: 'account', of: found.email }], now)) }
  })
  if (lockedUntil) return { outcome: 'locked', until: lockedUntil }
  if (isPasswordHash(account.passwordHash) && !(await verifyPassword(given.current, account.passwordHash))) {
    const detail = { reason: 'password' }
    await inSignIn(app, tx =>
      auditSignIn(tx, now, { event: 'password-not-changed', accountId, address: given.address, detail }),
    )
    return { outcome: 'refused', field: 'current', fault: 'Enter the password you have now: this is not it' }
  }
  const fault =
    given.password === given.current
      ? 'Enter a password that is not the one you have now'
      : await faultOfPassword(given.password, ownWords(account.email))
  if (fault) return { outcome: 'refused', field: 'password', fault }
  const hash = await hashPassword(given.password)
  return inSignIn(app, async tx => {
    const token = await rotateSession(tx, session.tokenHash, { reauthenticatedAt: now })
    if (!token) return { outcome: 'gone' }
    await updatePassword(tx, accountId, hash)
    await forgetAttempts(tx, { kind: 'account', of: account.email })
    // Whoever began with the old password, or holds a link to set another, does not come in after it.
    await endChallengesOf(tx, accountId)
    await endResetLinksOf(tx, accountId)
    const ended = await endSessionsOf(tx, accountId, 'password-changed', now, token)
    await auditSignIn(tx, now, { event: 'password-changed', accountId, address: given.address, detail: { ended } })
    await app.mail.send(tx, { to: account.email, ...passwordChangedMail })
    return { outcome: 'changed', token }
  })
}
