import type { Route } from '#platform/http/route.ts'
import { challengePageRoutes } from './pages/challenge.page.ts'
import { disagreeRoutes } from './pages/disagree.page.ts'

export const challengeRoutes: readonly Route[] = [...challengePageRoutes, ...disagreeRoutes]
