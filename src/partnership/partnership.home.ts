import { readOnce } from '#platform/db/read-once.ts'
import { listChairs } from './group.store.ts'
import { readStructure } from './structure.store.ts'

/** For the home page, of which several parts look at the same registers and none changes them. */
export const structureAtHome = readOnce(readStructure)
export const chairsAtHome = readOnce(tx => listChairs(tx))
