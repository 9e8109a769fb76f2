import type { CaseClock } from './clock-rules.ts'
import { Refusal } from './errors.ts'
import { workingDays } from './working-days.ts'

export const CLOCK_STATES = [
  'running',
  'met',
  'met-late',
  'breached',
  'paused',
  'not-applicable',
  'superseded',
] as const
export type ClockState = (typeof CLOCK_STATES)[number]

export interface Pause {
  /** The first day that does not count */
  readonly fromOn: Temporal.PlainDate
  /** The last day that does not count; absent while paused */
  readonly toOn?: Temporal.PlainDate
  readonly reason: string
}

/** What has happened to a clock since it was triggered. */
export interface ClockEvents {
  readonly metOn?: Temporal.PlainDate
  readonly pauses?: readonly Pause[]
  /** Agreed later due day; the original is kept beside it */
  readonly extendedTo?: Temporal.PlainDate
  readonly ended?: 'not-applicable' | 'superseded'
}

export interface ClockReading {
  readonly clock: CaseClock
  readonly state: ClockState
  readonly today: Temporal.PlainDate
  /** The day that decides: the original, moved by pauses, or the agreed extension */
  readonly dueOn: Temporal.PlainDate
  readonly originalDueOn: Temporal.PlainDate
  readonly metOn: Temporal.PlainDate | undefined
  readonly pause: Pause | undefined
  /** Working days, or calendar days for a month clock, since the trigger: until met, until today, less pauses */
  readonly elapsed: number
  readonly total: number
  /** In the same unit; zero unless late */
  readonly late: number
  /** Running, and at or past the share of its time at which it turns amber */
  readonly close: boolean
}

const AMBER_AT_PERCENT = 80

class NotPausable extends Refusal {
  override readonly name = 'NotPausable'
}

export function readClock(
  clock: CaseClock,
  today: Temporal.PlainDate,
  events: ClockEvents = {},
  amberAtPercent = AMBER_AT_PERCENT,
): ClockReading {
  const { metOn, pauses = [], extendedTo, ended } = events
  if (pauses.length > 0 && !canPause(clock))
    throw new NotPausable(
      `The clock "${clock.rule.title}" cannot be paused. Record the reason for a late answer instead.`,
    )

  const until = metOn ?? today
  const { days: paused, dueOn: movedTo, open: pause } = applyPauses(clock, pauses, until, metOn !== undefined)
  const dueOn = extendedTo ?? movedTo
  const late = Math.max(0, span(clock, dueOn, until))
  const state =
    ended ?? stateOf({ isMet: metOn !== undefined, isLate: isAfter(until, dueOn), isPaused: pause !== undefined })
  const elapsed = Math.max(0, span(clock, clock.triggerOn, until) - paused)
  const total = Math.max(1, span(clock, clock.triggerOn, dueOn) - paused)
  const close = state === 'running' && elapsed * 100 >= amberAtPercent * total
  return { clock, state, today, dueOn, originalDueOn: clock.dueOn, metOn, pause, elapsed, total, late, close }
}

function stateOf({ isMet, isLate, isPaused }: Record<'isMet' | 'isLate' | 'isPaused', boolean>): ClockState {
  if (isMet) return isLate ? 'met-late' : 'met'
  if (isPaused) return 'paused'
  return isLate ? 'breached' : 'running'
}

const canPause = ({ rule }: CaseClock): boolean => rule.pausable && 'workingDays' in rule.duration

/** Working days, for a clock that counts them; else calendar days. Below zero when `to` is the earlier. */
const span = (clock: CaseClock, from: Temporal.PlainDate, to: Temporal.PlainDate): number =>
  'workingDays' in clock.rule.duration
    ? workingDays(clock.rule.calendar).between(from, to)
    : from.until(to, { largestUnit: 'day' }).days

interface Paused {
  readonly days: number
  readonly dueOn: Temporal.PlainDate
  readonly open: Pause | undefined
}

// A pause that begins after the due day changes nothing: the clock had been breached.
function applyPauses(clock: CaseClock, pauses: readonly Pause[], until: Temporal.PlainDate, isMet: boolean): Paused {
  let [days, dueOn, countedTo] = [0, clock.dueOn, clock.triggerOn]
  let open: Pause | undefined
  for (const pause of pauses.toSorted((a, b) => Temporal.PlainDate.compare(a.fromOn, b.fromOn))) {
    if (isAfter(pause.fromOn, dueOn) || isAfter(pause.fromOn, until)) break
    const calendar = workingDays(clock.rule.calendar)
    const start = later(pause.fromOn.subtract({ days: 1 }), countedTo)
    const end = pause.toOn && !isAfter(pause.toOn, until) ? pause.toOn : until
    const length = Math.max(0, calendar.between(start, end))
    days += length
    dueOn = calendar.after(dueOn, length)
    countedTo = later(end, countedTo)
    if (pause.toOn === undefined && !isMet) open = pause
  }
  return { days, dueOn, open }
}

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate => (isAfter(a, b) ? a : b)

const isAfter = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) > 0
