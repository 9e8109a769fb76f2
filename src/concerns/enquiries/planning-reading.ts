import { clockUnder } from '#platform/clock-rules.ts'
import { type ClockReading, readClock } from '#platform/clock-state.ts'
import { planningClock } from '../decision-clock.ts'

/** The clock of the planning meeting on a day: it runs from the start of the enquiry until the first one is held. */
export function readPlanningClock(
  { startedOn, planningHeldOn }: { startedOn: Temporal.PlainDate; planningHeldOn: Temporal.PlainDate | undefined },
  today: Temporal.PlainDate,
): ClockReading {
  const { rule } = planningClock(startedOn)
  return readClock(clockUnder(rule, startedOn), today, planningHeldOn ? { metOn: planningHeldOn } : {})
}
