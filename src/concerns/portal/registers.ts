import type { Tx } from '#platform/db/database.ts'
import { listAgenciesAtDoor, listOpenProviders } from './door.store.ts'
import type { Registers } from './tidy-answers.ts'

/** What can be chosen from at the door of the partnership in context. */
export const registersIn = async (tx: Tx, today: Temporal.PlainDate): Promise<Registers> => ({
  agency: await listAgenciesAtDoor(tx, today),
  provider: await listOpenProviders(tx),
})
