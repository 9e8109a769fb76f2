import type { RestrictableKind } from '#platform/auth/restriction/restrictable-kind.ts'
import { readReference } from '../reference.ts'
import { findConcernId } from './concern-id.store.ts'

/** So that a concern can be restricted, held, and broken open by its reference. */
export const restrictableConcern: RestrictableKind = {
  kind: 'concern',
  title: 'Concern or contact',
  exampleReference: 'AC-2024-7K2M9',
  async findByReference(tx, typed) {
    const reference = readReference(typed)
    return reference === undefined ? undefined : findConcernId(tx, reference)
  },
  // The register leads by the identifier; the record's own address has its reference.
  href: concernId => `/concerns/by-id/${concernId}`,
}
