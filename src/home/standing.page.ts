import { publicRoute, type Route, showPage } from '#platform/http/route.ts'
import { accessibilityBody, helpBody, privacyBody } from './standing.view.ts'

/** The pages to which the foot of every page leads. */
const PAGES = [
  { path: '/accessibility', title: 'Accessibility', body: accessibilityBody },
  { path: '/privacy', title: 'How your information is used', body: privacyBody },
  { path: '/help', title: 'Who can help', body: helpBody },
] as const

export const standingRoutes: readonly Route[] = PAGES.map(({ path, title, body }) =>
  publicRoute({
    method: 'GET',
    path,
    permission: 'open-door',
    handle: async () => showPage({ title, body: body(), width: 'question' }),
  }),
)
