import {
  challengeDueItems,
  concernClocks,
  concernsApi,
  concernsRoutes,
  enquiryDueItems,
  feedbackDueItems,
  restrictableConcern,
  triageDueItems,
} from '#concerns'
import { homeRoutes, standingRoutes } from '#home'
import { indicatorRoutes, indicatorsAtHome, measuresApi } from '#indicators'
import { intakeDueItems, intakeRoutes } from '#intake'
import { partnershipDueItems, partnershipNews, partnershipRoutes } from '#partnership'
import { publishingNews } from '#publishing'
import { createReportRoutes } from '#report'
import { catalogue, intake } from './catalogue.ts'
import type { ApiRoute } from './platform/api/api-route.ts'
import { auditRoutes } from './platform/audit/audit.routes.ts'
import { authRoutes, restrictionRoutes } from './platform/auth/auth.routes.ts'
import { bankHolidayRoutes } from './platform/bank-holidays/bank-holidays.routes.ts'
import type { Route } from './platform/http/route.ts'
import { outboxRoutes } from './platform/mail/outbox.routes.ts'

const figures = indicatorsAtHome(catalogue)

/** Every page and form of the staff site, domain by domain. */
export const routes: readonly Route[] = [
  ...standingRoutes,
  ...homeRoutes({
    due: [
      triageDueItems,
      challengeDueItems,
      enquiryDueItems,
      feedbackDueItems,
      partnershipDueItems,
      figures.due,
      intakeDueItems,
    ],
    watch: [figures.watch],
    news: [publishingNews, figures.news, partnershipNews],
  }),
  ...authRoutes,
  ...restrictionRoutes([restrictableConcern]),
  ...auditRoutes,
  ...outboxRoutes,
  ...bankHolidayRoutes(concernClocks),
  ...partnershipRoutes,
  ...indicatorRoutes(catalogue),
  ...intakeRoutes(intake),
  ...concernsRoutes,
  ...createReportRoutes(catalogue),
]

/** Everything that other systems may ask for, below /api/v1. */
export const apiRoutes: readonly ApiRoute[] = [...concernsApi, ...measuresApi(catalogue)]
