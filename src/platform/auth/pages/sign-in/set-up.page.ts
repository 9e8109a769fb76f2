import { z } from 'zod'
import { parseForm } from '../../../http/parse-form.ts'
import { type Answer, publicRoute, redirect, showPage } from '../../../http/route.ts'
import { choosePartnershipUrl, signInSetUpUrl, signInUrl } from '../../auth.urls.ts'
import { CHALLENGE_COOKIE, sessionCookies } from '../../cookies.ts'
import { offerAtSignIn, setUpAtSignIn } from '../../sign-in/finish-sign-in.ts'
import { recoveryCodesPage, setUpPage } from './set-up.view.ts'

export const WRONG_CODE = 'Enter the code that the app shows now for Kith'
export const codeForm = z.object({
  code: z.string().trim().min(1, 'Enter the code that the app shows').max(100, WRONG_CODE),
})

const startAgain = (): Answer => redirect(signInUrl(), 'Sign in again to go on setting up your authenticator app')

export const setUpRoutes = [
  publicRoute({
    method: 'GET',
    path: signInSetUpUrl,
    permission: 'open-door',
    async handle({ app, cookies }) {
      const offer = await offerAtSignIn(app, cookies[CHALLENGE_COOKIE] ?? '')
      return offer ? showPage(setUpPage({ ...offer, action: signInSetUpUrl })) : redirect(signInUrl())
    },
  }),
  publicRoute({
    method: 'POST',
    path: signInSetUpUrl,
    permission: 'open-door',
    perMinute: 20,
    async handle({ app, form, cookies, address, userAgent }) {
      const challenge = cookies[CHALLENGE_COOKIE] ?? ''
      const parsed = parseForm(codeForm, form)
      const code = parsed.ok ? parsed.data.code : ''
      const done = await setUpAtSignIn(app, { challenge, code, address, userAgent })
      switch (done.outcome) {
        case 'gone':
          return startAgain()
        case 'wrong': {
          const state = parsed.ok ? { values: {}, errors: { code: WRONG_CODE } } : parsed.state
          return showPage(setUpPage({ ...done, action: signInSetUpUrl, state }), 400)
        }
        case 'right': {
          const onwards = done.hasPartnership ? done.next : choosePartnershipUrl(done.next)
          const content = recoveryCodesPage(done.recoveryCodes, onwards)
          return { kind: 'page', content, cookies: sessionCookies(done.token) }
        }
      }
    },
  }),
]
