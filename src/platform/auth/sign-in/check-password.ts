import type { App } from '../../app.ts'
import type { Tx } from '../../db/database.ts'
import { auditSignIn } from '../audit-sign-in.store.ts'
import { inSignIn } from '../in-sign-in.ts'
import { hashPassword, needsNewHash, verifyPassword } from '../password.ts'
import { type Account, findAccountByEmail, renewHash, tidyEmail } from './account.store.ts'
import { type AttemptKey, forgetAttempts, takeAttempt } from './attempt.store.ts'
import { insertChallenge } from './challenge.store.ts'
import { networkOf } from './network-of.ts'

export interface Credentials {
  readonly email: string
  readonly password: string
  readonly next: string
  /** the network address they came from */
  readonly address: string
}

export type PasswordAnswer =
  | { readonly outcome: 'right'; readonly challenge: string }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'locked'; readonly until: Temporal.Instant }

/**
 * Takes an email address and a password. An address of nobody, an account that is not active and a wrong password are
 * answered alike, cost the same statements and the same hash, and lock alike: nothing tells which it was.
 */
export async function checkPassword(app: App, credentials: Credentials): Promise<PasswordAnswer> {
  const now = app.clock.now()
  const email = tidyEmail(credentials.email)
  const keys: readonly AttemptKey[] = [
    { kind: 'account', of: email },
    { kind: 'address', of: networkOf(credentials.address) },
  ]
  const { account, lockedUntil } = await inSignIn(app, async tx => {
    const found = await findAccountByEmail(tx, email)
    const attempt = await takeAttempt(tx, keys, now)
    if (attempt.lockedUntil)
      await auditRefusal(tx, now, 'sign-in-locked', found, credentials.address, 'too-many-attempts')
    return { account: found, lockedUntil: attempt.lockedUntil }
  })
  if (lockedUntil) return { outcome: 'locked', until: lockedUntil }

  const usable = account?.state === 'active' ? account : undefined
  const isRight = await verifyPassword(credentials.password, usable?.passwordHash)
  if (!isRight || !usable) {
    const reason =
      account === undefined ? 'no-such-account' : usable === undefined ? `account-${account.state}` : 'password'
    await inSignIn(app, tx => auditRefusal(tx, now, 'sign-in-failed', account, credentials.address, reason))
    return { outcome: 'wrong' }
  }
  const renewed =
    usable.passwordHash && needsNewHash(usable.passwordHash) ? await hashPassword(credentials.password) : undefined
  const challenge = await inSignIn(app, async tx => {
    await forgetAttempts(tx, { kind: 'account', of: email })
    if (renewed) await renewHash(tx, usable, renewed)
    await auditSignIn(tx, now, {
      event: 'password-accepted',
      accountId: usable.accountId,
      address: credentials.address,
    })
    return insertChallenge(tx, { accountId: usable.accountId, next: credentials.next }, now)
  })
  return { outcome: 'right', challenge }
}

function auditRefusal(
  tx: Tx,
  now: Temporal.Instant,
  event: string,
  account: Account | undefined,
  address: string,
  reason: string,
): Promise<void> {
  return auditSignIn(tx, now, { event, accountId: account?.accountId, address, detail: { reason } })
}
