import { z } from 'zod'
import { parseForm } from '../../../http/parse-form.ts'
import { type Answer, accountRoute, redirect, showPage } from '../../../http/route.ts'
import type { FormState } from '../../../ui/form-state.ts'
import { signInUrl } from '../../auth.urls.ts'
import { noSessionCookies, sessionCookies } from '../../cookies.ts'
import { confirmInDemonstration, isInDemonstration } from '../../demonstration/demonstration.ts'
import { KEPT_FORM_COOKIE } from '../../kept-form/kept-form.ts'
import { confirmIdentity } from '../../sign-in/confirm-identity.ts'
import { nextQuery } from '../next.ts'
import { waitInWords } from '../wait-in-words.ts'
import { confirmPage } from './confirm.view.ts'

const proofForm = z.discriminatedUnion(
  'by',
  [
    z.object({
      by: z.literal('app'),
      code: z.string().trim().min(1, 'Enter the code from your authenticator app').max(100, 'Enter six digits'),
    }),
    z.object({
      by: z.literal('password'),
      password: z.string().min(1, 'Enter your password').max(1000, 'Enter your password'),
    }),
  ],
  { error: 'Select how you want to confirm it' },
)

const WRONG = {
  app: { code: 'Enter the code that the app shows now: this one is wrong, too old or was used before' },
  password: { password: 'Enter your password: this is not it' },
} as const

export const confirmRoutes = [
  accountRoute({
    method: 'GET',
    path: '/confirm-it-is-you',
    permission: 'own-account',
    query: nextQuery,
    handle: async ({ app, session, query, cookies }) =>
      showPage(
        confirmPage({
          next: query.next,
          isDemonstration: await isInDemonstration(app, session),
          hasKeptForm: cookies[KEPT_FORM_COOKIE] !== undefined,
        }),
      ),
  }),
  accountRoute({
    method: 'POST',
    path: '/confirm-it-is-you',
    permission: 'own-account',
    query: nextQuery,
    perMinute: 20,
    async handle({ app, session, query, form, address, cookies }): Promise<Answer> {
      const { next } = query
      const hasKeptForm = cookies[KEPT_FORM_COOKIE] !== undefined
      const isDemonstration = await isInDemonstration(app, session)
      const again = (state: FormState): Answer =>
        showPage(confirmPage({ next, isDemonstration, hasKeptForm, state }), 400)
      if (isDemonstration && form['by'] === 'demonstration') {
        const token = await confirmInDemonstration(app, session, address)
        return token ? { kind: 'redirect', to: next, cookies: sessionCookies(token) } : redirect(signInUrl(next))
      }
      const parsed = parseForm(proofForm, form)
      if (!parsed.ok) return again(parsed.state)
      const proof = parsed.data
      const given = proof.by === 'app' ? proof.code : proof.password
      const answer = await confirmIdentity(app, session, { kind: proof.by, given, address })
      switch (answer.outcome) {
        case 'gone':
          return { kind: 'redirect', to: signInUrl(next), cookies: noSessionCookies }
        case 'wrong':
          return again({ values: form, errors: WRONG[proof.by] })
        case 'locked': {
          const field = proof.by === 'app' ? 'code' : 'password'
          const message = `There have been too many attempts. ${waitInWords(app.clock.now(), answer.until)}`
          return again({ values: form, errors: { [field]: message } })
        }
        case 'right':
          return { kind: 'redirect', to: next, cookies: sessionCookies(answer.token) }
      }
    },
  }),
]
