import { disclose } from '../disclosure/disclose.ts'
import { cellsOf, isCell } from '../disclosure/observed-cells.ts'
import type { DisclosureProfile } from '../disclosure/profiles.ts'
import type { Publishable } from '../disclosure/publishable.ts'
import {
  type AdditiveGroup,
  basisOf,
  type Cell,
  type Derived,
  type FigureUnit,
  type Release,
} from '../disclosure/release.ts'
import type { Form, Measure } from '../measure.ts'
import { denominatorOf, numeratorOf } from '../value.ts'
import type { HeldPoint } from './held-series.ts'

/** A series before disclosure control: its figures are known by their measure, their agency and their period. */
export interface HeldSeries {
  readonly measure: Measure
  /** Empty for the own area; otherwise an agency, or an area by its code */
  readonly whose: string
  readonly points: readonly HeldPoint[]
}

/** What readers may see of each figure, by its id; undefined: it cannot be shown to them at all. */
export type Look = (id: string) => Publishable | undefined

const UNITS: Readonly<Record<Form, FigureUnit>> = {
  count: 'count',
  percentage: 'percent',
  'per-10000': 'rate',
  ratio: 'ratio',
  words: 'count',
}

export const figureId = (
  { measure, whose }: Pick<HeldSeries, 'measure' | 'whose'>,
  { period }: Pick<HeldPoint, 'period'>,
): string => `${measure.code}@${period.name}${whose === '' ? '' : `@${whose}`}`

/**
 * Decides for all figures of a dashboard at once what its readers may see: those of each period together, because nothing
 * adds up across periods here, and a large question is far slower than many small ones. What the publisher of official
 * statistics has let out already is everybody's, and protects nobody.
 */
export function discloseSeries(series: readonly HeldSeries[], profile: DisclosureProfile): Look | 'refused' {
  const shown = new Map<string, Publishable>()
  for (const own of byPeriod(series)) {
    const decided = disclose(releaseOf(own, profile), profile)
    if (decided.outcome === 'refused') return 'refused'
    for (const [id, figure] of decided.published) shown.set(id, figure)
  }
  return id => shown.get(id)
}

interface Placed {
  readonly series: HeldSeries
  readonly point: HeldPoint
}

const byPeriod = (series: readonly HeldSeries[]): readonly (readonly Placed[])[] => [
  ...Map.groupBy(
    series.flatMap(one => one.points.map((point): Placed => ({ series: one, point }))),
    ({ point: { period } }) => `${period.start} ${period.end}`,
  ).values(),
]

function releaseOf(placed: readonly Placed[], { protection }: DisclosureProfile): Release {
  const cells = new Map<string, Cell>()
  const derived = new Map<string, Derived>()
  for (const { series, point } of placed) {
    const { measure } = series
    if (!point.observed) continue
    const about = {
      id: figureId(series, point),
      protects: point.origin === 'published' ? ('nothing' as const) : measure.protects,
      figureUnit: UNITS[measure.form],
      decimals: measure.decimals,
    }
    for (const part of cellsOf(about, point.observed)) {
      if (isCell(part)) cells.set(part.id, part)
      else derived.set(part.id, part)
    }
  }
  const countOf = (id: string): number | undefined => {
    const cell = cells.get(id)
    return cell?.kind === 'count' ? cell.count : undefined
  }
  return {
    cells: [...cells.values()],
    derived: [...derived.values()].filter(each => isSound(each, countOf)),
    groups: protection ? placed.flatMap(each => groupsOf(each, countOf)) : [],
  }
}

type CountOf = (id: string) => number | undefined

/** A share whose part is more than its whole is nobody's to see: its counts are. */
function isSound(each: Derived, countOf: CountOf): boolean {
  const [first, second] = basisOf(each).map(countOf)
  return first !== undefined && second !== undefined && (each.kind !== 'percentage' || first <= second)
}

/** What is one and the same count, and what sums to what: readers could work a withheld one out from the others. */
function groupsOf({ series, point }: Placed, countOf: CountOf): AdditiveGroup[] {
  const { measure } = series
  const id = figureId(series, point)
  const of = (code: string): string => id.replace(measure.code, code)
  const { numerator, denominator } = measure.ratio ?? {}
  return [
    ...same(numeratorOf(id), numerator?.code === undefined ? undefined : of(numerator.code)),
    ...same(denominatorOf(id), denominator?.code === undefined ? undefined : of(denominator.code)),
    { id: `parts of ${id}`, total: id, members: (measure.parts ?? []).map(of) },
  ].filter(({ total, members }) => addsUp(total, members, countOf))
}

const same = (part: string, whole: string | undefined): AdditiveGroup[] =>
  whole === undefined ? [] : [{ id: `${part} is ${whole}`, total: whole, members: [part] }]

/** Two sources may differ: then nothing can be worked out from one of the other. */
function addsUp(total: string, members: readonly string[], countOf: CountOf): boolean {
  if (members.length === 0) return false
  const sum = members.reduce<number | undefined>((so, id) => {
    const count = countOf(id)
    return so === undefined || count === undefined ? undefined : so + count
  }, 0)
  return sum !== undefined && sum === countOf(total)
}
