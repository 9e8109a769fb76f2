import { listPeople } from '#partnership'
import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Offer, OfferKind } from './offer.ts'
import type { Subject } from './patterns.ts'

/** Providers that are open, with their size. */
export async function listProviderSizes(
  tx: Tx,
): Promise<ReadonlyMap<string, { name: string; kind: string; places: number | null }>> {
  const found = await tx
    .selectFrom('provider')
    .select(['provider_id', 'name', 'kind', 'places'])
    .where('closed_on', 'is', null)
    .execute()
  return new Map(found.map(({ provider_id, ...provider }) => [provider_id, provider]))
}

export async function insertOffer(
  tx: Tx,
  actor: Pick<Actor, 'partnershipId'> & { readonly personId: string },
  given: { pattern: string; subject: Subject; offer: OfferKind; note: string; offeredOn: Temporal.PlainDate },
): Promise<void> {
  await tx
    .insertInto('pattern_offer')
    .values({
      partnership_id: actor.partnershipId,
      pattern: given.pattern,
      subject_kind: given.subject.kind === 'place' ? 'provider' : given.subject.kind,
      subject: given.subject.id,
      offer: given.offer,
      note: given.note,
      offered_on: given.offeredOn,
      offered_by: actor.personId,
    })
    .execute()
}

/** The newest offers, with who made them. */
export async function listOffers(tx: Tx, limit = 50): Promise<readonly Offer[]> {
  const found = await tx
    .selectFrom('pattern_offer')
    .select(['pattern', 'offer', 'note', 'offered_on', 'offered_by'])
    .orderBy('offered_on', 'desc')
    .orderBy('offer_id', 'desc')
    .limit(limit)
    .execute()
  if (found.length === 0) return []
  const names = new Map((await listPeople(tx)).map(({ personId, name }) => [personId, name]))
  return found.map(row => ({
    pattern: row.pattern,
    offer: row.offer === 'training' || row.offer === 'visit' ? row.offer : 'advice',
    note: row.note,
    offeredOn: row.offered_on,
    offeredBy: names.get(row.offered_by) ?? 'Somebody who has left',
  }))
}
