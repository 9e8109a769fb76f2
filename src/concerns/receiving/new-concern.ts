import type { About, AbuseType, Channel, ChildAbuseType, Location, Source, SourceOfRisk } from '../codes.ts'
import type { IndividualDetails } from '../individual.ts'
import type { Referrer } from '../referrer.ts'

/** A concern as whoever raises it tells it. */
export interface NewConcern {
  readonly about: About
  readonly channel: Channel
  readonly source: Source
  readonly sourceAgencyId?: string | undefined
  readonly sourceProviderId?: string | undefined
  readonly individual: IndividualDetails
  readonly abuseTypes: readonly (AbuseType | ChildAbuseType)[]
  readonly location: Location
  readonly providerId?: string | undefined
  readonly sourcesOfRisk: readonly SourceOfRisk[]
  readonly inBrief: string
  /** each question's answer under its name, as it was sent */
  readonly answers: Readonly<Record<string, string | readonly string[]>>
  readonly referrer: Referrer
  /** files received already */
  readonly fileIds?: readonly string[]
  /** how whoever raised it has their receipt already; without it the receipt is still owed */
  readonly receipt?: ReceiptGiven | undefined
}

export interface ReceiptGiven {
  readonly how: 'mail' | 'page'
  readonly told: string
}
