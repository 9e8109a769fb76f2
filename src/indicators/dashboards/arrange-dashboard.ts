import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { Conflict, NotAllowed, NotFound } from '#platform/errors.ts'
import type { Catalogue } from '../catalogue.ts'
import {
  type Change,
  insertDashboard,
  listSlugs,
  listVersions,
  updateDashboard,
  withdrawDashboardRow,
} from './dashboard.store.ts'
import { type Audience, type Dashboard, freeSlug } from './dashboard.ts'
import { defaultDashboards, layoutFor } from './default-dashboards.ts'
import { getDashboard, mayEditNow, readReaders } from './find-dashboard.ts'
import { type Layout, layoutSchema } from './layout.ts'

export interface Arrangement {
  readonly slug: string
  /** The version that was read; 0: it was made from the catalogue */
  readonly read: number
  /** "The panel “Missing children” was added." */
  readonly what: string
  change(layout: Layout): Layout
}

/**
 * Adds a version of a dashboard; the first one keeps what was made from the catalogue until then. Answers what somebody else
 * changed since that version was read, and then adds nothing.
 */
export async function arrangeDashboard(
  app: App,
  actor: Actor,
  catalogue: Catalogue,
  { slug, read, what, change }: Arrangement,
): Promise<string | undefined> {
  const today = app.clock.today()
  return app.transaction(actor, async tx => {
    const dashboard = await getDashboard(tx, catalogue, slug, today)
    await refuseUnlessMayEdit(tx, actor, dashboard.audience, today)
    if ((dashboard.stored?.version ?? 0) !== read) return changedMeanwhile(dashboard)
    const layout = layoutSchema.parse(change(dashboard.layout))
    await writeVersion(tx, actor, dashboard, { layout, what, by: actor.id, byName: actor.name, at: app.clock.now() })
    return undefined
  })
}

/** Adds a version in a transaction of the caller's, who has asked whether the actor may. Throws a Conflict where somebody else was first. */
export async function writeVersion(tx: Tx, actor: Actor, dashboard: Dashboard, change: Change): Promise<void> {
  const { slug, audience, stored } = dashboard
  const version = stored
    ? (await updateDashboard(tx, { audience, stored }, change)) && stored.version + 1
    : (await insertDashboard(tx, dashboard, change))?.version
  if (!version)
    throw new Conflict('Somebody else changed this dashboard meanwhile. Open it again and make your change there.')
  await appendAudit(tx, actor, {
    event: version === 1 ? 'dashboard-arranged' : 'dashboard-changed',
    subject: { dashboard: slug, version },
    content: { what: change.what, layout: change.layout },
  })
}

const changedMeanwhile = ({ stored }: Dashboard): string =>
  stored
    ? `${stored.changedBy} changed this dashboard meanwhile: ${stored.what}`
    : 'Somebody withdrew this dashboard meanwhile; what is made from the catalogue is shown in its place.'

/** For whoever may arrange this dashboard; refuses everybody else. */
export async function getToArrange(app: App, actor: Actor, catalogue: Catalogue, slug: string): Promise<Dashboard> {
  const today = app.clock.today()
  return app.transaction(actor, async tx => {
    const dashboard = await getDashboard(tx, catalogue, slug, today)
    await refuseUnlessMayEdit(tx, actor, dashboard.audience, today)
    return dashboard
  })
}

async function refuseUnlessMayEdit(tx: Tx, actor: Actor, audience: Audience, today: Temporal.PlainDate): Promise<void> {
  if (await mayEditNow(tx, actor, audience, today)) return
  throw new NotAllowed(
    'Only the business manager, who chairs the group, or the agency’s safeguarding lead arranges this dashboard.',
  )
}

/** A dashboard of its own beside those that are made from the catalogue. Answers its address. */
export async function makeDashboard(
  app: App,
  actor: Actor,
  catalogue: Catalogue,
  { audience, title }: { readonly audience: Audience; readonly title: string },
): Promise<string> {
  const today = app.clock.today()
  return app.transaction(actor, async tx => {
    await refuseUnlessMayEdit(tx, actor, audience, today)
    const made = defaultDashboards(catalogue, await readReaders(tx, today)).map(each => each.slug)
    const slug = freeSlug(title, new Set([...made, ...(await listSlugs(tx))]))
    const layout = layoutFor(catalogue, audience, title)
    const change = { layout, what: 'It was made.', by: actor.id, byName: actor.name, at: app.clock.now() }
    await writeVersion(tx, actor, { slug, audience, layout, stored: undefined }, change)
    return slug
  })
}

/** Puts an earlier version back, as a version of its own. */
export async function restoreVersion(
  app: App,
  actor: Actor,
  catalogue: Catalogue,
  { slug, read, version }: { readonly slug: string; readonly read: number; readonly version: number },
): Promise<string | undefined> {
  const today = app.clock.today()
  const versions = await app.transaction(actor, tx => listVersions(tx, slug, today))
  const earlier = versions.find(each => each.stored.version === version)
  if (!earlier) throw new NotFound('There is no such version of this dashboard.')
  const what = `Version ${version} was put back.`
  return arrangeDashboard(app, actor, catalogue, { slug, read, what, change: () => earlier.layout })
}

/** Takes it off the list. What is made from the catalogue for the same readers is shown again; every version is kept. */
export async function withdrawDashboard(
  app: App,
  actor: Actor,
  catalogue: Catalogue,
  { slug, read, reason }: { readonly slug: string; readonly read: number; readonly reason: string },
): Promise<string | undefined> {
  const today = app.clock.today()
  return app.transaction(actor, async tx => {
    const dashboard = await getDashboard(tx, catalogue, slug, today)
    await refuseUnlessMayEdit(tx, actor, dashboard.audience, today)
    if (!dashboard.stored) throw new NotFound('Nobody has arranged this dashboard, so there is nothing to withdraw.')
    const isCurrent = dashboard.stored.version === read
    if (!isCurrent || !(await withdrawDashboardRow(tx, dashboard.stored, app.clock.now())))
      return changedMeanwhile(dashboard)
    await appendAudit(tx, actor, {
      event: 'dashboard-withdrawn',
      subject: { dashboard: slug, version: read },
      content: { reason },
    })
    return undefined
  })
}
