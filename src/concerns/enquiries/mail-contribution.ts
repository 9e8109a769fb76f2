import { randomBytes } from 'node:crypto'
import type { App } from '#platform/app.ts'
import { weekdayInWords } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { contributeUrl } from '../concerns.urls.ts'
import type { Change } from './change-enquiry.ts'
import { insertContribution } from './contribution.store.ts'
import { hashOfContribution, makeCode } from './contribution-secret.ts'
import type { NewRequest } from './request.store.ts'

/** How long a mailed link opens its one section. */
const LINK_DAYS = 28

/**
 * Mails somebody outside the link to the one section they are asked for; the mail names nobody. Gives the code, without
 * which the link opens nothing: it is kept nowhere, and told to them in another way.
 */
export async function mailContribution(
  app: App,
  tx: Tx,
  partnershipId: string,
  request: NewRequest & { readonly requestId: string },
): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const code = makeCode(randomBytes(8))
  const sentAt = app.clock.now()
  await insertContribution(tx, {
    partnershipId,
    requestId: request.requestId,
    tokenHash: hashOfContribution(token, code),
    askedOf: request.askedOf,
    question: request.question,
    told: request.told,
    dueOn: request.dueOn,
    sentAt,
    expiresAt: sentAt.add({ hours: 24 * LINK_DAYS }),
  })
  await app.mail.send(tx, {
    to: request.email,
    subject: 'You have been asked to help with an enquiry',
    kind: 'contribution',
    text: `You have been asked a question for an enquiry that a council is making.

Open this page: ${app.config.baseUrl}${contributeUrl(token)}
The page asks for a code. It is not in this email: the council tells you it by telephone.

You will see the question there, and what you need to know to answer it. You can save what you write and come back with the same code.
Please answer by ${weekdayInWords(request.dueOn)}. The page closes after ${LINK_DAYS} days.

If you did not expect this, do not pass it on: telephone the council.
`,
  })
  return code
}

/** The change, with the code that was told of within it. */
export async function withCode(change: (tell: (code: string) => void) => Promise<Change>): Promise<Change> {
  let code: string | undefined
  const changed = await change(told => {
    code = told
  })
  return changed.outcome === 'done' && code !== undefined ? { ...changed, code } : changed
}
