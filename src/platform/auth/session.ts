import type { Actor } from './actor.ts'

/** ASVS 5.0 7.3 asks for documented limits: see docs/decisions/0004. */
export const IDLE_MINUTES = 15
export const SESSION_HOURS = 8
export const REAUTHENTICATE_MINUTES = 10
/** At one more, the one unused for longest ends (ASVS 5.0 7.1.2). */
export const MOST_SESSIONS = 5

/** A live session: whose it is, and as whom they act once they have chosen a partnership. */
export interface SignedIn {
  readonly tokenHash: Buffer
  readonly accountId: string
  readonly actor: Actor | undefined
  readonly isDemonstration: boolean
  readonly lastSeenAt: Temporal.Instant
  readonly reauthenticatedAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /** of the figures of the partnership as whom they act, at the moment the session was looked up; undefined while there are none */
  readonly dataVersion: number | undefined
}

/** Whether the password was given recently enough for a sensitive act. */
export function isRecentlyAuthenticated(session: SignedIn, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(session.reauthenticatedAt.add({ minutes: REAUTHENTICATE_MINUTES }), now) >= 0
}

/** When the session ends if nothing more is asked of it. */
export function expiresAt(session: Pick<SignedIn, 'lastSeenAt' | 'endsAt'>): Temporal.Instant {
  const idleAt = session.lastSeenAt.add({ minutes: IDLE_MINUTES })
  return Temporal.Instant.compare(idleAt, session.endsAt) < 0 ? idleAt : session.endsAt
}
