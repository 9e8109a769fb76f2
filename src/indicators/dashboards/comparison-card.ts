import type { ComparedYear, Comparison, Middle } from '../comparison/compare.ts'
import type { Interval } from '../comparison/interval.ts'
import { intervalOf, type Verdict, verdictOn } from '../comparison/significance.ts'
import type { DisclosureProfile } from '../disclosure/profiles.ts'
import type { Publishable } from '../disclosure/publishable.ts'
import type { Exact } from '../exact.ts'
import type { Measure } from '../measure.ts'
import type { Period } from '../period.ts'
import type { ReferenceFigure } from '../reference/reference-figure.ts'
import { isKnown, known, type ObservedValue } from '../value.ts'
import { discloseSeries, figureId, type HeldSeries } from './disclose-series.ts'
import { createDrawnOnce } from './drawn-once.ts'

export const BESIDE = ['own', 'middle', 'region', 'england'] as const
export type Beside = (typeof BESIDE)[number]

/** One year of one measure, for the area and those that it is set beside; undefined where nothing was published. */
export interface BesideYear {
  readonly period: Period
  readonly figures: Readonly<Record<Beside, Publishable | undefined>>
  readonly base: { readonly numerator: Publishable; readonly denominator: Publishable } | undefined
}

/** A measure beside other areas: never in an order, which would say that a place in it is merit. */
export interface ComparisonCard {
  readonly measure: Measure
  readonly years: readonly BesideYear[]
  readonly newest: BesideYear | undefined
  /** Within which chance alone would leave the newest figure */
  readonly interval: Interval | undefined
  readonly verdicts: readonly { readonly beside: Exclude<Beside, 'own'>; readonly verdict: Verdict }[]
  readonly regionName: string | undefined
  readonly neighbourCount: number
  readonly publishers: readonly string[]
}

/** What is published is everybody's to see; it goes through disclosure control like every figure that is drawn. */
export const comparisonCard = (comparison: Comparison, profile: DisclosureProfile): ComparisonCard | undefined => {
  const card = madeOnce(comparison, profile.name, () => makeCard(comparison, profile))
  return card === 'refused' ? undefined : card
}

const madeOnce = createDrawnOnce<Comparison, ComparisonCard | 'refused'>()

function makeCard(comparison: Comparison, profile: DisclosureProfile): ComparisonCard | 'refused' {
  const { measure, comparators, years, sources } = comparison
  const series = BESIDE.map((beside): HeldSeries & { beside: Beside } => ({
    measure,
    whose: beside,
    beside,
    points: years.map(year => ({ period: year.period, observed: observedBeside(year, beside), origin: 'published' })),
  }))
  const look = discloseSeries(series, profile)
  if (look === 'refused') return look
  const shown = years.map(({ period }): BesideYear => {
    const at = (whose: Beside) => figureId({ measure, whose }, { period })
    const [numerator, denominator] = [look(`${at('own')}:numerator`), look(`${at('own')}:denominator`)]
    return {
      period,
      figures: {
        own: look(at('own')),
        middle: look(at('middle')),
        region: look(at('region')),
        england: look(at('england')),
      },
      base: numerator && denominator && { numerator, denominator },
    }
  })
  const newest = years.findLastIndex(({ own }) => own?.observed.state === 'value')
  const last = years[newest]
  const interval = last?.own && intervalOf(measure.form, last.own.observed)
  return {
    measure,
    years: shown,
    newest: shown[newest],
    interval,
    verdicts: last ? verdictsIn(last, interval) : [],
    regionName: comparators.region?.name,
    neighbourCount: comparators.neighbours.length,
    publishers: [...new Set(sources.map(({ publisher }) => publisher))],
  }
}

function verdictsIn(year: ComparedYear, interval: Interval | undefined): ComparisonCard['verdicts'] {
  const others = [
    { beside: 'middle' as const, value: year.middle?.value },
    { beside: 'region' as const, value: knownIn(year.region) },
    { beside: 'england' as const, value: knownIn(year.england) },
  ]
  return others.flatMap(({ beside, value }) => (value ? [{ beside, verdict: verdictOn(interval, value) }] : []))
}

const knownIn = (figure: ReferenceFigure | undefined): Exact | undefined =>
  figure && isKnown(figure.observed) ? figure.observed.value : undefined

function observedBeside(year: ComparedYear, beside: Beside): ObservedValue | undefined {
  switch (beside) {
    case 'own':
      return year.own?.observed
    case 'middle':
      return middleObserved(year.middle)
    case 'region':
      return year.region?.observed
    case 'england':
      return year.england?.observed
  }
}

const middleObserved = (middle: Middle | undefined): ObservedValue | undefined => middle && known(middle.value)
