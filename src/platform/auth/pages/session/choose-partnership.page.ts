import { z } from 'zod'
import { parseForm } from '../../../http/parse-form.ts'
import { accountRoute, showPage } from '../../../http/route.ts'
import { signInUrl } from '../../auth.urls.ts'
import { noSessionCookies, sessionCookies } from '../../cookies.ts'
import { choosePartnership, partnershipsOf } from '../../sign-in/choose-partnership.ts'
import { nextQuery } from '../next.ts'
import { choosePage, noPartnershipPage } from './choose-partnership.view.ts'

export const choosePartnershipRoutes = [
  accountRoute({
    method: 'GET',
    path: '/choose-partnership',
    permission: 'own-account',
    query: nextQuery,
    async handle({ app, session, actor, query }) {
      const memberships = await partnershipsOf(app, session)
      if (memberships.length === 0) return showPage(noPartnershipPage())
      return showPage(choosePage({ memberships, next: query.next, current: actor?.partnershipId }))
    },
  }),
  accountRoute({
    method: 'POST',
    path: '/choose-partnership',
    permission: 'own-account',
    query: nextQuery,
    async handle({ app, session, actor, query, form, address }) {
      const memberships = await partnershipsOf(app, session)
      const parsed = parseForm(z.object({ partnership: z.string('Select a partnership') }), form)
      const chosen = parsed.ok ? memberships.find(each => each.partnershipId === parsed.data.partnership) : undefined
      if (!chosen) {
        const state = { values: form, errors: { partnership: 'Select a partnership' } }
        return showPage(choosePage({ memberships, next: query.next, current: actor?.partnershipId, state }), 400)
      }
      const token = await choosePartnership(app, session, chosen, address)
      if (!token) return { kind: 'redirect', to: signInUrl(query.next), cookies: noSessionCookies }
      // Another partnership has other records: a page of the one before would not be found.
      const to = actor && actor.partnershipId !== chosen.partnershipId ? '/' : query.next
      return { kind: 'redirect', to, cookies: sessionCookies(token) }
    },
  }),
]
