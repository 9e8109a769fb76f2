export const ATTEMPT_KINDS = ['account', 'code', 'address'] as const
export type AttemptKind = (typeof ATTEMPT_KINDS)[number]

interface Limit {
  /** attempts before the first wait */
  readonly free: number
  readonly longestWaitMinutes: number
  /** a pause this long wipes the count */
  readonly forgottenAfterHours: number
}

/** An address may be a whole council behind one router, so it is given more before it waits. */
const LIMITS: Readonly<Record<AttemptKind, Limit>> = {
  account: { free: 5, longestWaitMinutes: 60, forgottenAfterHours: 24 },
  code: { free: 5, longestWaitMinutes: 60, forgottenAfterHours: 24 },
  address: { free: 50, longestWaitMinutes: 15, forgottenAfterHours: 1 },
}

export interface Attempts {
  readonly count: number
  readonly lastAt: Temporal.Instant
  readonly lockedUntil: Temporal.Instant | undefined
}

/**
 * Counts one more attempt, before it is looked at: so many at once cannot slip past the limit. While locked nothing is
 * counted, so that waiting it out always helps. After the free attempts each further one doubles the wait: 1, 2, 4... minutes.
 */
export function countAttempt(kind: AttemptKind, before: Attempts | undefined, now: Temporal.Instant): Attempts {
  const limit = LIMITS[kind]
  const forgotten = before === undefined || isBefore(before.lastAt.add({ hours: limit.forgottenAfterHours }), now)
  const count = forgotten ? 1 : before.count + 1
  const over = count - limit.free
  if (over < 0) return { count, lastAt: now, lockedUntil: undefined }
  const minutes = Math.min(2 ** over, limit.longestWaitMinutes)
  return { count, lastAt: now, lockedUntil: now.add({ minutes }) }
}

/** Until when attempts are refused; undefined when the next may be made. */
export function lockOf(attempts: Attempts | undefined, now: Temporal.Instant): Temporal.Instant | undefined {
  const until = attempts?.lockedUntil
  return until !== undefined && isBefore(now, until) ? until : undefined
}

const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) < 0
