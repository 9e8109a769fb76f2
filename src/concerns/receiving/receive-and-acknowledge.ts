import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { type Entitlement, entitlementOf } from '../referrer.ts'
import type { NewConcern } from './new-concern.ts'
import { RECEIVED, receivedMail } from './receipt-mail.ts'
import { type ConcernIds, type Receipt, receiveConcern } from './receive-concern.ts'
import { countReceiptMails } from './received.store.ts'

export interface Acknowledged extends Receipt {
  readonly entitlement: Entitlement
  /** how the receipt was given; none where none is owed */
  readonly how: 'mail' | 'page' | 'none'
}

/**
 * Takes in a concern from a page or a system that answers at once: the answer is the receipt, and where mail was declared
 * safe the receipt goes by mail as well, unless the address was sent too many. Neither says whom or what it is about.
 */
export async function receiveAndAcknowledge(
  app: App,
  tx: Tx,
  actor: Pick<Actor, 'id' | 'partnershipId'>,
  given: NewConcern,
  ids?: ConcernIds,
): Promise<Acknowledged> {
  const entitlement = entitlementOf(given.referrer)
  const isMailed =
    entitlement !== 'nothing' && given.referrer.mailIsSafe && (await mayMailReceipt(app, tx, given.referrer.email))
  const how = isMailed ? 'mail' : 'page'
  const receipt = entitlement === 'nothing' ? undefined : ({ how, told: RECEIVED[entitlement] } as const)
  const received = await receiveConcern(app, tx, actor, { ...given, receipt }, ids)
  if (isMailed) await app.mail.send(tx, { to: given.referrer.email, ...receivedMail(entitlement, received.reference) })
  return { ...received, entitlement, how: receipt ? how : 'none' }
}

/** Whether whoever raised it is told anything, and said that mail is safe. */
export const mayBeMailed = ({ referrer }: Pick<NewConcern, 'referrer'>): boolean =>
  entitlementOf(referrer) !== 'nothing' && referrer.mailIsSafe

/** The concern with the receipt that the page or the answer gives at once, where one is owed. */
export function acknowledgedOnPage(given: NewConcern): NewConcern {
  const entitlement = entitlementOf(given.referrer)
  return entitlement === 'nothing' ? given : { ...given, receipt: { how: 'page', told: RECEIVED[entitlement] } }
}

/** To one address: anybody may type anybody's. A ward that shares one raises fewer; beyond it the page is the receipt. */
const MOST_RECEIPTS_A_DAY = 20

const mayMailReceipt = async (app: App, tx: Tx, email: string): Promise<boolean> =>
  (await countReceiptMails(tx, email, app.clock.now().subtract({ hours: 24 }))) < MOST_RECEIPTS_A_DAY
