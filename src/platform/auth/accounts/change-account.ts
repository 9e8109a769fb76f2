import type { App } from '../../app.ts'
import { appendAudit } from '../../audit/trail.ts'
import type { Tx } from '../../db/database.ts'
import { Conflict } from '../../errors.ts'
import type { Actor } from '../actor.ts'
import { invitationUrl } from '../auth.urls.ts'
import { insertInvitation } from '../invitation/mailed-link.store.ts'
import { accessGivenMail, factorChangedMail, invitationMail } from '../invitation/mails.ts'
import { tidyEmail } from '../sign-in/account.store.ts'
import { getPersonAccount, giveAccount, resetSecondFactorOf, restoreAccessOf, stopAccessOf } from './accounts.store.ts'
import { type AccountAction, actionsFor, type PersonAccount } from './person-account.ts'

export type Invitation =
  /** `path`: the mailed link, for an operator without a mail server */
  | { readonly outcome: 'sent'; readonly path: string }
  | { readonly outcome: 'has-account-already' }
  | { readonly outcome: 'address-taken' }

/** Invites a person by mail to set up their account, or gives them access with the account they have elsewhere. */
export function invitePerson(app: App, actor: Actor, given: { personId: string; email: string }): Promise<Invitation> {
  return app.transaction(actor, tx => inviteWithin(app, tx, actor, given))
}

/** As `invitePerson`, in the transaction of a caller who made the person. */
export async function inviteWithin(
  app: App,
  tx: Tx,
  actor: Actor,
  { personId, email }: { personId: string; email: string },
): Promise<Invitation> {
  await getAllowed(tx, actor, personId, 'invite')
  const state = await giveAccount(tx, personId, email)
  if (state === 'taken') return { outcome: 'address-taken' }
  const token = state === 'invited' ? await insertInvitation(tx, personId, app.clock.now()) : undefined
  const mail = token
    ? invitationMail(app.config.baseUrl, token, actor.partnershipName)
    : accessGivenMail(app.config.baseUrl, actor.partnershipName)
  await app.mail.send(tx, { to: tidyEmail(email), personId, ...mail })
  await appendAudit(tx, actor, { event: token ? 'account-invited' : 'access-given', subject: { personId } })
  return token ? { outcome: 'sent', path: invitationUrl(token) } : { outcome: 'has-account-already' }
}

/** Ends a person's sessions in this partnership and keeps them from signing in to it. */
export function stopAccess(app: App, actor: Actor, given: { personId: string; reason: string }): Promise<void> {
  return app.transaction(actor, async tx => {
    await getAllowed(tx, actor, given.personId, 'stop')
    await stopAccessOf(tx, given.personId, app.clock.now())
    await appendAudit(tx, actor, {
      event: 'access-stopped',
      subject: { personId: given.personId },
      content: { reason: given.reason },
    })
  })
}

export function restoreAccess(app: App, actor: Actor, personId: string): Promise<void> {
  return app.transaction(actor, async tx => {
    await getAllowed(tx, actor, personId, 'restore')
    await restoreAccessOf(tx, personId)
    await appendAudit(tx, actor, { event: 'access-restored', subject: { personId } })
  })
}

/** Removes a person's authenticator app and signs them out everywhere; they set up a new one when they next sign in. */
export function resetSecondFactor(app: App, actor: Actor, given: { personId: string; reason: string }): Promise<void> {
  return app.transaction(actor, async tx => {
    const account = await getAllowed(tx, actor, given.personId, 'reset-app')
    if (!(await resetSecondFactorOf(tx, given.personId, app.clock.now())))
      throw new Conflict(
        `${account.name} also works in another partnership, and has not signed in to this one of late. Ask an administrator there to reset the app.`,
      )
    await appendAudit(tx, actor, {
      event: 'second-factor-reset',
      subject: { personId: given.personId },
      content: { reason: given.reason },
    })
    if (account.email) await app.mail.send(tx, { to: account.email, personId: given.personId, ...factorChangedMail })
  })
}

async function getAllowed(tx: Tx, actor: Actor, personId: string, action: AccountAction): Promise<PersonAccount> {
  const account = await getPersonAccount(tx, personId)
  if (actionsFor(account, actor.personId).includes(action)) return account
  throw new Conflict(
    account.personId === actor.personId
      ? 'This is your own account. Ask another administrator to change it.'
      : `${account.name}’s account has changed since you opened the page. Open it again to see what can be done now.`,
  )
}
