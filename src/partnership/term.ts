/** A run of days, the first and the last included; without a last day it goes on. */
export interface Term {
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate | undefined
}

const isAfter = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(one, other) > 0

export const covers = (term: Term, day: Temporal.PlainDate): boolean =>
  !isAfter(term.startsOn, day) && (term.endsOn === undefined || !isAfter(day, term.endsOn))

export const hasEndedBy = (term: Term, day: Temporal.PlainDate): boolean =>
  term.endsOn !== undefined && isAfter(day, term.endsOn)

export const overlaps = (one: Term, other: Term): boolean => covers(one, other.startsOn) || covers(other, one.startsOn)

/** The days on which something about these terms changes: each first day, and each day after a last one. */
export function turningDays(terms: readonly Term[]): Temporal.PlainDate[] {
  const days = new Map<string, Temporal.PlainDate>()
  for (const { startsOn, endsOn } of terms) {
    days.set(startsOn.toString(), startsOn)
    const next = endsOn?.add({ days: 1 })
    if (next) days.set(next.toString(), next)
  }
  return [...days.values()].sort(Temporal.PlainDate.compare)
}

/** What covers the day first, then what does not; each by what it is called. */
export function currentFirst<T extends Term>(
  terms: readonly T[],
  day: Temporal.PlainDate,
  nameOf: (term: T) => string,
): T[] {
  return terms.toSorted(
    (one, other) =>
      Number(covers(other, day)) - Number(covers(one, day)) || nameOf(one).localeCompare(nameOf(other), 'en-GB'),
  )
}
