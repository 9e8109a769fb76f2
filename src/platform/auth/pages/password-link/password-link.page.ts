import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { parseForm } from '../../../http/parse-form.ts'
import { publicRoute, showPage } from '../../../http/route.ts'
import {
  forgottenPasswordUrl,
  invitationUrl,
  resetPasswordUrl,
  signInCodeUrl,
  signInSetUpUrl,
} from '../../auth.urls.ts'
import { challengeCookies } from '../../cookies.ts'
import type { LinkKind } from '../../invitation/mailed-link.ts'
import { askForReset, linkOf, setPasswordByLink } from '../../invitation/set-password.ts'
import { needsSetUp } from '../../sign-in/finish-sign-in.ts'
import { forgottenPage, linkGonePage, linkSentPage, newPasswordPage } from './password-link.view.ts'

const emailForm = z.object({
  email: z
    .string()
    .trim()
    .min(1, 'Enter your email address')
    .pipe(z.email('Enter an email address, such as name@example.gov.uk').max(254, 'Enter a shorter email address')),
})

const LINKS: ReadonlyArray<{ kind: LinkKind; path: string; url: (token: string) => string }> = [
  { kind: 'password-reset', path: '/reset-password/:token', url: resetPasswordUrl },
  { kind: 'invitation', path: '/invitation/:token', url: invitationUrl },
]
const tokenParams = z.object({ token: z.string().max(100) })

// Longer than the work ever takes, so that the time of the answer does not tell whether there is an account.
const LEAST_ANSWER_MS = 250

export const passwordLinkRoutes = [
  publicRoute({
    method: 'GET',
    path: forgottenPasswordUrl,
    permission: 'open-door',
    handle: async () => showPage(forgottenPage()),
  }),
  publicRoute({
    method: 'POST',
    path: forgottenPasswordUrl,
    permission: 'open-door',
    perMinute: 5,
    async handle({ app, form, address }) {
      const parsed = parseForm(emailForm, form)
      if (!parsed.ok) return showPage(forgottenPage(parsed.state), 400)
      await Promise.all([askForReset(app, { email: parsed.data.email, address }), sleep(LEAST_ANSWER_MS)])
      return showPage(linkSentPage(parsed.data.email))
    },
  }),
  ...LINKS.flatMap(({ kind, path, url }) => [
    publicRoute({
      method: 'GET',
      path,
      permission: 'open-door',
      params: tokenParams,
      perMinute: 30,
      async handle({ app, params }) {
        const link = await linkOf(app, params.token, kind)
        return link
          ? showPage(newPasswordPage({ kind, email: link.email, action: url(params.token) }))
          : showPage(linkGonePage(kind), 404)
      },
    }),
    publicRoute({
      method: 'POST',
      path,
      permission: 'open-door',
      params: tokenParams,
      perMinute: 10,
      async handle({ app, params, form, address }) {
        const { token } = params
        const password = typeof form['password'] === 'string' ? form['password'] : ''
        const set = await setPasswordByLink(app, { token, kind, password, address })
        switch (set.outcome) {
          case 'gone':
            return showPage(linkGonePage(kind), 404)
          case 'refused': {
            const state = { values: {}, errors: { password: set.fault } }
            return showPage(newPasswordPage({ kind, email: set.email, action: url(token), state }), 400)
          }
          case 'set': {
            const to = (await needsSetUp(app, set.challenge)) ? signInSetUpUrl : signInCodeUrl
            const flash = kind === 'invitation' ? {} : { flash: 'Your password is changed' }
            return { kind: 'redirect', to, cookies: challengeCookies(set.challenge), ...flash }
          }
        }
      },
    }),
  ]),
]
