import { z } from 'zod'
import { parseForm } from '../../../http/parse-form.ts'
import { type AccountVisit, type Answer, accountRoute, redirect, showPage } from '../../../http/route.ts'
import {
  accountUrl,
  changePasswordUrl,
  changeSecondFactorUrl,
  endOtherSessionsUrl,
  newRecoveryCodesUrl,
  signInUrl,
} from '../../auth.urls.ts'
import { noSessionCookies, sessionCookies } from '../../cookies.ts'
import { inSignIn } from '../../in-sign-in.ts'
import { changePassword } from '../../own-account/change-password.ts'
import {
  endOtherSessions,
  offerNewFactor,
  proveNewFactor,
  renewRecoveryCodes,
} from '../../own-account/change-second-factor.ts'
import { getOwnAccount } from '../../own-account/own-account.store.ts'
import { listSessions } from '../../session.store.ts'
import { listMemberships } from '../../sign-in/account.store.ts'
import { codeForm, WRONG_CODE } from '../sign-in/set-up.page.ts'
import { recoveryCodesPage, setUpPage } from '../sign-in/set-up.view.ts'
import { waitInWords } from '../wait-in-words.ts'
import { accountPage } from './account.view.ts'
import { changePasswordPage, renewCodesPage } from './change.view.ts'

const passwordForm = z.object({
  current: z.string().max(1000).default(''),
  password: z.string().min(1, 'Enter a new password').max(1000, 'Enter a shorter password'),
})

const ownAccountOf = ({ app, session }: AccountVisit) => inSignIn(app, tx => getOwnAccount(tx, session.accountId))

const permission = 'own-account' as const

export const accountRoutes = [
  accountRoute({ method: 'GET', path: accountUrl, permission, handle: showAccount }),
  accountRoute({
    method: 'GET',
    path: changePasswordUrl,
    permission,
    sensitive: true,
    handle: async visit => showPage(changePasswordPage((await ownAccountOf(visit)).hasPassword)),
  }),
  accountRoute({
    method: 'POST',
    path: changePasswordUrl,
    permission,
    sensitive: true,
    perMinute: 20,
    handle: takePassword,
  }),
  accountRoute({
    method: 'GET',
    path: changeSecondFactorUrl,
    permission,
    sensitive: true,
    async handle({ app, session }) {
      const offer = await offerNewFactor(app, session)
      const backLink = { text: 'Back', href: accountUrl }
      return showPage(setUpPage({ ...offer, action: changeSecondFactorUrl, backLink }))
    },
  }),
  accountRoute({
    method: 'POST',
    path: changeSecondFactorUrl,
    permission,
    sensitive: true,
    perMinute: 20,
    handle: takeNewFactor,
  }),
  accountRoute({
    method: 'GET',
    path: newRecoveryCodesUrl,
    permission,
    sensitive: true,
    handle: async visit => showPage(renewCodesPage((await ownAccountOf(visit)).recoveryCodesLeft)),
  }),
  accountRoute({
    method: 'POST',
    path: newRecoveryCodesUrl,
    permission,
    sensitive: true,
    handle: async ({ app, session, address }) =>
      showPage(recoveryCodesPage(await renewRecoveryCodes(app, session, address), accountUrl)),
  }),
  accountRoute({
    method: 'POST',
    path: endOtherSessionsUrl,
    permission,
    async handle({ app, session, address }) {
      const ended = await endOtherSessions(app, session, address)
      return redirect(
        accountUrl,
        ended === 1 ? 'You are signed out in 1 other browser' : `You are signed out in ${ended} other browsers`,
      )
    },
  }),
]

async function showAccount(visit: AccountVisit): Promise<Answer> {
  const { app, session, actor } = visit
  return inSignIn(app, async tx => {
    const account = await getOwnAccount(tx, session.accountId)
    const sessions = await listSessions(tx, session, app.clock.now())
    const memberships = await listMemberships(tx, session.accountId, app.clock.today())
    return showPage(accountPage({ account, actor, sessions, partnershipCount: memberships.length }))
  })
}

async function takePassword(visit: AccountVisit): Promise<Answer> {
  const { app, session, form, address } = visit
  const { hasPassword } = await ownAccountOf(visit)
  const refused = (errors: Readonly<Record<string, string>>): Answer =>
    showPage(changePasswordPage(hasPassword, { values: {}, errors }), 400)
  const parsed = parseForm(passwordForm, form)
  if (!parsed.ok) return refused(parsed.state.errors)
  const change = await changePassword(app, session, { ...parsed.data, address })
  switch (change.outcome) {
    case 'refused':
      return refused({ [change.field]: change.fault })
    case 'locked':
      return refused({ current: `There have been too many attempts. ${waitInWords(app.clock.now(), change.until)}` })
    case 'gone':
      return { kind: 'redirect', to: signInUrl(accountUrl), cookies: noSessionCookies }
    case 'changed': {
      const cookies = sessionCookies(change.token)
      return { kind: 'redirect', to: accountUrl, flash: 'Your password is changed', cookies }
    }
  }
}

async function takeNewFactor({ app, session, form, address }: AccountVisit): Promise<Answer> {
  const parsed = parseForm(codeForm, form)
  const done = parsed.ok ? await proveNewFactor(app, session, { code: parsed.data.code, address }) : undefined
  if (done) {
    const content = recoveryCodesPage(done.recoveryCodes, accountUrl)
    return { kind: 'page', content, cookies: sessionCookies(done.token) }
  }
  const state = parsed.ok ? { values: {}, errors: { code: WRONG_CODE } } : parsed.state
  const offer = await offerNewFactor(app, session)
  const backLink = { text: 'Back', href: accountUrl }
  return showPage(setUpPage({ ...offer, action: changeSecondFactorUrl, backLink, state }), 400)
}
