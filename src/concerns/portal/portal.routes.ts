import type { Route } from '#platform/http/route.ts'
import { checkRoutes } from './pages/check/check.page.ts'
import { doorsRoute } from './pages/doors/doors.page.ts'
import { howUsedRoute } from './pages/how-used/how-used.page.ts'
import { questionRoutes } from './pages/question/question.page.ts'
import { saveRoutes } from './pages/save/save.page.ts'
import { sentRoute } from './pages/sent/sent.page.ts'
import { startRoutes } from './pages/start/start.page.ts'

export const portalRoutes: readonly Route[] = [
  doorsRoute,
  ...startRoutes,
  ...questionRoutes,
  ...checkRoutes,
  ...saveRoutes,
  sentRoute,
  howUsedRoute,
]
