import { moj } from '#platform/ui/design-system.ts'
import type { SafeHtml } from '#platform/ui/html.ts'
import { childrensTrendsUrl, dashboardsUrl, measuresUrl, policeUrl } from './indicators.urls.ts'

const PAGES = {
  dashboards: { text: 'Dashboards', href: dashboardsUrl() },
  measures: { text: 'All measures', href: measuresUrl() },
  children: { text: 'Children beside other areas', href: childrensTrendsUrl() },
  police: { text: 'Police, twelve months rolling', href: policeUrl() },
} as const

/** The ways to look at figures, above each of them. */
export const figuresNavigation = (current: keyof typeof PAGES): SafeHtml =>
  moj('sub-navigation', {
    label: 'Ways to look at figures',
    items: Object.entries(PAGES).map(([name, page]) => ({ ...page, active: name === current })),
  })
