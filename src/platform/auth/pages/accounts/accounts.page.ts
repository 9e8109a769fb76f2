import { z } from 'zod'
import { Conflict } from '../../../errors.ts'
import { parseForm } from '../../../http/parse-form.ts'
import { type Answer, redirect, route, showPage, type Visit } from '../../../http/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-state.ts'
import type { PageContent } from '../../../ui/page-content.ts'
import { getPersonAccount, listAccounts } from '../../accounts/accounts.store.ts'
import { invitePerson, resetSecondFactor, restoreAccess, stopAccess } from '../../accounts/change-account.ts'
import { type AccountAction, actionsFor, type PersonAccount } from '../../accounts/person-account.ts'
import { accountOfUrl, accountsUrl } from '../../auth.urls.ts'
import { accountsPage, personAccountPage, resetAppPage, stopPage } from './accounts.view.ts'

type PersonVisit = Visit<{ personId: string }>

const permission = 'manage-accounts' as const
const params = z.object({ personId: z.uuid() })
const reasonForm = z.object({
  reason: z.string().trim().min(1, 'Enter why').max(500, 'Enter 500 characters or fewer'),
})
const inviteForm = z.object({
  email: z
    .string()
    .trim()
    .min(1, 'Enter their email address')
    .pipe(z.email('Enter an email address, such as name@example.gov.uk').max(254, 'Enter a shorter email address')),
})

interface Act {
  readonly action: Extract<AccountAction, 'stop' | 'reset-app'>
  readonly view: (account: PersonAccount, state?: FormState) => PageContent
  readonly run: typeof stopAccess
  readonly done: (name: string) => string
}

/** What is asked on a page of its own, with a reason. */
const ACTS: readonly Act[] = [
  {
    action: 'stop',
    view: stopPage,
    run: stopAccess,
    done: name => `${name} can no longer sign in to this partnership`,
  },
  {
    action: 'reset-app',
    view: resetAppPage,
    run: resetSecondFactor,
    done: name => `${name} sets up a new authenticator app at the next sign-in`,
  },
]

export const accountsRoutes = [
  route({
    method: 'GET',
    path: accountsUrl,
    permission,
    handle: async ({ app, actor }) => showPage(accountsPage(await app.transaction(actor, listAccounts))),
  }),
  route({
    method: 'GET',
    path: `${accountsUrl}/:personId`,
    permission,
    params,
    handle: visit => showPerson(visit),
  }),
  route({
    method: 'POST',
    path: `${accountsUrl}/:personId/invite`,
    permission,
    params,
    sensitive: true,
    handle: invite,
  }),
  route({
    method: 'POST',
    path: `${accountsUrl}/:personId/restore`,
    permission,
    params,
    sensitive: true,
    async handle({ app, actor, params: { personId } }) {
      await restoreAccess(app, actor, personId)
      return redirect(accountOfUrl(personId), 'They can sign in again')
    },
  }),
  ...ACTS.flatMap(act => [
    route({
      method: 'GET',
      path: `${accountsUrl}/:personId/${act.action}`,
      permission,
      params,
      sensitive: true,
      handle: async visit => showPage(act.view(await getActable(visit, act.action))),
    }),
    route({
      method: 'POST',
      path: `${accountsUrl}/:personId/${act.action}`,
      permission,
      params,
      sensitive: true,
      handle: visit => takeAct(visit, act),
    }),
  ]),
]

const getAccountOf = ({ app, actor, params: { personId } }: PersonVisit): Promise<PersonAccount> =>
  app.transaction(actor, tx => getPersonAccount(tx, personId))

async function getActable(visit: PersonVisit, action: AccountAction): Promise<PersonAccount> {
  const account = await getAccountOf(visit)
  if (actionsFor(account, visit.actor.personId).includes(action)) return account
  throw new Conflict('This cannot be done with the account as it is now. Open it again to see what can.')
}

async function showPerson(visit: PersonVisit, state: FormState = emptyForm, status = 200): Promise<Answer> {
  const account = await getAccountOf(visit)
  const isSelf = account.personId === visit.actor.personId
  return showPage(personAccountPage({ account, may: actionsFor(account, visit.actor.personId), isSelf, state }), status)
}

async function invite(visit: PersonVisit): Promise<Answer> {
  const {
    app,
    actor,
    form,
    params: { personId },
  } = visit
  const parsed = parseForm(inviteForm, form)
  if (!parsed.ok) return showPerson(visit, parsed.state, 400)
  const invitation = await invitePerson(app, actor, { personId, email: parsed.data.email })
  switch (invitation.outcome) {
    case 'address-taken': {
      const errors = {
        email: 'Enter an address of their own: somebody else in this partnership signs in with this one',
      }
      return showPerson(visit, { values: form, errors }, 400)
    }
    case 'sent':
      return redirect(accountOfUrl(personId), 'The invitation is on its way')
    case 'has-account-already':
      return redirect(
        accountOfUrl(personId),
        'They have an account already, and can now choose this partnership with it',
      )
  }
}

async function takeAct(visit: PersonVisit, act: Act): Promise<Answer> {
  const {
    app,
    actor,
    form,
    params: { personId },
  } = visit
  const account = await getActable(visit, act.action)
  const parsed = parseForm(reasonForm, form)
  if (!parsed.ok) return showPage(act.view(account, parsed.state), 400)
  await act.run(app, actor, { personId, reason: parsed.data.reason })
  return redirect(accountOfUrl(personId), act.done(account.name))
}
