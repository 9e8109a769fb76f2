import type { Route } from '#platform/http/route.ts'
import { challengePageRoutes } from './pages/challenge.page.ts'
import { disagreeRoutes } from './pages/disagree.page.ts'
import { raisedOneRoute } from './pages/raised-one.page.ts'

export const challengeRoutes: readonly Route[] = [raisedOneRoute, ...challengePageRoutes, ...disagreeRoutes]
