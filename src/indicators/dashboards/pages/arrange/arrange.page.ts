import { z } from 'zod'
import type { Actor } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import type { Tx } from '#platform/db/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { formRoutes } from '#platform/http/form-routes.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { type Route, redirect, route } from '#platform/http/route.ts'
import type { Catalogue } from '../../../catalogue.ts'
import { dashboardUrl, editDashboardUrl } from '../../../indicators.urls.ts'
import { arrangeDashboard, getToArrange, makeDashboard } from '../../arrange-dashboard.ts'
import type { Audience } from '../../dashboard.ts'
import { mayEditNow, readReaders } from '../../find-dashboard.ts'
import { addPanel, changePanel, findPanel, movePanel, removePanel } from '../../layout.ts'
import { THEMES } from '../../themes.ts'
import { actForm, arrangeForm, arrangeValues, newDashboardForm, panelForm, panelValues } from './arrange.form.ts'
import { arrangePage, newDashboardPage, type Offered } from './arrange.view.ts'
import { panelPage } from './panel.view.ts'
import { versionRoutes } from './versions.page.ts'

const params = z.object({ slug: z.string().max(80) })
const panelParams = params.extend({ panelId: z.string().max(8) })
const edit = { permission: 'edit-dashboards' } as const

const changed = (why: string) => ({
  errors: { title: `${why} What you typed is kept here: send it again to put it in its place.` },
})

/** Whom somebody may make a dashboard for, with what stands in the list. */
async function offeredTo(
  tx: Tx,
  actor: Actor,
  today: Temporal.PlainDate,
): Promise<readonly (Offered & { audience: Audience })[]> {
  const { groups, agencies } = await readReaders(tx, today)
  const all: (Offered & { audience: Audience })[] = [
    ...groups.map(({ groupId, name }) => ({
      value: `group ${groupId}`,
      text: `Group: ${name}`,
      audience: { kind: 'group' as const, groupId, name },
    })),
    ...THEMES.map(({ name, title }) => ({
      value: `theme ${name}`,
      text: `Theme: ${title}`,
      audience: { kind: 'theme' as const, theme: name, name: title },
    })),
    {
      value: 'priority',
      text: 'A priority: its words are the title',
      audience: { kind: 'priority' as const, name: '' },
    },
    ...agencies.map(({ agencyId, name }) => ({
      value: `agency ${agencyId}`,
      text: `Agency: ${name}`,
      audience: { kind: 'agency' as const, agencyId, name },
    })),
  ]
  if (hasPermission(actor.roles, 'edit-every-dashboard')) return all
  const own: (Offered & { audience: Audience })[] = []
  for (const each of all) if (await mayEditNow(tx, actor, each.audience, today)) own.push(each)
  return own
}

const newDashboard = (catalogue: Catalogue): readonly Route[] =>
  formRoutes({
    ...edit,
    path: '/dashboards/new',
    read: ({ app, actor }) => app.transaction(actor, tx => offeredTo(tx, actor, app.clock.today())),
    page: newDashboardPage,
    form: newDashboardForm,
    async send({ app, actor }, { title, for: whom }) {
      const offered = await app.transaction(actor, tx => offeredTo(tx, actor, app.clock.today()))
      const found = offered.find(({ value }) => value === whom)?.audience
      if (!found) return { errors: { for: 'Select whom it is for' } }
      const audience = found.kind === 'priority' ? { ...found, name: title } : found
      const slug = await makeDashboard(app, actor, catalogue, { audience, title })
      return { to: editDashboardUrl(slug), said: 'The dashboard is made. Arrange its panels as you wish.' }
    },
  })

