import type { Route } from '#platform/http/route.ts'
import { accessRoutes } from './pages/acts/access.page.ts'
import { smallActRoutes } from './pages/acts/small-acts.page.ts'
import { enterRoutes } from './pages/enter/enter.page.ts'
import { queueRoute } from './pages/queue/queue.page.ts'
import { recordPartRoutes } from './pages/record/parts.page.ts'
import { recordRoutes } from './pages/record/record.page.ts'
import { retentionRoutes } from './pages/retention/retention.page.ts'
import { searchRoutes } from './pages/search/search.page.ts'
import { teamRoutes } from './pages/teams/teams.page.ts'

export const triageRoutes: readonly Route[] = [
  queueRoute,
  ...enterRoutes,
  ...teamRoutes,
  ...searchRoutes,
  ...recordRoutes,
  ...recordPartRoutes,
  ...smallActRoutes,
  ...accessRoutes,
  ...retentionRoutes,
]
