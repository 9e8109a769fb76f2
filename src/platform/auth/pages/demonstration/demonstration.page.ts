import { z } from 'zod'
import { NotFound } from '../../../errors.ts'
import { parseForm } from '../../../http/parse-form.ts'
import { publicRoute, showPage } from '../../../http/route.ts'
import { demonstrationUrl } from '../../auth.urls.ts'
import { sessionCookies } from '../../cookies.ts'
import { demonstrationPeople, signInAsDemonstration } from '../../demonstration/demonstration.ts'
import { demonstrationPage } from './demonstration.view.ts'

export const demonstrationRoutes = [
  publicRoute({
    method: 'GET',
    path: demonstrationUrl,
    permission: 'open-door',
    handle: async ({ app }) => showPage(demonstrationPage(await demonstrationPeople(app))),
  }),
  publicRoute({
    method: 'POST',
    path: demonstrationUrl,
    permission: 'open-door',
    async handle({ app, form, address, userAgent }) {
      const parsed = parseForm(z.object({ person: z.uuid() }), form)
      if (!parsed.ok) throw new NotFound('There is no such person in the demonstration.')
      const token = await signInAsDemonstration(app, { personId: parsed.data.person, address, userAgent })
      return { kind: 'redirect', to: '/', cookies: sessionCookies(token) }
    },
  }),
]
