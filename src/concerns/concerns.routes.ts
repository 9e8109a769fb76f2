import type { Route } from '#platform/http/route.ts'
import { challengeRoutes } from './challenge/challenge.routes.ts'
import { countingRoutes } from './counting/counting.routes.ts'
import { enquiryRoutes } from './enquiries/enquiries.routes.ts'
import { feedbackRoutes } from './feedback/feedback.routes.ts'
import { matchingRoutes } from './matching/matching.routes.ts'
import { portalRoutes } from './portal/portal.routes.ts'
import { triageRoutes } from './triage/triage.routes.ts'

/** Every page and form of this room. */
export const concernsRoutes: readonly Route[] = [
  ...portalRoutes,
  ...feedbackRoutes,
  ...triageRoutes,
  ...challengeRoutes,
  ...matchingRoutes,
  ...countingRoutes,
  ...enquiryRoutes,
]
