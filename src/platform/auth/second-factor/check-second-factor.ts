import type { App } from '../../app.ts'
import type { Tx } from '../../db/database.ts'
import { auditSignIn } from '../audit-sign-in.store.ts'
import { forgetAttempts, takeAttempt } from '../sign-in/attempt.store.ts'
import { hashRecoveryCode } from './recovery-codes.ts'
import {
  countUnusedRecoveryCodes,
  findFactorForUpdate,
  updateLastStep,
  useRecoveryCode,
} from './second-factor.store.ts'
import { stepOfCode } from './totp.ts'

export interface GivenCode {
  readonly accountId: string
  readonly kind: 'app' | 'recovery'
  readonly code: string
  readonly address: string
}

export type CodeAnswer =
  | { readonly outcome: 'right' }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'locked'; readonly until: Temporal.Instant }

/**
 * Takes a code of an account's authenticator app or one of its recovery codes, in the caller's transaction, which must
 * commit whatever the answer: a wrong code is counted and audited there.
 */
export async function checkSecondFactor(app: App, tx: Tx, given: GivenCode): Promise<CodeAnswer> {
  const now = app.clock.now()
  const { accountId, address } = given
  const key = { kind: 'code', of: accountId } as const
  const { lockedUntil } = await takeAttempt(tx, [key], now)
  if (lockedUntil) {
    await auditSignIn(tx, now, { event: 'second-factor-locked', accountId, address })
    return { outcome: 'locked', until: lockedUntil }
  }
  const isRight = given.kind === 'app' ? await takeAppCode(app, tx, given) : await takeRecoveryCode(tx, given, now)
  if (isRight) {
    await forgetAttempts(tx, key)
    return { outcome: 'right' }
  }
  await auditSignIn(tx, now, { event: 'second-factor-failed', accountId, address, detail: { kind: given.kind } })
  return { outcome: 'wrong' }
}

async function takeAppCode(app: App, tx: Tx, { accountId, code }: GivenCode): Promise<boolean> {
  const factor = await findFactorForUpdate(tx, accountId)
  if (!factor?.secret) return false
  const secret = (await app.keys.open('second-factor', accountId, factor.secret)).toString()
  const step = stepOfCode(secret, code, app.clock.now(), factor.lastStep)
  if (step === undefined) return false
  await updateLastStep(tx, accountId, step)
  return true
}

async function takeRecoveryCode(tx: Tx, given: GivenCode, now: Temporal.Instant): Promise<boolean> {
  const { accountId, address } = given
  if (!(await useRecoveryCode(tx, accountId, hashRecoveryCode(given.code), now))) return false
  const left = await countUnusedRecoveryCodes(tx, accountId)
  await auditSignIn(tx, now, { event: 'recovery-code-used', accountId, address, detail: { left } })
  return true
}
