import { momentInWords } from '../../../day.ts'
import { accountRoute, publicRoute, showPage } from '../../../http/route.ts'
import { html } from '../../../ui/html.ts'
import { auditSignIn } from '../../audit-sign-in.store.ts'
import { signInUrl, signOutUrl, staySignedInUrl } from '../../auth.urls.ts'
import { noSessionCookies } from '../../cookies.ts'
import { inSignIn } from '../../in-sign-in.ts'
import { endSession, touchSession } from '../../session.store.ts'
import { expiresAt } from '../../session.ts'
import { paragraph } from '../question.view.ts'

export const sessionRoutes = [
  publicRoute({
    method: 'POST',
    path: signOutUrl,
    permission: 'open-door',
    async handle({ app, session, address }) {
      const now = app.clock.now()
      if (session)
        await inSignIn(app, async tx => {
          await endSession(tx, session.tokenHash, 'signed-out', now)
          await auditSignIn(tx, now, { event: 'signed-out', accountId: session.accountId, address })
        })
      return { kind: 'redirect', to: signInUrl(), flash: 'You have signed out', cookies: noSessionCookies }
    },
  }),
  accountRoute({
    method: 'GET',
    path: staySignedInUrl,
    permission: 'own-account',
    async handle({ app, session }) {
      const now = app.clock.now()
      await touchSession(app.database('kith_auth'), session.tokenHash, now)
      const until = momentInWords(expiresAt({ ...session, lastSeenAt: now }))
      return showPage({
        title: 'You are still signed in',
        width: 'question',
        body: html`<h1 class="govuk-heading-l">You are still signed in</h1>
${paragraph(`If you do nothing more, you are signed out on ${until}.`)}
${paragraph('Close this tab and go back to the page you were on: what you typed there is still there.')}`,
      })
    },
  }),
  // The script of the session warning posts here.
  accountRoute({
    method: 'POST',
    path: staySignedInUrl,
    permission: 'own-account',
    async handle({ app, session }) {
      const now = app.clock.now()
      await touchSession(app.database('kith_auth'), session.tokenHash, now)
      const until = expiresAt({ ...session, lastSeenAt: now })
      return { kind: 'text', type: 'application/json', content: JSON.stringify({ expiresAt: until.toString() }) }
    },
  }),
]
