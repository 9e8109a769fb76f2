import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { DemonstrationPartnership } from './demonstration-files.ts'

/** What a step of the load is given: one partnership, in whose context `tx` acts with the rights of `kith_app`. */
export interface DemonstrationStage {
  readonly tx: Tx
  readonly actor: Actor
  readonly partnership: DemonstrationPartnership
  readonly now: Temporal.Instant
  /** the civil day of `now` */
  readonly today: Temporal.PlainDate
  /** ids by name; filled by `loadRegisters` */
  readonly agencies: Map<string, string>
  readonly people: Map<string, string>
  readonly accounts: ReadonlyMap<string, string>
  /** agencies of the partnerships that were loaded before, by slug */
  readonly earlier: ReadonlyMap<string, ReadonlyMap<string, string>>
}

export type DemonstrationStep = (stage: DemonstrationStage) => Promise<void>

/** "imelda.farrow@avonvale.example" */
export const emailOf = (name: string, mailDomain: string): string =>
  `${name
    .toLowerCase()
    .replace(/[^a-z -]/g, '')
    .replaceAll(' ', '.')}@${mailDomain}`
