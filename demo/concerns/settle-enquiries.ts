import { type DayNumber, dayNumber, workingDaysAfter, workingDayUpTo } from './calendar.ts'
import type { Chance } from './chance.ts'
import { inventOutcome, type Outcome } from './enquiry-life.ts'
import type { FixedYear } from './fixed-years.ts'

export interface StartedEnquiry {
  readonly startedOn: DayNumber
  readonly plannedOn: DayNumber
}

export interface Settled {
  readonly concludedOn: DayNumber
  readonly outcome: Outcome
}

/**
 * When each enquiry of the fixed years was concluded and what came of it. What one year leaves open is concluded in the
 * next; in each as many as were published, with the outcomes that were published.
 */
export function settleEnquiries<T extends StartedEnquiry>(
  chance: Chance,
  years: readonly { readonly year: FixedYear; readonly started: readonly T[] }[],
): Map<T, Settled> {
  const settled = new Map<T, Settled>()
  let open: { readonly enquiry: T; readonly naturalOn: DayNumber }[] = []
  for (const { year, started } of years) {
    const first = dayNumber(year.firstOn)
    const last = workingDayUpTo(dayNumber(year.lastOn))
    const begun = started
      .map(enquiry => ({ enquiry, naturalOn: workingDaysAfter(enquiry.plannedOn, naturalDays(chance)) }))
      .sort((one, other) => one.naturalOn - other.naturalOn)
    const able = begun.filter(({ enquiry }) => enquiry.plannedOn < last)
    const count = year.concluded.count - open.length
    if (able.length < count) throw new RangeError(`too few enquiries can be concluded in ${year.period}`)
    const own = new Set(able.slice(0, count))
    const outcomes = outcomesOf(chance, year)
    for (const { enquiry, naturalOn } of [...open, ...own])
      settled.set(enquiry, {
        concludedOn: Math.min(Math.max(naturalOn, workingDaysAfter(first, chance.between(2, 60))), last),
        outcome: outcomes.pop() ?? inventOutcome(chance),
      })
    open = begun.filter(each => !own.has(each))
    for (const enquiry of own)
      settled.set(enquiry.enquiry, {
        ...settledOf(settled, enquiry.enquiry),
        concludedOn: Math.min(enquiry.naturalOn, last),
      })
  }
  const after = dayNumber(years.at(-1)?.year.lastOn ?? '1970-01-01')
  for (const { enquiry, naturalOn } of open)
    settled.set(enquiry, {
      concludedOn: Math.max(naturalOn, workingDaysAfter(Math.max(after, enquiry.plannedOn), chance.between(2, 40))),
      outcome: inventOutcome(chance),
    })
  return settled
}

function settledOf<T>(settled: ReadonlyMap<T, Settled>, enquiry: T): Settled {
  const found = settled.get(enquiry)
  if (!found) throw new RangeError('an enquiry that was not settled')
  return found
}

/** Working days from the planning meeting to the end: some two months, a few much longer. */
export const naturalDays = (chance: Chance): number =>
  chance.is(0.82) ? chance.between(14, 55) : chance.between(55, 140)

function outcomesOf(chance: Chance, { concluded }: FixedYear): Outcome[] {
  const listed = <T extends string>(counts: Readonly<Partial<Record<T, number>>>): T[] =>
    chance.shuffled(
      Object.entries<number | undefined>(counts).flatMap(([code, count]) => Array<T>(count ?? 0).fill(code as T)),
    )
  const risk = listed(concluded.risk)
  const asked = listed(concluded.asked)
  const achieved = listed(concluded.achieved)
  return listed(concluded.conclusions).map(conclusion => {
    const answer = asked.pop()
    return inventOutcome(chance, {
      conclusion,
      riskOutcome: conclusion.startsWith('risk-identified') ? risk.pop() : undefined,
      asked: answer,
      achieved: answer === 'asked-expressed' ? achieved.pop() : undefined,
    })
  })
}
