import type { Clock } from '#platform/clock.ts'
import { civilDay } from '#platform/day.ts'

/** A clock that stands where the test puts it. */
export interface MovingClock extends Clock {
  set(moment: string): void
}

export function movingClock(moment: string): MovingClock {
  let now = Temporal.Instant.from(moment)
  return {
    now: () => now,
    today: () => civilDay(now),
    set(next) {
      now = Temporal.Instant.from(next)
    },
  }
}
