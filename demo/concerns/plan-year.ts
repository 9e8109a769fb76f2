import type { Pathway } from '#concerns'
import { type DayNumber, dayNumber, isWorkingDay, type Moment, workingDaysAfter, workingDayUpTo } from './calendar.ts'
import type { Chance } from './chance.ts'
import { decisionDue, planningDue } from './due-days.ts'
import type { FixedYear } from './fixed-years.ts'

/** One concern of a fixed year: when it came, what was decided when, and what became of its enquiry. */
export interface PlannedConcern {
  readonly received: Moment
  readonly pathway: Pathway
  readonly decidedOn: DayNumber
  /** about somebody of whom there was a concern in this year already */
  readonly isRepeat: boolean
  readonly plannedOn: DayNumber | undefined
}

/** When concerns come in during a day; few at night. */
export const timeOfDay = (chance: Chance): number =>
  chance.is(0.9) ? chance.between(8 * 60 + 20, 17 * 60) : chance.between(17 * 60, 22 * 60 + 30)

const LAST_DAYS = 6

/** Lays out a year so that its totals are those published. What they leave open is left to chance. */
export function planYear(chance: Chance, year: FixedYear): PlannedConcern[] {
  const first = dayNumber(year.firstOn)
  const last = dayNumber(year.lastOn)
  const total = sumOf(year.pathways) + year.awaiting
  const received = receivedTimes(chance, first, last, total)
  const waits = awaitingOf(chance, received, year.awaiting, last)
  const decisions = decisionDays(chance, received, waits, year.decidedInTime, workingDayUpTo(last))
  const pathways = chance.shuffled(
    Object.entries(year.pathways).flatMap(([code, count]) => Array<Pathway>(count).fill(code as Pathway)),
  )
  const repeats = repeatsOf(chance, received, total - year.people, last)
  const concerns = received.map((moment, at) => {
    const isWaiting = waits.has(at)
    const pathway = isWaiting
      ? chance.weighted<Pathway>({ 's42-2': 21, 's42-1': 43, 'not-met': 36 })
      : (pathways.pop() ?? 'not-met')
    return { received: moment, pathway, decidedOn: decisions[at] ?? moment.day, isRepeat: repeats.has(at) }
  })
  const held = planningDays(chance, concerns, year.plannedInTime, last)
  return concerns.map((concern, at) => ({ ...concern, plannedOn: held.get(at) }))
}

const sumOf = (counts: Readonly<Partial<Record<string, number>>>): number =>
  Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0)

export function receivedTimes(chance: Chance, first: DayNumber, last: DayNumber, count: number): Moment[] {
  const days: DayNumber[] = []
  for (let day = first; day <= last; day++) for (let n = isWorkingDay(day) ? 10 : 2; n > 0; n--) days.push(day)
  const moments = Array.from({ length: count }, (): Moment => {
    const day = chance.pick(days)
    // So that what has to be decided by the end of the year can be.
    return { day, minute: day > last - LAST_DAYS ? chance.between(8 * 60 + 20, 14 * 60) : timeOfDay(chance) }
  })
  return moments.sort((one, other) => one.day - other.day || one.minute - other.minute)
}

/** The latest for the most part, and every one that came when no working day was left. */
function awaitingOf(chance: Chance, received: readonly Moment[], count: number, last: DayNumber): Set<number> {
  const lastWorking = workingDayUpTo(last)
  const waiting = new Set<number>()
  if (count === 0) return waiting
  received.forEach(({ day }, at) => {
    if (day > lastWorking) waiting.add(at)
  })
  for (let at = received.length - 1; waiting.size < count; at--) {
    if (at < 0) at = received.length - 1
    const age = last - (received[at]?.day ?? last)
    if (chance.is(age <= 6 ? 0.75 : age <= 14 ? 0.35 : 0.08)) waiting.add(at)
  }
  return waiting
}

function decisionDays(
  chance: Chance,
  received: readonly Moment[],
  waits: ReadonlySet<number>,
  inTimeCount: number,
  last: DayNumber,
): DayNumber[] {
  const canBeLate = received.map(
    ({ day }, at) => !waits.has(at) && workingDaysAfter(decisionDue('adult', day).dueOn, 1) <= last,
  )
  const lateCount = received.length - waits.size - inTimeCount
  const candidates = chance.shuffled(canBeLate.flatMap((can, at) => (can ? [at] : [])))
  if (candidates.length < lateCount) throw new RangeError('too few concerns can be decided late')
  const late = new Set(candidates.slice(0, lateCount))
  return received.map(({ day, minute }, at) => {
    const { dueOn } = decisionDue('adult', day)
    if (waits.has(at)) return afterTheYear(chance, last)
    if (late.has(at)) return Math.min(workingDaysAfter(dueOn, daysLate(chance)), last)
    const earliest = isWorkingDay(day) && minute <= 15 * 60 ? 0 : 1
    return Math.min(workingDaysAfter(day, chance.between(earliest, 4)), dueOn, last)
  })
}

export const daysLate = (chance: Chance): number => (chance.is(0.62) ? chance.between(1, 3) : chance.between(3, 14))

const afterTheYear = (chance: Chance, last: DayNumber): DayNumber =>
  workingDaysAfter(last, 1 + (chance.is(0.8) ? chance.between(0, 5) : chance.between(5, 19)))

function repeatsOf(chance: Chance, received: readonly Moment[], count: number, last: DayNumber): Set<number> {
  // Somebody has to have been there before, and by the end of the year it is known who is the same.
  const able = received.flatMap(({ day }, at) => (at >= 30 && day <= last - LAST_DAYS ? [at] : []))
  return new Set(chance.shuffled(able).slice(0, count))
}

function planningDays(
  chance: Chance,
  concerns: readonly Omit<PlannedConcern, 'plannedOn'>[],
  inTimeCount: number,
  last: DayNumber,
): Map<number, DayNumber> {
  const started = concerns.flatMap(({ pathway, decidedOn }, at) => (pathway === 's42-2' ? [{ at, on: decidedOn }] : []))
  const able = started.filter(({ on }) => workingDaysAfter(on, 3) <= last)
  const inTime = new Set(chance.shuffled(able.map(({ at }) => at)).slice(0, inTimeCount))
  return new Map(
    started.map(({ at, on }) => {
      const { dueOn } = planningDue(on)
      const isOfNextYear = on > last
      if (isOfNextYear ? chance.is(0.6) : !inTime.has(at))
        return [at, workingDaysAfter(dueOn, chance.is(0.7) ? chance.between(1, 9) : chance.between(8, 24))]
      return [
        at,
        Math.min(workingDaysAfter(on, chance.between(3, 10)), dueOn, isOfNextYear ? dueOn : workingDayUpTo(last)),
      ]
    }),
  )
}
