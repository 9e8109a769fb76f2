import type { Actor } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import type { ListReader } from '#platform/auth/restriction/record-access.store.ts'

/** As whom somebody reads what they sent. */
export interface Sender {
  readonly raisedBy: string
  /** somebody who handles cases too: what is closed to them as a record is closed here as well, also what they typed in */
  readonly reader?: ListReader | undefined
}

/** As whom the actor reads what they sent. Whoever handles cases too reads none that is closed to them as a record. */
export const asSender = ({ id, personId, roles }: Actor, now: Temporal.Instant): Sender => ({
  raisedBy: id,
  ...(hasPermission(roles, 'handle-concerns') ? { reader: { personId, now } } : {}),
})
