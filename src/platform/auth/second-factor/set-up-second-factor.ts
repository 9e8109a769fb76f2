import type { App } from '../../app.ts'
import type { Tx } from '../../db/database.ts'
import { type SafeHtml, unsafeHtml } from '../../ui/html.ts'
import { auditSignIn } from '../audit-sign-in.store.ts'
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.ts'
import { confirmFactor, findFactorForUpdate, offerFactor, replaceRecoveryCodes } from './second-factor.store.ts'
import { keyAddress, keyInWords, newSecret, stepOfCode } from './totp.ts'

/** What a page shows to somebody who sets up an authenticator app. */
export interface OfferedFactor {
  readonly key: string
  /** an SVG for a camera; the key says the same in letters */
  readonly picture: SafeHtml
  /** opens the app with the key, on a phone that cannot point its camera at itself */
  readonly address: string
}

/** The key that an account is offered: the same until it is proven, so that a page opened twice shows one key. */
export async function offerSecondFactor(
  app: App,
  tx: Tx,
  account: { accountId: string; email: string },
): Promise<OfferedFactor> {
  const offered = (await findFactorForUpdate(tx, account.accountId))?.offeredSecret
  const secret = offered
    ? (await app.keys.open('second-factor', account.accountId, offered)).toString()
    : await makeOffer(app, tx, account.accountId)
  const { default: QRCode } = await import('qrcode') // 60 modules that few pages need
  const address = keyAddress(secret, account.email, 'Kith')
  const svg = await QRCode.toString(address, { type: 'svg', margin: 2 })
  return { key: keyInWords(secret), picture: unsafeHtml(svg), address }
}

async function makeOffer(app: App, tx: Tx, accountId: string): Promise<string> {
  const secret = newSecret()
  await offerFactor(tx, accountId, await app.keys.seal('second-factor', accountId, secret))
  return secret
}

/**
 * Proves the offered key with a code of it: the key becomes the account's second factor, and its recovery codes are made
 * anew. Returns them, for the one time that they are shown; undefined when the code is wrong.
 */
export async function proveSecondFactor(
  app: App,
  tx: Tx,
  given: { accountId: string; code: string; address: string },
): Promise<readonly string[] | undefined> {
  const { accountId, address } = given
  const now = app.clock.now()
  const offered = (await findFactorForUpdate(tx, accountId))?.offeredSecret
  if (!offered) return undefined
  const secret = (await app.keys.open('second-factor', accountId, offered)).toString()
  const step = stepOfCode(secret, given.code, now, null)
  if (step === undefined) return undefined
  await confirmFactor(tx, accountId, { secret: offered, step, at: now })
  await auditSignIn(tx, now, { event: 'second-factor-set-up', accountId, address })
  return makeRecoveryCodes(app, tx, { accountId, address })
}

/** Makes ten recovery codes in place of those there were. */
export async function makeRecoveryCodes(
  app: App,
  tx: Tx,
  given: { accountId: string; address: string },
): Promise<readonly string[]> {
  const codes = newRecoveryCodes()
  const now = app.clock.now()
  await replaceRecoveryCodes(tx, given.accountId, codes.map(hashRecoveryCode), now)
  await auditSignIn(tx, now, {
    event: 'recovery-codes-made',
    accountId: given.accountId,
    address: given.address,
    detail: { count: codes.length },
  })
  return codes
}
