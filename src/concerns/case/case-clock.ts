import { CLOCK_RULES } from '#platform/clock-rule-pack.ts'
import { clockUnder } from '#platform/clock-rules.ts'
import { type ClockReading, type Pause, readClock } from '#platform/clock-state.ts'
import { Refusal } from '#platform/errors.ts'
import { workingDays } from '#platform/working-days.ts'
import { isCode, PAUSE_REASONS } from '../codes.ts'

/** What of a concern its decision clock is read from. */
export interface ClockFacts {
  /** the version of the rule under which it is due */
  readonly clockRule: string
  readonly receivedOn: Temporal.PlainDate
  readonly decidedOn: Temporal.PlainDate | undefined
  readonly pauses: readonly CasePause[]
  /** Where it was decided, the day by which: bank holidays that were proclaimed since do not move it. */
  readonly dueOn?: Temporal.PlainDate
}

export interface CasePause {
  readonly fromOn: Temporal.PlainDate
  readonly toOn: Temporal.PlainDate | undefined
  readonly reason: string
  readonly note: string
}

export interface CaseReading extends ClockReading {
  readonly pauses: readonly Pause[]
}

/** The decision clock of a concern on a day, under the rule with which it began. */
export function readCaseClock(facts: ClockFacts, today: Temporal.PlainDate): CaseReading {
  const rule = CLOCK_RULES.find(({ version }) => version === facts.clockRule)
  if (!rule) throw new Refusal(`The rule "${facts.clockRule}" is in no pack of clocks.`)
  const pauses = facts.pauses.map(pauseInWords)
  const { decidedOn, dueOn } = facts
  const met = decidedOn === undefined ? {} : { metOn: decidedOn, ...(dueOn && { extendedTo: dueOn }) }
  return { ...readClock(clockUnder(rule, facts.receivedOn), today, { ...met, pauses }), pauses }
}

const pauseInWords = ({ fromOn, toOn, reason }: CasePause): Pause => {
  const words = isCode(PAUSE_REASONS, reason) ? PAUSE_REASONS[reason] : reason
  return { fromOn, ...(toOn === undefined ? {} : { toOn }), reason: words.charAt(0).toLowerCase() + words.slice(1) }
}

/** The part of a queue in which a waiting concern stands. */
export const BANDS = {
  late: 'Late',
  today: 'Due today',
  tomorrow: 'Due tomorrow',
  later: 'Later',
  paused: 'Paused',
} as const
export type Band = keyof typeof BANDS

/** The next working day: what is due by then is due "tomorrow", even over a weekend. */
export const nextWorkingDay = (today: Temporal.PlainDate): Temporal.PlainDate =>
  workingDays('england-and-wales').after(today, 1)

export function bandOf(
  { dueOn, isPaused }: { readonly dueOn: Temporal.PlainDate; readonly isPaused: boolean },
  today: Temporal.PlainDate,
): Band {
  if (isPaused) return 'paused'
  const order = Temporal.PlainDate.compare(dueOn, today)
  if (order < 0) return 'late'
  if (order === 0) return 'today'
  return Temporal.PlainDate.compare(dueOn, nextWorkingDay(today)) <= 0 ? 'tomorrow' : 'later'
}
