import { z } from 'zod'
import { NotFound } from '../../../errors.ts'
import { parseForm } from '../../../http/parse-form.ts'
import { publicRoute, showPage } from '../../../http/route.ts'
import { demonstrationUrl } from '../../auth.urls.ts'
import { sessionCookies } from '../../cookies.ts'
import { demonstrationPeople, signInAsDemonstration } from '../../demonstration/demonstration.ts'
import { nextQuery } from '../next.ts'
import { demonstrationPage } from './demonstration.view.ts'

export const demonstrationRoutes = [
  publicRoute({
    method: 'GET',
    path: demonstrationUrl(),
    permission: 'open-door',
    query: nextQuery,
    handle: async ({ app, query }) => showPage(demonstrationPage(await demonstrationPeople(app), query.next)),
  }),
  publicRoute({
    method: 'POST',
    path: demonstrationUrl(),
    permission: 'open-door',
    query: nextQuery,
    async handle({ app, query, form, address, userAgent }) {
      const parsed = parseForm(z.object({ person: z.uuid() }), form)
      if (!parsed.ok) throw new NotFound('There is no such person in the demonstration.')
      const token = await signInAsDemonstration(app, { personId: parsed.data.person, address, userAgent })
      return { kind: 'redirect', to: query.next, cookies: sessionCookies(token) }
    },
  }),
]
