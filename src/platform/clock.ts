import { CIVIL_TIME_ZONE, civilDay } from './day.ts'

/** Where the program learns the time. Tests pass a clock that stands still. */
export interface Clock {
  now(): Temporal.Instant
  /** the civil day in London */
  today(): Temporal.PlainDate
}

export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  today: () => Temporal.Now.plainDateISO(CIVIL_TIME_ZONE),
}

/** A clock that stands at one moment. */
export function clockAt(moment: Temporal.Instant): Clock {
  return { now: () => moment, today: () => civilDay(moment) }
}
