import type { Period } from '../period.ts'
import type { ReadPoint, ReadVariation } from '../spc/read-variation.ts'
import type { SpecialCause } from '../spc/variation.ts'
import { standingOut } from '../spc/variation-words.ts'

/** Something unusual, from the first period of it to the last; of several kinds, `outside` stands for all. */
export interface Unusual extends SpecialCause {
  readonly first: Period
  readonly last: Period
}

/** Something unusual that was told once to whoever owns the measure. */
export interface SeriesAlert extends Unusual {
  readonly alertId: string
  readonly measureCode: string
  /** Of a measure that each agency returns: whose series it is. */
  readonly agencyId: string | undefined
  readonly raisedAt: Temporal.Instant
  /** Who said that they looked at it. */
  readonly seen: { readonly by: string; readonly at: Temporal.Instant } | undefined
}

/** What was unusual longer ago is history: it stands on the page of the measure, and nobody is told of it. */
const RECENT_POINTS = 3

/** What is left of two causes that are told as one. */
const causeOfBoth = (a: Unusual, b: Unusual): Unusual['cause'] => (a.cause === b.cause ? a.cause : 'outside')

/** Several things that follow each other on one side are one, from the first of them to the last. */
function asEpisodes(found: readonly Unusual[]): Unusual[] {
  const episodes: Unusual[] = []
  for (const each of found) {
    const at = episodes.findIndex(episode => isSameEpisode(episode, each))
    const episode = episodes[at]
    if (episode) episodes[at] = joined(episode, each)
    else episodes.push(each)
  }
  return episodes
}

/** One episode, up to the end of whichever ends last. */
export const joined = (episode: Unusual, more: Unusual): Unusual => ({
  ...episode,
  cause: causeOfBoth(episode, more),
  last: Temporal.PlainDate.compare(more.last.end, episode.last.end) > 0 ? more.last : episode.last,
})

/**
 * What is unusual at the end of a series: a point outside the limits among the last ones, or a run or trend that goes on
 * to the very last. One far point moves the average, and puts a run on its other side that ended before it: that calls
 * nobody, and neither do limits on trial.
 */
export function unusualLately(variation: Pick<ReadVariation, 'points'>): Unusual[] {
  const known = variation.points.filter(({ value }) => value !== undefined)
  const recent: ReadonlySet<ReadPoint> = new Set(known.slice(-RECENT_POINTS))
  const newest = known.at(-1)
  return asEpisodes(
    standingOut(variation).flatMap(group => {
      const [first, last] = [group[0], group.at(-1)]
      if (!first?.cause || !last || last.stretch.isTrial) return []
      const counts = first.cause.cause === 'outside' ? recent.has(last) : last === newest
      return counts ? [{ ...first.cause, first: first.period, last: last.period }] : []
    }),
  )
}

/** One told of before and another on the same side that begins before it ends, or the day after, are one. */
export const isSameEpisode = (a: Unusual, b: Unusual): boolean =>
  a.side === b.side && reaches(a.last, b.first) && reaches(b.last, a.first)

const reaches = ({ end }: Period, { start }: Period): boolean =>
  Temporal.PlainDate.compare(end.add({ days: 1 }), start) >= 0
