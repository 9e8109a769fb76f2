import type { App } from '../../app.ts'
import type { Tx } from '../../db/database.ts'
import { auditSignIn } from '../audit-sign-in.store.ts'
import { inSignIn } from '../in-sign-in.ts'
import { hashPassword } from '../password.ts'
import { faultOfPassword } from '../password-rule.ts'
import { endSessionsOf } from '../session.store.ts'
import { tidyEmail, updatePassword } from '../sign-in/account.store.ts'
import { forgetAttempts, takeAttempt } from '../sign-in/attempt.store.ts'
import { endChallengesOf, insertChallenge } from '../sign-in/challenge.store.ts'
import { findLink, insertResetLink, useLink } from './mailed-link.store.ts'
import type { LinkKind, LiveLink } from './mailed-link.ts'
import { noAccountMail, passwordChangedMail, resetMail } from './mails.ts'
import { mayNotify } from './no-account-notice.store.ts'

/** The link of a token while it is good. Looking at it does not use it up: mail programs look at links too. */
export function linkOf(app: App, token: string, kind: LinkKind): Promise<LiveLink | undefined> {
  return inSignIn(app, tx => findLink(tx, token, kind, app.clock.now()))
}

/**
 * Mails a link to set a new password. An address without an account gets a mail that says so, once a day; the page says the
 * same, and takes as long. After five for one address the waits grow.
 */
export function askForReset(app: App, given: { email: string; address: string }): Promise<void> {
  const now = app.clock.now()
  const email = tidyEmail(given.email)
  return inSignIn(app, async tx => {
    const attempt = await takeAttempt(tx, [{ kind: 'account', of: `reset ${email}` }], now)
    if (attempt.lockedUntil) return
    const link = await insertResetLink(tx, email, now)
    if (link) await app.mail.send(tx, { to: email, ...resetMail(app.config.baseUrl, link.token) })
    else if (await mayNotify(tx, email, now)) await app.mail.send(tx, { to: email, ...noAccountMail })
    const asked = { event: 'password-reset-asked', accountId: link?.accountId, address: given.address }
    await auditSignIn(tx, now, asked)
  })
}

export type SetPassword =
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'refused'; readonly fault: string; readonly email: string }
  /** `challenge`: the password is given with it, and the second factor comes next */
  | { readonly outcome: 'set'; readonly challenge: string }

interface NewPassword {
  readonly token: string
  readonly kind: LinkKind
  readonly password: string
  readonly address: string
}

/** Sets a password with a mailed link, which is used up by it; every session of before ends. */
export async function setPasswordByLink(app: App, given: NewPassword): Promise<SetPassword> {
  const link = await linkOf(app, given.token, given.kind)
  if (!link) return { outcome: 'gone' }
  const fault = await faultOfPassword(given.password, ownWords(link.email))
  if (fault) return { outcome: 'refused', fault, email: link.email }
  const hash = await hashPassword(given.password)
  return inSignIn(app, tx => takeLink(app, tx, link, hash, given))
}

async function takeLink(app: App, tx: Tx, link: LiveLink, hash: string, given: NewPassword): Promise<SetPassword> {
  const now = app.clock.now()
  const { accountId, email } = link
  if (!(await useLink(tx, link, now))) return { outcome: 'gone' }
  await updatePassword(tx, accountId, hash)
  await endSessionsOf(tx, accountId, 'password-changed', now)
  await endChallengesOf(tx, accountId)
  await forgetAttempts(tx, { kind: 'account', of: email })
  const event = given.kind === 'invitation' ? 'account-set-up' : 'password-reset'
  await auditSignIn(tx, now, { event, accountId, address: given.address })
  if (given.kind === 'password-reset') await app.mail.send(tx, { to: email, ...passwordChangedMail })
  return { outcome: 'set', challenge: await insertChallenge(tx, { accountId, next: '/' }, now) }
}

/** What others know of somebody, and so must not be their password. */
export const ownWords = (email: string): readonly string[] => [email, email.split('@')[0] ?? email]
