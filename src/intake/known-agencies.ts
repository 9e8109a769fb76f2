import { listAgencies } from '#partnership'
import type { Tx } from '#platform/db/database.ts'
import type { KnownAgency } from './format.ts'

/** Every agency that is or was a partner: past figures of those that have left may be corrected. */
export async function knownAgencies(tx: Tx): Promise<KnownAgency[]> {
  return (await listAgencies(tx)).map(({ agencyId, name, aliases }) => ({ id: agencyId, name, aliases }))
}
