import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { AUDIENCE_KINDS, type Audience, type Dashboard, type StoredVersion } from './dashboard.ts'
import { type Layout, layoutSchema } from './layout.ts'

interface Row {
  dashboard_id: string
  slug: string
  audience: string
  group_id: string | null
  agency_id: string | null
  audience_words: string | null
  group_name: string | null
  agency_name: string | null
  version: number
  layout: unknown
  what: string
  changed_by_name: string
  changed_at: Temporal.Instant
}

const select = (
  today: Temporal.PlainDate,
) => sql`select d.dashboard_id, d.slug, d.audience, d.group_id, d.agency_id, d.audience_words,
    g.name as group_name, a.name as agency_name, v.version, v.layout, v.what, v.changed_by_name, v.changed_at
  from dashboard d
  join dashboard_version v on v.partnership_id = d.partnership_id and v.dashboard_id = d.dashboard_id
  left join group_label g on g.partnership_id = d.partnership_id and g.group_id = d.group_id
    and g.starts_on <= ${today} and coalesce(g.ends_on, 'infinity') >= ${today}
  left join agency_label a on a.partnership_id = d.partnership_id and a.agency_id = d.agency_id`

const dashboardOf = (row: Row): Dashboard & { readonly stored: StoredVersion } => ({
  slug: row.slug,
  audience: audienceOf(row),
  layout: layoutSchema.parse(row.layout),
  stored: {
    dashboardId: row.dashboard_id,
    version: row.version,
    what: row.what,
    changedBy: row.changed_by_name,
    changedAt: row.changed_at,
  },
})

function audienceOf(row: Row): Audience {
  const kind = AUDIENCE_KINDS.find(each => each === row.audience)
  switch (kind) {
    case 'group':
      return { kind, groupId: row.group_id ?? '', name: row.group_name ?? 'a group that is no more' }
    case 'agency':
      return { kind, agencyId: row.agency_id ?? '', name: row.agency_name ?? '' }
    case 'theme':
      return { kind, theme: row.audience_words ?? '', name: row.audience_words ?? '' }
    case 'priority':
      return { kind, name: row.audience_words ?? '' }
    case undefined:
      throw new Error(`a dashboard is for ${row.audience}`)
  }
}

/** Every dashboard that somebody arranged, as it stands now. */
export async function listDashboards(tx: Tx, today: Temporal.PlainDate): Promise<readonly Dashboard[]> {
  const found =
    await sql<Row>`${select(today)} where d.withdrawn_at is null and v.version = d.version order by d.slug`.execute(tx)
  return found.rows.map(dashboardOf)
}

export async function findDashboard(tx: Tx, slug: string, today: Temporal.PlainDate): Promise<Dashboard | undefined> {
  const found = await sql<Row>`${select(today)}
    where d.slug = ${slug} and d.withdrawn_at is null and v.version = d.version`.execute(tx)
  return found.rows.map(dashboardOf)[0]
}

/** Every version, the newest first. */
export async function listVersions(
  tx: Tx,
  slug: string,
  today: Temporal.PlainDate,
): Promise<readonly (Dashboard & { readonly stored: StoredVersion })[]> {
  const found =
    await sql<Row>`${select(today)} where d.slug = ${slug} and d.withdrawn_at is null order by v.version desc`.execute(
      tx,
    )
  return found.rows.map(dashboardOf)
}

/** Every address that was ever given, also of what was withdrawn. */
export async function listSlugs(tx: Tx): Promise<ReadonlySet<string>> {
  const found = await sql<{ slug: string }>`select slug from dashboard`.execute(tx)
  return new Set(found.rows.map(({ slug }) => slug))
}

export interface Change {
  readonly layout: Layout
  /** "A panel was added: Missing children" */
  readonly what: string
  readonly by: string
  readonly byName: string
  readonly at: Temporal.Instant
}

const agencyOf = (audience: Audience): string | null => (audience.kind === 'agency' ? audience.agencyId : null)

const wordsOf = (audience: Audience): string | null =>
  audience.kind === 'priority' ? audience.name : audience.kind === 'theme' ? audience.theme : null

/** One that was withdrawn is taken up again. Undefined where somebody else arranged one under that address first. */
export async function insertDashboard(
  tx: Tx,
  { slug, audience }: Pick<Dashboard, 'slug' | 'audience'>,
  change: Change,
): Promise<Pick<StoredVersion, 'dashboardId' | 'version'> | undefined> {
  const groupId = audience.kind === 'group' ? audience.groupId : null
  const added = await sql<{ id: string; version: number }>`
    insert into dashboard (partnership_id, slug, audience, group_id, agency_id, audience_words, version)
    values (current_partnership(), ${slug}, ${audience.kind}, ${groupId}, ${agencyOf(audience)}, ${wordsOf(audience)}, 1)
    on conflict (partnership_id, slug) do update set version = dashboard.version + 1, withdrawn_at = null
      where dashboard.withdrawn_at is not null and dashboard.audience = excluded.audience
        and dashboard.group_id is not distinct from excluded.group_id and dashboard.agency_id is not distinct from excluded.agency_id
    returning dashboard_id as id, version`.execute(tx)
  const row = added.rows[0]
  if (!row) return undefined
  await insertVersion(tx, { id: row.id, audience, version: row.version }, change)
  return { dashboardId: row.id, version: row.version }
}

/** False where somebody else changed it since that version was read. */
export async function updateDashboard(
  tx: Tx,
  {
    audience,
    stored,
  }: { readonly audience: Audience; readonly stored: Pick<StoredVersion, 'dashboardId' | 'version'> },
  change: Change,
): Promise<boolean> {
  const moved = await sql<{ id: string }>`update dashboard set version = version + 1
    where dashboard_id = ${stored.dashboardId} and version = ${stored.version} and withdrawn_at is null
    returning dashboard_id as id`.execute(tx)
  if (moved.rows.length === 0) return false
  await insertVersion(tx, { id: stored.dashboardId, audience, version: stored.version + 1 }, change)
  return true
}

async function insertVersion(
  tx: Tx,
  { id, audience, version }: { readonly id: string; readonly audience: Audience; readonly version: number },
  { layout, what, by, byName, at }: Change,
): Promise<void> {
  await sql`insert into dashboard_version (partnership_id, dashboard_id, agency_id, version, layout, what, changed_by, changed_by_name, changed_at)
    values (current_partnership(), ${id}, ${agencyOf(audience)}, ${version}, ${JSON.stringify(layout)}::jsonb, ${what}, ${by}, ${byName}, ${at})`.execute(
    tx,
  )
}

/** False where somebody else changed or withdrew it. */
export async function withdrawDashboardRow(
  tx: Tx,
  { dashboardId, version }: Pick<StoredVersion, 'dashboardId' | 'version'>,
  at: Temporal.Instant,
): Promise<boolean> {
  const changed = await sql<{ id: string }>`update dashboard set withdrawn_at = ${at}
    where dashboard_id = ${dashboardId} and version = ${version} and withdrawn_at is null returning dashboard_id as id`.execute(
    tx,
  )
  return changed.rows.length === 1
}
