export const OFFERS = { advice: 'Advice', training: 'Training', visit: 'A visit' } as const
export type OfferKind = keyof typeof OFFERS

/** Help that was offered because of a pattern. */
export interface Offer {
  readonly pattern: string
  readonly offer: OfferKind
  readonly note: string
  readonly offeredOn: Temporal.PlainDate
  readonly offeredBy: string
}
