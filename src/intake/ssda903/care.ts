import type { Day } from '../record-day.ts'
import type { About } from './about.ts'
import type { Child, Row } from './return.ts'

/** Episodes that follow each other without a day between. */
export interface PeriodOfCare {
  readonly start: Day
  /** Undefined while it lasts. */
  readonly end: Day | undefined
  readonly episodes: readonly Row<'Episodes'>[]
}

/** The periods in which a child was looked after, in order. */
export function periodsOfCare({ Episodes }: Child): readonly PeriodOfCare[] {
  const periods: { start: Day; end: Day | undefined; episodes: Row<'Episodes'>[] }[] = []
  for (const episode of Episodes) {
    if (episode.DECOM === undefined) continue
    const last = periods.at(-1)
    if (last && (last.end === undefined || last.end >= episode.DECOM)) {
      last.episodes.push(episode)
      last.end = episode.DEC
    } else periods.push({ start: episode.DECOM, end: episode.DEC, episodes: [episode] })
  }
  return periods
}

/** Whether a child was looked after all year, and not in a series of short breaks. */
export const isLookedAfterAllYear = (child: Child, { start, end }: About): boolean =>
  periodsOfCare(child).some(
    period =>
      period.start <= start &&
      (period.end === undefined || period.end > end) &&
      period.episodes.every(({ LS }) => !isShortBreak(LS)),
  )

/** One of a series of agreed short breaks, in which a child is not counted as looked after. */
export const isShortBreak = (status: string | undefined): boolean => status === 'V3' || status === 'V4'
/** A stay elsewhere while the usual placement is kept. */
export const isTemporary = (place: string | undefined): boolean => place !== undefined && /^T[0-4]$/.test(place)
export const isElsewhere = (place: string | undefined): boolean => place !== undefined && /^Z1[1-4]?$/.test(place)
export const isPlacedForAdoption = (place: string | undefined): boolean => place !== undefined && /^A[3-6]$/.test(place)
export const isAdopted = (reason: string | undefined): boolean => reason === 'E11' || reason === 'E12'
/** Whether a reason ends the period of care, and not only the episode. */
export const endsCare = (reason: string | undefined): boolean => reason !== undefined && reason !== 'X1'
