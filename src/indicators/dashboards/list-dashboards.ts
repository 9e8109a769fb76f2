import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Catalogue } from '../catalogue.ts'
import { listAgenciesWithFigures } from '../observation.store.ts'
import { listDashboards } from './dashboard.store.ts'
import { AUDIENCE_KINDS, type Audience, type AudienceKind, type StoredVersion } from './dashboard.ts'
import { defaultDashboards } from './default-dashboards.ts'
import { readReaders } from './find-dashboard.ts'
import type { Layout } from './layout.ts'
import { isReturnedByEach } from './themes.ts'

export interface ListedDashboard {
  readonly slug: string
  readonly audience: Audience
  readonly layout: Layout
  readonly stored: StoredVersion | undefined
  /** The reader's own agency's */
  readonly isOwn: boolean
}

/** Every dashboard there is, arranged or made from the catalogue, by whom it is for. Agencies that sent nothing have none. */
export async function listEveryDashboard(
  tx: Tx,
  catalogue: Catalogue,
  actor: Actor,
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<AudienceKind, readonly ListedDashboard[]>> {
  const stored = await listDashboards(tx, today)
  const taken = new Set(stored.map(({ slug }) => slug))
  const codes = catalogue.measures.filter(isReturnedByEach).map(({ code }) => code)
  const sending = new Set(await listAgenciesWithFigures(tx, codes, today))
  const isOwn = (audience: Audience): boolean => audience.kind === 'agency' && audience.agencyId === actor.agencyId
  const made = defaultDashboards(catalogue, await readReaders(tx, today))
    .filter(
      ({ slug, audience }) =>
        !taken.has(slug) && (audience.kind !== 'agency' || sending.has(audience.agencyId) || isOwn(audience)),
    )
    .map(({ slug, audience, layout }) => ({ slug, audience, layout: layout(), stored: undefined }))
    .filter(({ layout }) => layout.panels.length > 0)
  const all = [...stored, ...made].map(each => ({ ...each, isOwn: isOwn(each.audience) }))
  return new Map(
    AUDIENCE_KINDS.map(kind => [
      kind,
      all
        .filter(({ audience }) => audience.kind === kind)
        .toSorted((a, b) => Number(b.isOwn) - Number(a.isOwn) || a.layout.title.localeCompare(b.layout.title, 'en-GB')),
    ]),
  )
}
