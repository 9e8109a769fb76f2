import { z } from 'zod'
import type { App } from '../../../app.ts'
import { parseForm } from '../../../http/parse-form.ts'
import { type Answer, publicRoute, redirect, showPage } from '../../../http/route.ts'
import { localPath } from '../../../http/send-answer.ts'
import { signInCodeUrl, signInSetUpUrl } from '../../auth.urls.ts'
import { challengeCookies } from '../../cookies.ts'
import { hasDemonstration } from '../../demonstration/demonstration.ts'
import { checkPassword } from '../../sign-in/check-password.ts'
import { needsSetUp } from '../../sign-in/finish-sign-in.ts'
import { nextQuery } from '../next.ts'
import { waitInWords } from '../wait-in-words.ts'
import { signInPage } from './sign-in.view.ts'

const signInForm = z.object({
  email: z.string().trim().min(1, 'Enter your email address').max(254, 'Enter your email address'),
  password: z.string().min(1, 'Enter your password').max(1000, 'Enter your password'),
})

const shown = async (app: App, next: string, state?: Parameters<typeof signInPage>[0]['state']): Promise<Answer> =>
  showPage(
    signInPage({ next, hasDemonstration: await hasDemonstration(app), ...(state ? { state } : {}) }),
    state ? 400 : 200,
  )

export const signInRoutes = [
  publicRoute({
    method: 'GET',
    path: '/sign-in',
    permission: 'open-door',
    query: nextQuery,
    handle: async visit => (visit.session ? redirect(visit.query.next) : shown(visit.app, visit.query.next)),
  }),
  publicRoute({
    method: 'POST',
    path: '/sign-in',
    permission: 'open-door',
    query: nextQuery,
    perMinute: 20,
    async handle({ app, form, query, address }) {
      const parsed = parseForm(signInForm, form)
      if (!parsed.ok) return shown(app, query.next, parsed.state)
      const answer = await checkPassword(app, { ...parsed.data, next: localPath(query.next), address })
      switch (answer.outcome) {
        case 'wrong':
          return shown(app, query.next, {
            values: form,
            errors: { email: 'Enter the email address and password of your account: these do not match one' },
          })
        case 'locked':
          return shown(app, query.next, {
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
