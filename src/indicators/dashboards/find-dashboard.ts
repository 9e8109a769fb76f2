import { type Agency, isPartnerOn, listAgencies, listChairs, structureOn } from '#partnership'
import type { Actor } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import type { Tx } from '#platform/db/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Catalogue } from '../catalogue.ts'
import { findDashboard } from './dashboard.store.ts'
import type { Audience, Dashboard } from './dashboard.ts'
import { type Chairing, mayEditDashboard } from './dashboard-policy.ts'
import { type DefaultDashboard, defaultDashboards, type Readers } from './default-dashboards.ts'

const NOBODY: Readers = { groups: [], agencies: [] }

/** Groups of the structure on that day, and agencies that take part on it. */
export async function readReaders(tx: Tx, today: Temporal.PlainDate): Promise<Readers> {
  const groups = (await structureOn(tx, today)).filter(({ standing }) => standing !== 'external')
  const agencies = (await listAgencies(tx)).filter((agency: Agency) => isPartnerOn(agency, today))
  return {
    groups: groups.map(({ groupId, name, remit }) => ({ groupId, name, remit })),
    agencies: agencies.map(({ agencyId, name, aliases }) => ({ agencyId, name, aliases })),
  }
}

/** What somebody arranged under that address, else what is made from the catalogue for it. */
export async function getDashboard(
  tx: Tx,
  catalogue: Catalogue,
  slug: string,
  today: Temporal.PlainDate,
): Promise<Dashboard> {
  const stored = await findDashboard(tx, slug, today)
  if (stored) return stored
  const named = (list: readonly DefaultDashboard[]): DefaultDashboard | undefined =>
    list.find(each => each.slug === slug)
  // Themes are the same in every partnership, and come first: nothing need be read for one.
  const found =
    named(defaultDashboards(catalogue, NOBODY)) ?? named(defaultDashboards(catalogue, await readReaders(tx, today)))
  if (!found) throw new NotFound('There is no such dashboard.')
  return { slug, audience: found.audience, layout: found.layout(), stored: undefined }
}

/** Who chairs the group that a dashboard is for, today. */
export async function mayEditNow(
  tx: Tx,
  actor: Actor,
  audience: Audience,
  today: Temporal.PlainDate,
): Promise<boolean> {
  if (!hasPermission(actor.roles, 'edit-dashboards')) return false
  return mayEditDashboard(actor, audience, audience.kind === 'group' ? await chairsOf(tx, audience.groupId, today) : [])
}

async function chairsOf(tx: Tx, groupId: string, today: Temporal.PlainDate): Promise<Chairing[]> {
  const chairs = await listChairs(tx, { groupId })
  return chairs.flatMap(({ person, startsOn, endsOn }) => {
    const isNow =
      Temporal.PlainDate.compare(startsOn, today) <= 0 &&
      (endsOn === undefined || Temporal.PlainDate.compare(today, endsOn) <= 0)
    return person && isNow ? [{ groupId, personId: person.personId }] : []
  })
}
