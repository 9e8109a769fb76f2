import type { Route } from '#platform/http/route.ts'
import { giveRoutes } from './pages/give/give.page.ts'
import { owedRoute } from './pages/owed/owed.page.ts'
import { raisedRoute } from './pages/raised/raised.page.ts'

export const feedbackRoutes: readonly Route[] = [owedRoute, ...giveRoutes, raisedRoute]
