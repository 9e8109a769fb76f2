import type { Tx } from '#platform/db/database.ts'
import type { Exact } from '../exact.ts'
import type { Measure } from '../measure.ts'
import type { SeriesDays, SeriesPoint } from '../measure-series.ts'
import { isKnown } from '../value.ts'
import { positionOf, type SeriesChange } from './series-change.ts'
import { type ShortPeriodPoint, type ShortSeries, shortSeriesOf } from './short-periods.ts'
import {
  type Assurance,
  assuranceOf,
  classOf,
  type PointClass,
  type SpecialCause,
  type Stretch,
  variationOf,
} from './variation.ts'

export interface ReadPoint extends ShortPeriodPoint {
  readonly value: Exact | undefined
  readonly cause: SpecialCause | undefined
  readonly class: PointClass
  readonly stretch: Stretch
}

/** A series with the limits of its ordinary variation, and what stands out from it. */
export interface ReadVariation {
  readonly kind: ShortSeries['kind']
  readonly points: readonly ReadPoint[]
  readonly stretches: readonly Stretch[]
  /** Those that fall inside the series, each with the first point counted the new way */
  readonly changes: readonly (SeriesChange & { readonly at: number })[]
  readonly assurance: Assurance | undefined
}

/** Why no variation is told; `few-people`: a month that is withheld from this reader could be worked out from the rest. */
export type NoVariation = 'no-short-periods' | 'rolling' | 'few-people'

export interface VariationQuestion {
  readonly measure: Measure
  /** Of one area or agency, oldest first */
  readonly series: readonly SeriesPoint[]
  readonly isOwnArea: boolean
  readonly changes: readonly SeriesChange[]
  readonly target: Exact | undefined
  readonly days: SeriesDays
}

export async function readVariation(
  tx: Tx,
  { measure, series, isOwnArea, changes, target, days }: VariationQuestion,
): Promise<ReadVariation | NoVariation> {
  const short = await shortSeriesOf(tx, measure, series, days, isOwnArea)
  if (!short) return series.some(({ period }) => period.kind === 'rolling-12') ? 'rolling' : 'no-short-periods'
  const isWorkedOut = series.every(({ period }) => period.kind !== short.kind)
  if (isWorkedOut && short.points.some(({ observed }) => observed?.state === 'suppressed')) return 'few-people'
  return variationRead(short, { polarity: measure.polarity, changes, target })
}

export function variationRead(
  { kind, points }: ShortSeries,
  {
    polarity,
    changes,
    target,
  }: { readonly polarity: Measure['polarity'] } & Pick<VariationQuestion, 'changes' | 'target'>,
): ReadVariation {
  const placed = changes.flatMap(change => {
    const at = positionOf(
      change,
      points.map(({ period }) => period),
    )
    return at === undefined ? [] : [{ ...change, at }]
  })
  const values = points.map(({ observed }) => (observed && isKnown(observed) ? observed.value : undefined))
  const { stretches, causes } = variationOf(
    values,
    placed.map(({ at }) => at),
  )
  return {
    kind,
    stretches,
    changes: placed,
    points: points.flatMap((point, index) => {
      const stretch = stretches.find(({ from, to }) => from <= index && index <= to)
      const cause = causes[index]
      return stretch ? [{ ...point, value: values[index], cause, class: classOf(cause, polarity), stretch }] : []
    }),
    assurance: assuranceOf(stretches.at(-1)?.limits, target, polarity),
  }
}
