import { findOwnArea } from '#indicators'
import type { Tx } from '#platform/db/database.ts'
import type { Facts } from './format.ts'
import { knownAgencies } from './known-agencies.ts'

/** What a file is read against, as it stands in the database now. */
export const gatherFacts = async (tx: Tx, given: Omit<Facts, 'agencies' | 'ownArea'>): Promise<Facts> => ({
  ...given,
  agencies: await knownAgencies(tx),
  ownArea: (await findOwnArea(tx))?.code,
})
