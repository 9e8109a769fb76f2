import { contains, type Period } from '#indicators'
import { workingDays } from '#platform/working-days.ts'
import type { Day } from '../../record-day.ts'
import type { EntryOf, ListName } from '../lists.ts'

export interface Count {
  readonly count: number
  /** The whole, of a share. */
  readonly of?: number
  /** Rows that do not say, and are in neither part of a share. */
  readonly unsaid?: number
}

/** How a measure is counted from one list. Without its columns there is no figure. */
export interface Counted {
  readonly code: string
  readonly list: ListName
  readonly needs: readonly string[]
  count(entries: readonly unknown[], period: Period): Count | undefined
}

/** Counts a measure from the rows of a list, each repeated row once. */
export const counts = <L extends ListName>(
  code: string,
  list: L,
  needs: readonly (keyof EntryOf<L> & string)[],
  count: (entries: readonly EntryOf<L>[], period: Period) => Count | undefined,
): Counted => ({
  code,
  list,
  needs,
  // The caller gives the rows of the list that is named here.
  count: (entries, period) => count(entries as readonly EntryOf<L>[], period),
})

export const within = (day: Day | undefined, period: Period): boolean =>
  day !== undefined && contains(period, Temporal.PlainDate.from(day))

export const number = (entries: readonly unknown[]): Count => ({ count: entries.length })

/** Each child once. */
export function onePerChild<T extends { readonly childId: string | undefined }>(entries: readonly T[]): readonly T[] {
  return [...new Map(entries.map(entry => [entry.childId, entry])).values()]
}

/** The share of those that are, of those that say whether they are. */
export function shareOf<T>(entries: readonly T[], is: (entry: T) => boolean | undefined): Count | undefined {
  const said = entries.map(is).filter(each => each !== undefined)
  if (entries.length > 0 && said.length === 0) return undefined
  const unsaid = entries.length - said.length
  return { count: said.filter(Boolean).length, of: said.length, ...(unsaid > 0 && { unsaid }) }
}

/** Whether there was any; undefined where nobody says. */
export const isAny = (number: number | undefined): boolean | undefined =>
  number === undefined ? undefined : number > 0

/** Whether so many working days were enough; the first day is day 0. */
export function isInTime(from: Day | undefined, to: Day | undefined, days: number): boolean | undefined {
  if (from === undefined || to === undefined || from > to) return undefined
  const [start, end] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)]
  const calendar = workingDays('england-and-wales')
  if (start.year < calendar.firstLoadedYear || end.year > calendar.lastLoadedYear) return undefined
  // Whoever took three times as long took too long whatever the holidays, and years of days take a while to count.
  return start.until(end).days <= days * 3 && calendar.between(start, end) <= days
}
