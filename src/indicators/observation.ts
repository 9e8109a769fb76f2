import { type Exact, equals } from './exact.ts'
import type { Period } from './period.ts'
import type { ObservedValue, StatedAs } from './value.ts'

/** What a figure is about: no two current figures have the same one. */
export interface ObservedCell {
  readonly measureCode: string
  readonly period: Period
  readonly area: string
  /** The agency whose figure it is, for measures that each agency returns. */
  readonly agencyId: string | undefined
  readonly breakdown: string
}

/** A figure as it comes in, before it is compared with what is held. */
export interface IncomingObservation extends ObservedCell {
  readonly observed: ObservedValue
  /** As it stood in the source. */
  readonly printed: string
  /** How the source arrived at it: "stated", "derived 9/141". */
  readonly basis: string
}

export interface Observation extends IncomingObservation {
  readonly id: string
  readonly sourceId: string
  readonly revision: number
  /** The earlier revision whose figure it brings back, since a later file was withdrawn. */
  readonly restores?: number | undefined
  readonly recordedAt: Temporal.Instant
}

/** Two names for the same days are the same period, so the days make the key. */
export const cellKey = ({ measureCode, period, area, agencyId, breakdown }: ObservedCell): string =>
  `${measureCode}|${period.start}|${period.end}|${area}|${agencyId ?? ''}|${breakdown}`

export interface Revisions {
  /** New figures, each with the number of its revision. */
  readonly added: readonly (IncomingObservation & { readonly revision: number })[]
  /** Ids of figures that a new revision takes the place of. */
  readonly replaced: readonly string[]
  /** Ids of figures that it says again. */
  readonly confirmed: readonly string[]
}

/** The last revision of a figure that nothing took the place of when its file was withdrawn, by `cellKey`. */
export type WithdrawnRevisions = ReadonlyMap<string, number>

/** Sets what comes in beside what is held: the same again changes nothing, anything else is a new revision. */
export function revise(
  incoming: readonly IncomingObservation[],
  held: readonly Observation[],
  withdrawn: WithdrawnRevisions = new Map(),
): Revisions {
  const heldByCell = new Map(held.map(figure => [cellKey(figure), figure]))
  const added: (IncomingObservation & { revision: number })[] = []
  const replaced: string[] = []
  const confirmed: string[] = []
  for (const figure of incoming) {
    const before = heldByCell.size === 0 ? undefined : heldByCell.get(cellKey(figure))
    if (before && sameFigure(before, figure)) {
      confirmed.push(before.id)
      continue
    }
    if (before) replaced.push(before.id)
    const last = before?.revision ?? (withdrawn.size === 0 ? 0 : (withdrawn.get(cellKey(figure)) ?? 0))
    added.push({ ...figure, revision: last + 1 })
  }
  return { added, replaced, confirmed }
}

const sameFigure = (a: IncomingObservation, b: IncomingObservation): boolean =>
  a.printed === b.printed && a.basis === b.basis && sameValue(a.observed, b.observed)

export function sameValue(a: ObservedValue, b: ObservedValue): boolean {
  switch (a.state) {
    case 'value':
      return (
        b.state === 'value' &&
        equals(a.value, b.value) &&
        sameOrAbsent(a.numerator, b.numerator) &&
        sameOrAbsent(a.denominator, b.denominator)
      )
    case 'narrative-only':
      return b.state === 'narrative-only' && a.narrative === b.narrative
    case 'count-only':
      return b.state === 'count-only' && sameOrAbsent(a.count, b.count)
    case 'disputed':
      return b.state === 'disputed' && sameReadings(a.readings, b.readings)
    default:
      return a.state === b.state
  }
}

const sameOrAbsent = (a: Exact | undefined, b: Exact | undefined): boolean => (a && b ? equals(a, b) : a === b)

const sameReadings = (a: readonly StatedAs[], b: readonly StatedAs[]): boolean =>
  a.length === b.length &&
  a.every((reading, index) => {
    const other = b[index]
    return other !== undefined && equals(reading.value, other.value) && reading.where === other.where
  })
