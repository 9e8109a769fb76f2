import type { Route } from '#platform/http/route.ts'
import { contributeRoutes } from './pages/contribute/contribute.page.ts'
import { capacityRoutes } from './pages/forms/capacity.forms.ts'
import { closeRoutes } from './pages/forms/close.forms.ts'
import { endingRoutes } from './pages/forms/ending.forms.ts'
import { findingRoutes } from './pages/forms/finding.forms.ts'
import { leadRoutes } from './pages/forms/lead.forms.ts'
import { lineRoutes } from './pages/forms/line.forms.ts'
import { meetingRoutes } from './pages/forms/meeting.forms.ts'
import { planRoutes } from './pages/forms/plan.forms.ts'
import { requestRoutes } from './pages/forms/request.forms.ts'
import { wishRoutes } from './pages/forms/wish.forms.ts'
import { enquiriesRoute } from './pages/list/list.page.ts'
import { organisationalRoutes } from './pages/organisational/organisational.page.ts'
import { recordRoutes } from './pages/record/record.page.ts'

/** The list of enquiries, the record of one, a form for each act, and the page of a contributor. */
export const enquiryRoutes: readonly Route[] = [
  enquiriesRoute,
  ...organisationalRoutes,
  ...recordRoutes,
  ...leadRoutes,
  ...meetingRoutes,
  ...lineRoutes,
  ...requestRoutes,
  ...findingRoutes,
  ...planRoutes,
  ...wishRoutes,
  ...capacityRoutes,
  ...closeRoutes,
  ...endingRoutes,
  ...contributeRoutes,
]
