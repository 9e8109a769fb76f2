import type { Clock } from '../clock.ts'
import { civilDay } from '../day.ts'

/** A clock that stands where the test puts it. */
export interface MovingClock extends Clock {
  moveOn(by: Temporal.DurationLike): void
  set(moment: string): void
}

export function movingClock(start: Temporal.Instant | string): MovingClock {
  let now = Temporal.Instant.from(start)
  return {
    now: () => now,
    today: () => civilDay(now),
    moveOn(by) {
      now = now.add(by)
    },
    set(moment) {
      now = Temporal.Instant.from(moment)
    },
  }
}
