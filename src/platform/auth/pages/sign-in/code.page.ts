import { z } from 'zod'
import { parseForm } from '../../../http/parse-form.ts'
import { type Answer, type PublicVisit, publicRoute, redirect, showPage } from '../../../http/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-state.ts'
import type { PageContent } from '../../../ui/page-content.ts'
import { choosePartnershipUrl, signInCodeUrl, signInRecoveryUrl, signInUrl } from '../../auth.urls.ts'
import { CHALLENGE_COOKIE, sessionCookies } from '../../cookies.ts'
import { finishSignIn } from '../../sign-in/finish-sign-in.ts'
import { waitInWords } from '../wait-in-words.ts'
import { codePage, recoveryCodePage } from './code.view.ts'

interface Way {
  readonly kind: 'app' | 'recovery'
  readonly path: string
  readonly view: (state?: FormState) => PageContent
  readonly missing: string
  readonly wrong: string
}

const WAYS: readonly Way[] = [
  {
    kind: 'app',
    path: signInCodeUrl,
    view: codePage,
    missing: 'Enter the code from your authenticator app',
    wrong: 'Enter the code that the app shows now: this one is wrong, too old or was used before',
  },
  {
    kind: 'recovery',
    path: signInRecoveryUrl,
    view: recoveryCodePage,
    missing: 'Enter a recovery code',
    wrong: 'Enter a recovery code that you have not used before: this is not one of yours',
  },
]

const startAgain = (): Answer => redirect(signInUrl(), 'Sign in again: the time to enter your code ran out')

export const codeRoutes = WAYS.flatMap(way => [
  publicRoute({
    method: 'GET',
    path: way.path,
    permission: 'open-door',
    handle: async visit => (visit.cookies[CHALLENGE_COOKIE] ? showPage(way.view()) : redirect(signInUrl())),
  }),
  publicRoute({
    method: 'POST',
    path: way.path,
    permission: 'open-door',
    perMinute: 20,
    handle: visit => takeCode(visit, way),
  }),
])

async function takeCode(visit: PublicVisit, way: Way): Promise<Answer> {
  const { app, form, address, userAgent } = visit
  const challenge = visit.cookies[CHALLENGE_COOKIE]
  if (!challenge) return startAgain()
  const refused = (message: string): Answer => showPage(way.view({ ...emptyForm, errors: { code: message } }), 400)
  const parsed = parseForm(z.object({ code: z.string().trim().min(1, way.missing).max(100, way.wrong) }), form)
  if (!parsed.ok) return refused(parsed.state.errors['code'] ?? way.missing)
  const finished = await finishSignIn(app, { challenge, code: parsed.data.code, address, userAgent }, way.kind)
  switch (finished.outcome) {
    case 'gone':
      return startAgain()
    case 'wrong':
      return refused(way.wrong)
    case 'locked':
      return refused(`There have been too many attempts. ${waitInWords(app.clock.now(), finished.until)}`)
    case 'right':
      return {
        kind: 'redirect',
        to: finished.hasPartnership ? finished.next : choosePartnershipUrl(finished.next),
        cookies: sessionCookies(finished.token),
      }
  }
}
