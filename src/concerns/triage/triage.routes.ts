import type { Route } from '#platform/http/route.ts'
import { queueRoute } from './pages/queue/queue.page.ts'
import { recordPartRoutes } from './pages/record/parts.page.ts'
import { recordRoutes } from './pages/record/record.page.ts'

export const triageRoutes: readonly Route[] = [queueRoute, ...recordRoutes, ...recordPartRoutes]
