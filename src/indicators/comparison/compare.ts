import type { Tx } from '#platform/db/database.ts'
import { areaName, ENGLAND, findArea, statisticalNeighbours } from '../areas/areas.ts'
import type { Catalogue } from '../catalogue.ts'
import { add, compare as compareExact, divide, type Exact, whole } from '../exact.ts'
import type { Measure } from '../measure.ts'
import type { Period } from '../period.ts'
import { findOwnArea, type OwnArea } from '../reference/find-reference.ts'
import {
  type HeldReferenceFigure,
  type LoadedSource,
  listReferenceFigures,
  listReferenceSources,
} from '../reference/reference.store.ts'
import { figuresOf, neededFor } from '../reference/reference-figure.ts'
import { isKnown } from '../value.ts'

/** Fewer known neighbours than this make no middle. */
const FEWEST_NEIGHBOURS = 5

/** Whom an area is set beside. */
export interface Comparators {
  readonly own: OwnArea
  readonly ownName: string
  readonly neighbours: readonly string[]
  /** Undefined for an area that is no local authority. */
  readonly region: { readonly code: string; readonly name: string } | undefined
}

export interface Middle {
  readonly value: Exact
  /** How many neighbours it is the middle of. */
  readonly count: number
}

/** One year of a measure, for the area and those beside it; what was not published is undefined. */
export interface ComparedYear {
  readonly period: Period
  readonly own: HeldReferenceFigure | undefined
  readonly middle: Middle | undefined
  readonly region: HeldReferenceFigure | undefined
  readonly england: HeldReferenceFigure | undefined
  readonly neighbours: readonly HeldReferenceFigure[]
}

export interface Comparison {
  readonly measure: Measure
  readonly comparators: Comparators
  /** Oldest first. */
  readonly years: readonly ComparedYear[]
  readonly sources: readonly LoadedSource[]
}

/** What is compared in place of a measure: a count says nothing of areas of other sizes, so its rate does. */
export function comparable(catalogue: Catalogue, measure: Measure): Measure | undefined {
  if (measure.form === 'percentage' || measure.form === 'per-10000') return measure
  return catalogue.measures.find(({ form, ratio }) => form === 'per-10000' && ratio?.numerator.code === measure.code)
}

export async function findComparators(tx: Tx): Promise<Comparators | undefined> {
  const own = await findOwnArea(tx)
  if (!own) return undefined
  const region = findArea(own.code)?.region
  return {
    own,
    ownName: areaName(own.code),
    neighbours: statisticalNeighbours(own.code),
    region: region === undefined ? undefined : { code: region, name: areaName(region) },
  }
}

/** The measures set beside those of other areas, in one query; without those of which nothing is published. */
export async function compareMeasures(
  tx: Tx,
  catalogue: Catalogue,
  comparators: Comparators,
  measures: readonly Measure[],
): Promise<readonly Comparison[]> {
  const { own, neighbours, region } = comparators
  const areas = [...new Set([own.code, ...neighbours, ...(region ? [region.code] : []), ENGLAND])]
  const measureCodes = [...new Set(measures.flatMap(neededFor))]
  const held = await listReferenceFigures(tx, { measureCodes, areas }, code => catalogue.get(code).form)
  const sources = await listReferenceSources(tx, [...new Set(held.map(each => each.sourceId))])
  return measures.flatMap(measure => {
    const needed = neededFor(measure)
    const figures = figuresOf(
      measure,
      held.filter(each => needed.includes(each.measureCode)),
    )
    if (figures.length === 0) return []
    // A rate that was worked out rests on the population too, whose publisher must be named.
    const isPublished = held.some(each => each.measureCode === measure.code)
    const used = new Set(
      held
        .filter(each => (isPublished ? each.measureCode === measure.code : needed.includes(each.measureCode)))
        .map(each => each.sourceId),
    )
    return [
      {
        measure,
        comparators,
        years: yearsOf(figures, comparators),
        sources: [...sources].flatMap(([id, source]) => (used.has(id) ? [source] : [])),
      },
    ]
  })
}

function yearsOf(figures: readonly HeldReferenceFigure[], { own, neighbours, region }: Comparators): ComparedYear[] {
  const byYear = Map.groupBy(figures, each => each.period.end.toString())
  return [...byYear.keys()].sort().flatMap(year => {
    const all = byYear.get(year) ?? []
    const [first] = all
    if (!first) return []
    const at = (code: string | undefined) => all.find(each => each.area === code)
    const beside = all.filter(each => neighbours.includes(each.area))
    return [
      {
        period: first.period,
        own: at(own.code),
        middle: middleOf(beside.flatMap(({ observed }) => (isKnown(observed) ? [observed.value] : []))),
        region: at(region?.code),
        england: at(ENGLAND),
        neighbours: beside,
      },
    ]
  })
}

/** The median; undefined where too few are known. */
export function middleOf(values: readonly Exact[]): Middle | undefined {
  if (values.length < FEWEST_NEIGHBOURS) return undefined
  const sorted = values.toSorted(compareExact)
  const half = Math.floor(sorted.length / 2)
  const [below, above] = [sorted[half - 1], sorted[half]]
  if (!below || !above) return undefined
  const value = sorted.length % 2 === 1 ? above : divide(add(below, above), whole(2))
  return { value, count: values.length }
}
