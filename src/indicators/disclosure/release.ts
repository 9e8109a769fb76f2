import { Refusal } from '#platform/errors.ts'
import type { Exact } from '../exact.ts'
import type { NonValue, Protects } from '../value.ts'

/** A count of people or of things, by far the most of what is published. */
export interface CountCell {
  readonly kind: 'count'
  readonly id: string
  readonly count: number
  readonly protects: Protects
  /** Regional and national counts are rounded by some profiles; local when absent. */
  readonly area?: 'local' | 'regional' | 'national'
}

/** A number that no count here stands behind, such as a percentage supplied without its base. */
export interface FigureCell {
  readonly kind: 'figure'
  readonly id: string
  readonly value: Exact
  readonly unit: FigureUnit
  readonly decimals: number
}

/** Something else than a number. Words are shown as they are: whoever wrote them answers for them. */
export interface StateCell {
  readonly kind: 'state'
  readonly id: string
  readonly state: NonValue
  readonly words: string
}

/** A count printed in more than one way. */
export interface DisputedCell {
  readonly kind: 'disputed'
  readonly id: string
  readonly readings: readonly number[]
  readonly protects: Protects
}

export type Cell = CountCell | FigureCell | StateCell | DisputedCell

export const FIGURE_UNITS = ['count', 'percent', 'points', 'rate', 'ratio'] as const
export type FigureUnit = (typeof FIGURE_UNITS)[number]

/** The members sum to the total. Ids may also name cells of earlier releases. */
export interface AdditiveGroup {
  readonly id: string
  readonly total: string
  readonly members: readonly string[]
}

/** A figure worked out from two counts; it can give away either. `percentage`: the numerator is part of the
 * denominator, so what remains is protected too. */
export type Derived =
  | { readonly kind: 'percentage'; readonly id: string; readonly numerator: string; readonly denominator: string }
  | {
      readonly kind: 'rate'
      readonly id: string
      readonly numerator: string
      readonly denominator: string
      /** 1 for a ratio, 10,000 for a rate per 10,000 */
      readonly per: number
      readonly decimals: number
    }
  | { readonly kind: 'change'; readonly id: string; readonly current: string; readonly previous: string }
  | { readonly kind: 'percentage-change'; readonly id: string; readonly current: string; readonly previous: string }

/** One row of the register of what earlier releases showed. */
export interface PublishedCell {
  readonly id: string
  readonly count: number
  readonly protects: Protects
  /** `roundedTo`: to the nearest multiple of it */
  readonly shown: 'exact' | 'withheld' | { readonly roundedTo: number }
}

export interface Release {
  readonly cells: readonly Cell[]
  readonly groups: readonly AdditiveGroup[]
  readonly derived: readonly Derived[]
}

/** The release contradicts itself, so it cannot be protected. */
export class UnsoundRelease extends Refusal {
  override readonly name = 'UnsoundRelease'
}

/** The two counts that a derived figure rests on. */
export const basisOf = (derived: Derived): readonly [string, string] =>
  derived.kind === 'percentage' || derived.kind === 'rate'
    ? [derived.numerator, derived.denominator]
    : [derived.current, derived.previous]

/** Throws UnsoundRelease at the first fault, in words. */
export function checkRelease(release: Release, earlier: readonly PublishedCell[]): void {
  const counts = new Map<string, number>(earlier.map(({ id, count }) => [id, count]))
  const ids = new Set(counts.keys())
  const own = new Set<string>()
  for (const { id } of [...release.cells, ...release.derived]) {
    if (own.has(id)) throw new UnsoundRelease(`The release has two figures named "${id}".`)
    own.add(id)
    ids.add(id)
  }
  for (const cell of release.cells) {
    if (cell.kind === 'count') counts.set(cell.id, cell.count)
    else counts.delete(cell.id)
  }
  for (const [id, count] of counts)
    if (!Number.isSafeInteger(count) || count < 0)
      throw new UnsoundRelease(`"${id}" is ${count}, which is not a count.`)
  for (const group of release.groups) checkGroup(group, ids, counts, notApplicable(release))
  for (const derived of release.derived) checkDerived(derived, counts)
}

export const notApplicable = ({ cells }: Release): ReadonlySet<string> =>
  new Set(cells.filter(cell => cell.kind === 'state' && cell.state === 'not-applicable').map(cell => cell.id))

function checkGroup(
  { id, total, members }: AdditiveGroup,
  ids: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
  empty: ReadonlySet<string>,
): void {
  const named = [total, ...members]
  if (new Set(named).size !== named.length) throw new UnsoundRelease(`The group "${id}" names a figure twice.`)
  for (const name of named)
    if (!ids.has(name)) throw new UnsoundRelease(`The group "${id}" names "${name}", which is not in the release.`)
  const parts = named.map(name => (empty.has(name) ? 0 : counts.get(name)))
  const [whole, ...rest] = parts
  if (whole === undefined) return
  const sum = rest.reduce<number>((so, part) => so + (part ?? 0), 0)
  if (sum > whole || (sum < whole && !rest.includes(undefined)))
    throw new UnsoundRelease(`The group "${id}" does not add up: its parts give ${sum}, its total says ${whole}.`)
}

function checkDerived(derived: Derived, counts: ReadonlyMap<string, number>): void {
  const [first, second] = basisOf(derived).map(id => {
    const count = counts.get(id)
    if (count === undefined)
      throw new UnsoundRelease(`"${derived.id}" is worked out from "${id}", which is not a count in the release.`)
    return count
  })
  if (derived.kind === 'percentage' && (first ?? 0) > (second ?? 0))
    throw new UnsoundRelease(`"${derived.id}" is a percentage of ${second}, but its part is ${first}.`)
}