const titleAndPeriod = (catalogue: Catalogue): readonly Route[] =>
  formRoutes({
    ...edit,
    path: '/dashboards/:slug/edit',
    params,
    read: async ({ app, actor, params: { slug } }) => ({
      dashboard: await getToArrange(app, actor, catalogue, slug),
      today: app.clock.today(),
    }),
    values: ({ dashboard: { layout } }) => arrangeValues(layout),
    page: (state, { dashboard, today }) => arrangePage(state, dashboard, today),
    form: arrangeForm,
    async send({ app, actor, params: { slug } }, { read, title, purpose, upTo, years }) {
      const why = await arrangeDashboard(app, actor, catalogue, {
        slug,
        read,
        what: 'Its title or period was changed.',
        change: ({ panels }) => ({ title, purpose, years, panels, ...(upTo === undefined ? {} : { upTo }) }),
      })
      return why === undefined ? { to: dashboardUrl(slug), said: 'The dashboard is kept.' } : changed(why)
    },
  })

const panels = (catalogue: Catalogue): readonly Route[] => [
  ...formRoutes({
    ...edit,
    path: '/dashboards/:slug/panels/add',
    params,
    read: async ({ app, actor, params: { slug } }) => ({
      dashboard: await getToArrange(app, actor, catalogue, slug),
      measures: catalogue.measures,
      panel: undefined,
    }),
    page: panelPage,
    form: panelForm(catalogue),
    async send({ app, actor, params: { slug } }, { read, kind, title, measures }) {
      const what = `The panel “${title}” was added.`
      const panel = { kind, title, measureCodes: measures }
      const why = await arrangeDashboard(app, actor, catalogue, {
        slug,
        read,
        what,
        change: layout => addPanel(layout, panel),
      })
      return why === undefined ? { to: editDashboardUrl(slug), said: what } : changed(why)
    },
  }),
  ...formRoutes({
    ...edit,
    path: '/dashboards/:slug/panels/:panelId/change',
    params: panelParams,
    async read({ app, actor, params: { slug, panelId } }) {
      const dashboard = await getToArrange(app, actor, catalogue, slug)
      const panel = findPanel(dashboard.layout, panelId)
      if (!panel) throw new NotFound('There is no such panel on this dashboard.')
      return { dashboard, measures: catalogue.measures, panel }
    },
    values: ({ panel }) => (panel ? panelValues(panel) : {}),
    page: panelPage,
    form: panelForm(catalogue),
    async send({ app, actor, params: { slug, panelId } }, { read, kind, title, measures }) {
      const what = `The panel “${title}” was changed.`
      const panel = { kind, title, measureCodes: measures }
      const change = {
        slug,
        read,
        what,
        change: (layout: Parameters<typeof changePanel>[0]) => changePanel(layout, panelId, panel),
      }
      const why = await arrangeDashboard(app, actor, catalogue, change)
      return why === undefined ? { to: editDashboardUrl(slug), said: what } : changed(why)
    },
  }),
  route({
    ...edit,
    method: 'POST',
    path: '/dashboards/:slug/panels/:panelId/arrange',
    params: panelParams,
    async handle({ app, actor, form, params: { slug, panelId } }) {
      const { layout } = await getToArrange(app, actor, catalogue, slug)
      const panel = findPanel(layout, panelId)
      const parsed = parseForm(actForm, form)
      if (!panel || !parsed.ok) throw new NotFound('There is no such panel on this dashboard.')
      const { read, act } = parsed.data
      const what = `The panel “${panel.title}” was ${act === 'remove' ? 'removed' : `moved ${act}`}.`
      const why = await arrangeDashboard(app, actor, catalogue, {
        slug,
        read,
        what,
        change: now => (act === 'remove' ? removePanel(now, panelId) : movePanel(now, panelId, act)),
      })
      if (why !== undefined) throw new Conflict(`${why} Open the page again and do it there.`)
      return redirect(`${editDashboardUrl(slug)}#panels`, what)
    },
  }),
]

export const arrangeRoutes = (catalogue: Catalogue): readonly Route[] => [
  ...newDashboard(catalogue),
  ...titleAndPeriod(catalogue),
  ...panels(catalogue),
  ...versionRoutes(catalogue),
]
