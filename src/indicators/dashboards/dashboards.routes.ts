import { type Route, route } from '#platform/http/route.ts'
import type { Catalogue } from '../catalogue.ts'
import { viewQuery } from './dashboard-view.ts'
import { arrangeRoutes } from './pages/arrange/arrange.page.ts'
import {
  dashboardCsvFile,
  dashboardPage,
  dashboardParams,
  panelCsvFile,
  panelParams,
  panelPictureFile,
  pictureParams,
} from './pages/dashboard/dashboard.page.ts'
import { dashboardsPage } from './pages/dashboards/dashboards.page.ts'
import { createReadDashboard } from './read-dashboard.ts'

const see = { method: 'GET', permission: 'see-figures' } as const
const ONE = '/dashboards/:slug'
const PANEL = `${ONE}/panels/:panelId`

/** Figures that belong together, for a group, an agency, a priority or a theme. */
export function dashboardRoutes(catalogue: Catalogue): readonly Route[] {
  const reading = { catalogue, read: createReadDashboard(catalogue) }
  const asked = { ...see, query: viewQuery }
  return [
    route({ ...see, path: '/dashboards', handle: dashboardsPage(catalogue) }),
    ...arrangeRoutes(catalogue),
    route({ ...asked, path: ONE, params: dashboardParams, handle: dashboardPage(reading) }),
    route({ ...asked, path: `${ONE}/data.csv`, params: dashboardParams, handle: dashboardCsvFile(reading) }),
    route({ ...asked, path: `${PANEL}/data.csv`, params: panelParams, handle: panelCsvFile(reading) }),
    route({ ...asked, path: `${PANEL}/picture.:format`, params: pictureParams, handle: panelPictureFile(reading) }),
  ]
}
