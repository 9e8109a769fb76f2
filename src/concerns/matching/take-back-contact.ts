import type { Actor } from '#platform/auth/actor.ts'
import type { ListReader } from '#platform/auth/restriction/record-access.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { findIndividual, lockIndividuals, replaceKeys, updateIndividual } from './individual.store.ts'
import { contactWithout } from './known-individual.ts'
import { firstIndividualOf, listOpenOriginals } from './link.store.ts'
import { matchingKeys } from './matching-keys.ts'

/**
 * A concern was restricted: how to reach the person, where only that concern had told it to those who read of the other
 * concerns about them, is taken back. It stays with the individual that the concern came with, and in what was sent.
 */
export async function takeBackContact(
  tx: Tx,
  actor: Actor,
  { concernId, individualId }: { readonly concernId: string; readonly individualId: string },
  now: Temporal.Instant,
): Promise<void> {
  const first = await firstIndividualOf(tx, concernId)
  if (first === individualId) return
  await lockIndividuals(tx, [individualId])
  const [shared, own] = [await findIndividual(tx, individualId), await findIndividual(tx, first)]
  if (!shared || !own) return
  // Nobody in particular: what is open to everybody of the team.
  const anybody: ListReader = { personId: undefined, now }
  const others = await listOpenOriginals(tx, anybody, individualId)
  const details = contactWithout(shared, own, others)
  await updateIndividual(tx, individualId, details)
  await replaceKeys(tx, actor.partnershipId, individualId, matchingKeys(details))
}
