import type { Clock } from '../clock.ts'
import { civilDay } from '../day.ts'

/** A clock that stands still until it is moved on. */
export interface MovingClock extends Clock {
  moveOn(by: Temporal.DurationLike): void
}

export function movingClock(start: Temporal.Instant): MovingClock {
  let moment = start
  return {
    now: () => moment,
    today: () => civilDay(moment),
    moveOn(by) {
      moment = moment.add(by)
    },
  }
}
