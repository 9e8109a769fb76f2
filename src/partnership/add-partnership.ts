import { appendAudit } from '#platform/audit/trail.ts'
import type { Clock } from '#platform/clock.ts'
import type { Tx } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors.ts'
import { insertAgency } from './agency.store.ts'
import { insertPartnership, listPartnerships } from './partnership.store.ts'

export interface FirstFacts {
  readonly slug: string
  readonly name: string
  readonly areaCode: string | undefined
  /** the agency that runs it, so that its first people have somewhere to be entered */
  readonly officeName: string
}

/**
 * Makes a partnership with the agency that runs it, in a transaction of the schema's owner. Throws a Refusal beside the
 * demonstration, in which anybody may be anybody.
 */
export async function addPartnership(
  tx: Tx,
  operatorId: string,
  clock: Clock,
  { slug, name, areaCode, officeName }: FirstFacts,
): Promise<{ readonly partnershipId: string; readonly agencyId: string }> {
  const present = await listPartnerships(tx)
  if (present.some(partnership => partnership.isDemonstration))
    throw new Refusal(
      'The demonstration is here. A partnership of your own belongs on an installation of its own: set KITH_ENV=production and an empty DATABASE_URL.',
    )
  if (present.some(partnership => partnership.slug === slug))
    throw new Refusal(`There is a partnership “${slug}” already. Choose another short name.`)
  const partnershipId = await insertPartnership(tx, { slug, name, areaCode, isDemonstration: false })
  const joinedOn = clock.today()
  const agencyId = await insertAgency(tx, { partnershipId, name: officeName, kind: 'partnership-office', joinedOn })
  await appendAudit(tx, { id: operatorId, partnershipId }, { event: 'partnership-added', subject: { slug, agencyId } })
  return { partnershipId, agencyId }
}
