import { z } from 'zod'
import { listAgencies } from '#partnership'
import { pngOf } from '#platform/charts/png.ts'
import { dayInWords } from '#platform/day.ts'
import { NotFound } from '#platform/errors.ts'
import { type Answer, sendFile, showPage, type Visit } from '#platform/http/route.ts'
import type { Catalogue } from '../../../catalogue.ts'
import { dashboardsUrl, measuresUrl } from '../../../indicators.urls.ts'
import { attentionIn } from '../../attention.ts'
import type { Dashboard } from '../../dashboard.ts'
import { dashboardCsv } from '../../dashboard-csv.ts'
import { type DashboardView, profileOf, viewOf, type viewQuery } from '../../dashboard-view.ts'
import { getDashboard, mayEditNow } from '../../find-dashboard.ts'
import { codesOf, findPanel } from '../../layout.ts'
import { panelPicture } from '../../panel-picture.ts'
import type { ReadDashboard, ReadPanel } from '../../read-dashboard.ts'
import { isReturnedByEach } from '../../themes.ts'
import { dashboardBody } from './dashboard.view.ts'

export const dashboardParams = z.object({ slug: z.string().max(80) })
export const panelParams = dashboardParams.extend({ panelId: z.string().max(8) })
export const pictureParams = panelParams.extend({ format: z.enum(['svg', 'png']) })

export interface DashboardReading {
  readonly catalogue: Catalogue
  readonly read: ReadDashboard
}

type Query = z.infer<typeof viewQuery>
type DashboardVisit<P = z.infer<typeof dashboardParams>> = Visit<P, Query>

const agencyOf = ({ audience }: Dashboard): string | undefined =>
  audience.kind === 'agency' ? audience.agencyId : undefined

export const dashboardPage =
  ({ catalogue, read }: DashboardReading) =>
  async ({ app, actor, params, query }: DashboardVisit): Promise<Answer> => {
    const today = app.clock.today()
    const page = await app.transaction(actor, async tx => {
      const dashboard = await getDashboard(tx, catalogue, params.slug, today)
      const view = viewOf(dashboard.layout, agencyOf(dashboard), query, today)
      const panels = await read(tx, dashboard.layout, view)
      const isByAgency = codesOf(dashboard.layout).some(code => isReturnedByEach(catalogue.find(code)))
      return {
        dashboard,
        view,
        query,
        panels,
        attention: attentionIn(panels),
        mayEdit: await mayEditNow(tx, actor, dashboard.audience, today),
        agencies: isByAgency ? (await listAgencies(tx)).map(({ agencyId, name }) => ({ agencyId, name })) : [],
      }
    })
    return showPage({
      title: page.dashboard.layout.title,
      section: 'measures',
      breadcrumbs: [
        { text: 'Measures', href: measuresUrl() },
        { text: 'Dashboards', href: dashboardsUrl() },
      ],
      body: dashboardBody(page),
    })
  }

interface ReadForFile {
  readonly dashboard: Dashboard
  readonly view: DashboardView
  readonly panels: readonly ReadPanel[]
}

/** The whole dashboard, or one panel of it. */
async function readForFile(
  { catalogue, read }: DashboardReading,
  { app, actor, query }: Pick<DashboardVisit<unknown>, 'app' | 'actor' | 'query'>,
  slug: string,
  panelId?: string,
): Promise<ReadForFile> {
  const today = app.clock.today()
  return app.transaction(actor, async tx => {
    const dashboard = await getDashboard(tx, catalogue, slug, today)
    const { layout } = dashboard
    const panel = panelId === undefined ? undefined : findPanel(layout, panelId)
    if (panelId !== undefined && !panel) throw new NotFound('There is no such panel on this dashboard.')
    const view = viewOf(layout, agencyOf(dashboard), query, today)
    // What is withheld depends on everything that is shown beside it: all is read, and one panel of it sent.
    const all = await read(tx, layout, view)
    return { dashboard, view, panels: panel ? all.filter(each => each.panel.id === panel.id) : all }
  })
}

const csvOf = ({ dashboard, view, panels }: ReadForFile, name: string): Answer => {
  const profile = profileOf(view)
  return sendFile(
    `${dashboard.slug}${name}.csv`,
    'text/csv; charset=utf-8',
    dashboardCsv(panels, view.readers === 'public' ? profile.note : (profile.marking ?? '')),
  )
}

export const dashboardCsvFile =
  (reading: DashboardReading) =>
  async (visit: DashboardVisit): Promise<Answer> =>
    csvOf(await readForFile(reading, visit, visit.params.slug), '')

export const panelCsvFile =
  (reading: DashboardReading) =>
  async (visit: DashboardVisit<z.infer<typeof panelParams>>): Promise<Answer> => {
    const { slug, panelId } = visit.params
    return csvOf(await readForFile(reading, visit, slug, panelId), `-${panelId}`)
  }

export const panelPictureFile =
  (reading: DashboardReading) =>
  async (visit: DashboardVisit<z.infer<typeof pictureParams>>): Promise<Answer> => {
    const { slug, panelId, format } = visit.params
    const { dashboard, view, panels } = await readForFile(reading, visit, slug, panelId)
    const profile = profileOf(view)
    const [panel] = panels
    const svg =
      panel &&
      panelPicture(panel, {
        dashboard: `${dashboard.layout.title}, ${visit.actor.partnershipName}`,
        foot: [
          view.readers === 'public' ? profile.note : (profile.marking ?? ''),
          `Made on ${dayInWords(view.today)} from figures up to ${dayInWords(view.until)}.`,
        ],
      })
    if (!svg) throw new NotFound('Nothing of this panel can be shown to these readers, so there is no picture of it.')
    const name = `${dashboard.slug}-${panelId}.${format}`
    if (format === 'svg') return sendFile(name, 'image/svg+xml', svg)
    return sendFile(name, 'image/png', await pngOf(svg, widthOf(svg)))
  }

const widthOf = (svg: string): number => Number(/ width="(\d+)"/.exec(svg)?.[1] ?? 1_000)
