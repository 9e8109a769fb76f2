import { z } from 'zod'
import { Conflict, NotFound } from '#platform/errors.ts'
import { formRoutes } from '#platform/http/form-routes.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { type Route, redirect, route, showPage } from '#platform/http/route.ts'
import type { Catalogue } from '../../../catalogue.ts'
import { dashboardsUrl, dashboardVersionsUrl } from '../../../indicators.urls.ts'
import { getToArrange, restoreVersion, withdrawDashboard } from '../../arrange-dashboard.ts'
import { listVersions } from '../../dashboard.store.ts'
import { getDashboard, mayEditNow } from '../../find-dashboard.ts'
import { restoreForm, withdrawForm } from './arrange.form.ts'
import { versionsPage, withdrawPage } from './versions.view.ts'

const params = z.object({ slug: z.string().max(80) })
const versionParams = params.extend({ version: z.coerce.number().int().min(1) })
const edit = { permission: 'edit-dashboards' } as const

/** What a dashboard was, and how it ends. */
export const versionRoutes = (catalogue: Catalogue): readonly Route[] => [
  route({
    method: 'GET',
    path: '/dashboards/:slug/versions',
    permission: 'see-figures',
    params,
    async handle({ app, actor, params: { slug } }) {
      const today = app.clock.today()
      return app.transaction(actor, async tx => {
        const dashboard = await getDashboard(tx, catalogue, slug, today)
        const mayEdit = await mayEditNow(tx, actor, dashboard.audience, today)
        return showPage(versionsPage(dashboard, await listVersions(tx, slug, today), mayEdit))
      })
    },
  }),
  route({
    ...edit,
    method: 'POST',
    path: '/dashboards/:slug/versions/:version/restore',
    params: versionParams,
    async handle({ app, actor, form, params: { slug, version } }) {
      await getToArrange(app, actor, catalogue, slug)
      const parsed = parseForm(restoreForm, form)
      if (!parsed.ok) throw new NotFound('There is no such version of this dashboard.')
      const why = await restoreVersion(app, actor, catalogue, { slug, read: parsed.data.read, version })
      if (why !== undefined) throw new Conflict(`${why} Open the page again and do it there.`)
      return redirect(dashboardVersionsUrl(slug), `Version ${version} is put back.`)
    },
  }),
  ...formRoutes({
    ...edit,
    path: '/dashboards/:slug/withdraw',
    params,
    async read({ app, actor, params: { slug } }) {
      const dashboard = await getToArrange(app, actor, catalogue, slug)
      if (!dashboard.stored) throw new NotFound('Nobody has arranged this dashboard, so there is nothing to withdraw.')
      return dashboard
    },
    page: withdrawPage,
    form: withdrawForm,
    async send({ app, actor, params: { slug } }, { read, reason }) {
      const why = await withdrawDashboard(app, actor, catalogue, { slug, read, reason })
      return why === undefined
        ? { to: dashboardsUrl(), said: 'The dashboard is withdrawn.' }
        : { errors: { reason: `${why} Your reason is kept here: send it again to withdraw what stands now.` } }
    },
  }),
]
