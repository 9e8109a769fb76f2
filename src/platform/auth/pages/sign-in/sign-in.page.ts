import { z } from 'zod'
import { parseForm } from '../../../http/parse-form.ts'
import { type Answer, type PublicVisit, publicRoute, redirect, showPage } from '../../../http/route.ts'
import { localPath } from '../../../http/send-answer.ts'
import type { FormState } from '../../../ui/form-state.ts'
import { signInCodeUrl, signInSetUpUrl } from '../../auth.urls.ts'
import { challengeCookies } from '../../cookies.ts'
import { hasDemonstration } from '../../demonstration/demonstration.ts'
import { KEPT_FORM_COOKIE } from '../../kept-form/kept-form.ts'
import { checkPassword } from '../../sign-in/check-password.ts'
import { needsSetUp } from '../../sign-in/finish-sign-in.ts'
import { nextQuery } from '../next.ts'
import { waitInWords } from '../wait-in-words.ts'
import { signInPage } from './sign-in.view.ts'

const signInForm = z.object({
  email: z.string().trim().min(1, 'Enter your email address').max(254, 'Enter your email address'),
  password: z.string().min(1, 'Enter your password').max(1000, 'Enter your password'),
})

type Shown = Pick<PublicVisit, 'app' | 'cookies'> & { readonly query: { readonly next: string } }

const shown = async ({ app, cookies, query }: Shown, state?: FormState): Promise<Answer> =>
  showPage(
    signInPage({
      next: query.next,
      hasDemonstration: await hasDemonstration(app),
      hasKeptForm: cookies[KEPT_FORM_COOKIE] !== undefined,
      ...(state ? { state } : {}),
    }),
    state ? 400 : 200,
  )

export const signInRoutes = [
  publicRoute({
    method: 'GET',
    path: '/sign-in',
    permission: 'open-door',
    query: nextQuery,
    handle: async visit => (visit.session ? redirect(visit.query.next) : shown(visit)),
  }),
  publicRoute({
    method: 'POST',
    path: '/sign-in',
    permission: 'open-door',
    query: nextQuery,
    perMinute: 20,
    async handle(visit) {
      const { app, form, query, address } = visit
      const parsed = parseForm(signInForm, form)
      if (!parsed.ok) return shown(visit, parsed.state)
      const answer = await checkPassword(app, { ...parsed.data, next: localPath(query.next), address })
      switch (answer.outcome) {
        case 'wrong':
          return shown(visit, {
            values: form,
            errors: { email: 'Enter the email address and password of your account: these do not match one' },
          })
        case 'locked':
          return shown(visit, {
            values: form,
            errors: { email: `There have been too many attempts. ${waitInWords(app.clock.now(), answer.until)}` },
          })
        case 'right': {
          const to = (await needsSetUp(app, answer.challenge)) ? signInSetUpUrl : signInCodeUrl
          return { kind: 'redirect', to, cookies: challengeCookies(answer.challenge) }
        }
      }
    },
  }),
]
