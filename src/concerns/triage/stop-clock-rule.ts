import type { CaseReading } from '../case/case-clock.ts'

/** Why the clock cannot be stopped today; undefined when it can. */
export function whyNotStop(reading: CaseReading): string | undefined {
  const { rule } = reading.clock
  if (!rule.pausable)
    return `The rule “${rule.title}” does not let its clock be stopped. When the decision is late, say why.`
  if (reading.state === 'breached') return 'The clock has run out already. Say why the decision is late instead.'
  return reading.pauses.some(({ fromOn }) => fromOn.equals(reading.today))
    ? 'The clock was stopped and started again today already. Stop it again tomorrow if it must be.'
    : undefined
}
