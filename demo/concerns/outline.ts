import type { About, LateCause, Pathway, Source } from '#concerns'
import type { DayNumber, Moment } from './calendar.ts'
import type { ConcernsFile } from './concerns-file.ts'
import type { EnquiryLife, PauseLife, RestrictionLife } from './life.ts'
import type { InventedPerson, InventedProvider, World } from './people.ts'

/** Where everything that is invented happens. */
export interface Scene {
  readonly file: ConcernsFile
  readonly world: World
  readonly providers: readonly InventedProvider[]
  /** each reference that was given */
  readonly references: Set<string>
}

/** What is settled of a concern before its particulars are invented. */
export interface Outline {
  readonly about: About
  readonly received: Moment
  readonly person: InventedPerson
  /** the individual that it begins with; that of the person when they were not known before */
  readonly ownIndividualId: string
  readonly pathway: Pathway
  readonly decidedOn: DayNumber
  /** nobody ever saw that it is somebody known already */
  readonly staysUnlinked?: boolean
  readonly pause?: PauseLife
  readonly lateCause?: LateCause
  readonly isUnidentified?: boolean
  /** changed from this pathway: the first decision was another */
  readonly change?: { readonly pathway: Pathway; readonly on: DayNumber }
  readonly restriction?: RestrictionLife
  readonly conflicted?: string
  /** raised by one named, whatever chance would say */
  readonly raisedBy?: { readonly source: Source; readonly agency?: string; readonly provider?: InventedProvider }
  readonly makeEnquiry?: (started: Moment, lead: string) => EnquiryLife
}
