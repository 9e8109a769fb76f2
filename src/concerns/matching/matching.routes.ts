import type { Route } from '#platform/http/route.ts'
import { individualRoutes } from './pages/individual/individual.page.ts'
import { matchRoutes } from './pages/match/match.page.ts'

/** Whom a concern is about: candidates, linking, what is known of somebody. */
export const matchingRoutes: readonly Route[] = [...matchRoutes, ...individualRoutes]
