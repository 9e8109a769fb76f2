import type { ClockDay } from '#platform/ui/clock-strip.ts'

/** More squares would be a wall on a phone. */
const MOST = 16
/** Of a clock that has run past its day only where it began, its last day and now tell something. */
const MOST_OF_LATE = 12
/** Fewer are drawn: to say how many are left out takes as much room. */
const FEWEST_LEFT_OUT = 3

/** The days that a clock's picture draws: its beginning, its last day and its end always; those between are counted where they are left out. */
export function shownDays(days: readonly ClockDay[]): ClockDay[] {
  const most = days.some(({ state }) => state === 'past') ? MOST_OF_LATE : MOST
  if (days.length <= most) return [...days]
  const last = days.findIndex(({ isLast }) => isLast)
  const end = days.length - 1
  const wanted = [0, last, end, last - 1, end - 1, 1, end - 2, ...days.map((_, index) => end - index)]
  const kept = new Set<number>()
  // Two of the squares may be gaps.
  for (const index of wanted) if (index >= 0 && index <= end && kept.size < most - 2) kept.add(index)
  return runsOf(days, kept).flatMap(run =>
    run.isKept || run.days.length < FEWEST_LEFT_OUT ? run.days : [gapOf(run.days.length)],
  )
}

/** The days in runs of those that are kept and those that are not. */
function runsOf(days: readonly ClockDay[], kept: ReadonlySet<number>): { isKept: boolean; days: ClockDay[] }[] {
  const runs: { isKept: boolean; days: ClockDay[] }[] = []
  for (const [index, day] of days.entries()) {
    const isKept = kept.has(index)
    const run = runs.at(-1)
    if (run?.isKept === isKept) run.days.push(day)
    else runs.push({ isKept, days: [day] })
  }
  return runs
}

const gapOf = (count: number): ClockDay => ({
  label: `${count} days`,
  note: 'Not drawn',
  state: 'gap',
})
