import { hasPermission } from '#platform/auth/permissions.ts'
import { type Answer, showPage, type Visit } from '#platform/http/route.ts'
import type { Catalogue } from '../../../catalogue.ts'
import { listEveryDashboard } from '../../list-dashboards.ts'
import { dashboardsView } from './dashboards.view.ts'

export const dashboardsPage =
  (catalogue: Catalogue) =>
  async ({ app, actor }: Visit): Promise<Answer> => {
    const today = app.clock.today()
    const dashboards = await app.transaction(actor, tx => listEveryDashboard(tx, catalogue, actor, today))
    return showPage({
      title: 'Dashboards',
      section: 'measures',
      body: dashboardsView({
        dashboards,
        mayMake: hasPermission(actor.roles, 'edit-dashboards'),
      }),
    })
  }
