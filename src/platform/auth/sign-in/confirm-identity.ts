import type { App } from '../../app.ts'
import { auditSignIn } from '../audit-sign-in.store.ts'
import { inSignIn } from '../in-sign-in.ts'
import { verifyPassword } from '../password.ts'
import { checkSecondFactor } from '../second-factor/check-second-factor.ts'
import { rotateSession } from '../session.store.ts'
import type { SignedIn } from '../session.ts'
import { getAccount } from './account.store.ts'
import { forgetAttempts, takeAttempt } from './attempt.store.ts'

export type Confirmation =
  | { readonly outcome: 'right'; readonly token: string }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'locked'; readonly until: Temporal.Instant }
  | { readonly outcome: 'gone' }

interface Proof {
  readonly kind: 'password' | 'app'
  readonly given: string
  readonly address: string
}

/** Takes the password or a code again, before a sensitive act. The session goes on under a new token. */
export async function confirmIdentity(app: App, session: SignedIn, proof: Proof): Promise<Confirmation> {
  const checked =
    proof.kind === 'app' ? await checkCode(app, session, proof) : await checkOwnPassword(app, session, proof)
  if (checked.outcome !== 'right') return checked
  const now = app.clock.now()
  return inSignIn(app, async tx => {
    const token = await rotateSession(tx, session.tokenHash, { reauthenticatedAt: now })
    if (!token) return { outcome: 'gone' }
    await auditSignIn(tx, now, {
      event: 'identity-confirmed',
      accountId: session.accountId,
      address: proof.address,
      detail: { by: proof.kind },
    })
    return { outcome: 'right', token }
  })
}

type Checked = { readonly outcome: 'right' } | Exclude<Confirmation, { outcome: 'right' | 'gone' }>

function checkCode(app: App, { accountId }: SignedIn, { given, address }: Proof): Promise<Checked> {
  return inSignIn(app, tx => checkSecondFactor(app, tx, { accountId, kind: 'app', code: given, address }))
}

async function checkOwnPassword(app: App, { accountId }: SignedIn, { given, address }: Proof): Promise<Checked> {
  const now = app.clock.now()
  const { account, lockedUntil } = await inSignIn(app, async tx => {
    const found = await getAccount(tx, accountId)
    const attempt = await takeAttempt(tx, [{ kind: 'account', of: found.email }], now)
    if (attempt.lockedUntil) await auditSignIn(tx, now, { event: 'identity-locked', accountId, address })
    return { account: found, lockedUntil: attempt.lockedUntil }
  })
  if (lockedUntil) return { outcome: 'locked', until: lockedUntil }
  const isRight = await verifyPassword(given, account.passwordHash)
  await inSignIn(app, async tx => {
    if (isRight) await forgetAttempts(tx, { kind: 'account', of: account.email })
    else
      await auditSignIn(tx, now, {
        event: 'identity-not-confirmed',
        accountId,
        address,
        detail: { reason: 'password' },
      })
  })
  return { outcome: isRight ? 'right' : 'wrong' }
}
