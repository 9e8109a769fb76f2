import type { TrainingIndicator } from './catalogue/training.ts'
import { add, type Exact, formatShort, percentageOf, ZERO } from './exact.ts'
import type { Observation } from './observation.ts'
import type { Period } from './period.ts'
import { compareBases, type NotRated, type RagRule, type Rated, type Rating, rag } from './rag.ts'
import type { ObservedValue, ValueState } from './value.ts'

export interface MatrixAgency {
  readonly id: string
  readonly name: string
}

export interface MatrixFigure {
  readonly indicator: TrainingIndicator
  readonly agency: MatrixAgency
  readonly observation: Observation | undefined
  readonly observed: ObservedValue
  readonly target: Exact | undefined
  readonly rated: Rated | NotRated
}

export interface MatrixRow {
  readonly agency: MatrixAgency
  /** One for each indicator, in their order; undefined when the agency sent nothing at all for the period. */
  readonly figures: readonly MatrixFigure[] | undefined
  readonly metCount: number
  readonly ratedCount: number
}

export interface MatrixColumn {
  readonly indicator: TrainingIndicator
  readonly target: Exact | undefined
  readonly metCount: number
  readonly ratedCount: number
  /** All staff together; undefined when any agency with a number gave no denominator. */
  readonly weighted: Exact | undefined
}

export interface KpiMatrix {
  readonly period: Period
  readonly rule: RagRule
  readonly rows: readonly MatrixRow[]
  readonly columns: readonly MatrixColumn[]
}

export interface MatrixFacts {
  readonly period: Period
  readonly rule: RagRule
  readonly indicators: readonly TrainingIndicator[]
  readonly agencies: readonly MatrixAgency[]
  readonly observations: readonly Observation[]
  readonly targetOf: (code: string) => Exact | undefined
}

export function kpiMatrix({ period, rule, indicators, agencies, observations, targetOf }: MatrixFacts): KpiMatrix {
  const byAgency = Map.groupBy(observations, observation => observation.agencyId)
  const targets = new Map(indicators.map(({ code }) => [code, targetOf(code)]))
  const rows = agencies.map((agency): MatrixRow => {
    const own = byAgency.get(agency.id)
    if (!own) return { agency, figures: undefined, metCount: 0, ratedCount: 0 }
    const byCode = new Map(own.map(observation => [observation.measureCode, observation]))
    const figures = indicators.map((indicator): MatrixFigure => {
      const observation = byCode.get(indicator.code)
      const observed: ObservedValue = observation?.observed ?? { state: 'missing' }
      const target = targets.get(indicator.code)
      return { indicator, agency, observation, observed, target, rated: rag(observed, target, rule) }
    })
    return { agency, figures, ...countMet(figures) }
  })
  const columns = indicators.map((indicator, index): MatrixColumn => {
    const figures = rows.flatMap(row => row.figures?.[index] ?? [])
    return { indicator, target: targets.get(indicator.code), ...countMet(figures), weighted: weighted(figures) }
  })
  return { period, rule, rows, columns }
}

function countMet(figures: readonly MatrixFigure[]): { metCount: number; ratedCount: number } {
  const rated = figures.filter(figure => figure.rated.rating !== undefined)
  return { metCount: rated.filter(figure => figure.rated.rating === 'met').length, ratedCount: rated.length }
}

function weighted(figures: readonly MatrixFigure[]): Exact | undefined {
  let numerator = ZERO
  let denominator = ZERO
  for (const { observed } of figures) {
    if (observed.state !== 'value') continue
    if (!observed.numerator || !observed.denominator) return undefined
    numerator = add(numerator, observed.numerator)
    denominator = add(denominator, observed.denominator)
  }
  return denominator.numerator === 0n ? undefined : percentageOf(numerator, denominator)
}

export const figuresOf = (matrix: KpiMatrix): MatrixFigure[] => matrix.rows.flatMap(row => row.figures ?? [])

/** How many cells read each way: "138 met, 36 close". */
export interface MatrixTally {
  readonly ratings: Readonly<Record<Rating, number>>
  readonly states: ReadonlyMap<ValueState, number>
}

export function tally(matrix: KpiMatrix): MatrixTally {
  const ratings = { met: 0, close: 0, below: 0 }
  const states = new Map<ValueState, number>()
  for (const { rated, observed } of figuresOf(matrix)) {
    if (rated.rating) ratings[rated.rating]++
    if (observed.state !== 'value') states.set(observed.state, (states.get(observed.state) ?? 0) + 1)
  }
  return { ratings, states }
}

export interface ChangedFigure {
  readonly figure: MatrixFigure
  readonly before: Rating | undefined
  readonly after: Rating | undefined
}

/** Which cells read differently under another rule. */
export const changesUnder = (matrix: KpiMatrix, other: RagRule): ChangedFigure[] =>
  compareBases(
    figuresOf(matrix).map(figure => ({ id: figure, observed: figure.observed, target: figure.target })),
    matrix.rule,
    other,
  ).map(({ id, before, after }) => ({ figure: id, before, after }))

const COLOURS: Readonly<Record<Rating, string>> = { met: 'green', close: 'amber', below: 'red' }
export type Colour = 'green' | 'amber' | 'red'

export const colourOf = (rating: Rating | undefined): string | null => (rating ? COLOURS[rating] : null)

/** A share of a small group is printed as the share, "5/7": a percentage of seven people says more than is known. */
export function printedShare(observed: ObservedValue, rated: Rated | NotRated): string {
  if (observed.state !== 'value') return ''
  const { value, numerator, denominator } = observed
  if (numerator && denominator && rated.rating && rated.smallGroup)
    return `${formatShort(numerator, 0)}/${formatShort(denominator, 0)}`
  return formatShort(value, 0)
}
