import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Subject } from './patterns.ts'

export const OFFERS = { advice: 'Advice', training: 'Training', visit: 'A visit' } as const
export type OfferKind = keyof typeof OFFERS

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

export interface Offer {
  readonly pattern: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly offer: OfferKind
  readonly note: string
  readonly offeredOn: Temporal.PlainDate
  readonly offeredBy: string
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
    .innerJoin('person', join =>
      join
        .onRef('person.partnership_id', '=', 'pattern_offer.partnership_id')
        .onRef('person.person_id', '=', 'pattern_offer.offered_by'),
    )
    .select(['pattern', 'subject_kind', 'subject', 'offer', 'note', 'offered_on', 'person.name as offered_by'])
    .orderBy('offered_on', 'desc')
    .orderBy('offer_id', 'desc')
    .limit(limit)
    .execute()
  return found.map(row => ({
    pattern: row.pattern,
    subjectKind: row.subject_kind,
    subjectId: row.subject,
    offer: row.offer === 'training' || row.offer === 'visit' ? row.offer : 'advice',
    note: row.note,
    offeredOn: row.offered_on,
    offeredBy: row.offered_by,
  }))
}
