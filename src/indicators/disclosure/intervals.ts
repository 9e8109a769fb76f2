import type { Exact } from '../exact.ts'
import { UnsoundRelease } from './release.ts'
import { type Equation, LinearProgram } from './simplex.ts'

export interface Interval {
  readonly least: bigint
  /** Undefined: without bound */
  readonly most: bigint | undefined
}

/** A count that readers are not told exactly, with what they know of it by itself. */
export interface Unknown extends Interval {
  readonly id: string
  /** Its value, where we know it: one more point that is certainly possible */
  readonly truth: bigint | undefined
  /** Whether it must not be worked out too closely */
  readonly watched: boolean
}

/** What one additive group says of the unknowns in it; every coefficient is 1 or −1. */
export interface Relation extends Equation {
  readonly group: string
}

/** What a reader can put together about counts that were not published exactly. */
export interface Knowledge {
  readonly unknowns: readonly Unknown[]
  readonly relations: readonly Relation[]
}

export interface Exposure extends Interval {
  readonly id: string
}

/** The exact range in which each unknown can lie given all equations at once, to whole numbers. Undefined when the
 * equations contradict each other. */
export function feasibleIntervals(knowledge: Knowledge): Map<string, Interval> | undefined {
  const intervals = new Map<string, Interval>(knowledge.unknowns.map(({ id, least, most }) => [id, { least, most }]))
  for (const part of connectedParts(knowledge)) {
    const program = toProgram(part)
    if (!program) return undefined
    for (const [index, { id, least }] of part.unknowns.entries()) {
      const low = program.optimise(index, 'least').value
      const high = program.optimise(index, 'most').value
      intervals.set(id, { least: least + (low ? ceiling(low) : 0n), most: high && least + floor(high) })
    }
  }
  return intervals
}

/** The watched unknowns whose range is narrower than the threshold. Propagation finds the plain ones; the others are
 * cleared by solutions that lie far enough apart, so that few programs need solving. */
export function findExposures(knowledge: Knowledge, threshold: number): Exposure[] {
  const need = BigInt(threshold)
  return connectedParts(knowledge).flatMap(part => {
    const plain = propagate(part)
    const narrow = part.unknowns.flatMap(({ id, watched }, index) => {
      const interval = plain[index]
      return watched && interval && isNarrow(interval, need) ? [{ id, ...interval }] : []
    })
    // With one equation propagation is already exact.
    return narrow.length > 0 || part.relations.length < 2 ? narrow : narrowInProgram(part, need)
  })
}

function narrowInProgram(part: Knowledge, need: bigint): Exposure[] {
  const program = toProgram(part)
  if (!program)
    throw new UnsoundRelease(`These figures contradict each other: ${part.unknowns.map(u => u.id).join(', ')}.`)
  const seen = part.unknowns.map(({ truth, least }) =>
    truth === undefined ? undefined : [truth - least, truth - least],
  )
  const note = (point: readonly Exact[]) => {
    for (const [index, value] of point.entries()) {
      const [low, high] = seen[index] ?? [undefined, undefined]
      const [up, down] = [ceiling(value), floor(value)]
      seen[index] = [low === undefined || up < low ? up : low, high === undefined || down > high ? down : high]
    }
  }
  const isCleared = (index: number) => {
    const [low, high] = seen[index] ?? []
    return low !== undefined && high !== undefined && high - low >= need
  }
  return part.unknowns.flatMap(({ id, watched, least }, index) => {
    if (!watched || isCleared(index)) return []
    const most = program.optimise(index, 'most')
    note(most.point)
    if (!most.value || isCleared(index)) return []
    const low = program.optimise(index, 'least')
    note(low.point)
    const interval = { least: least + (low.value ? ceiling(low.value) : 0n), most: least + floor(most.value) }
    return isNarrow(interval, need) ? [{ id, ...interval }] : []
  })
}

/** Narrows each unknown by one equation at a time until nothing moves. */
function propagate({ unknowns, relations }: Knowledge): Interval[] {
  const intervals: Interval[] = unknowns.map(({ least, most }) => ({ least, most }))
  const rounds = 4 * relations.length + 4
  for (let round = 0, moved = true; moved && round < rounds; round++) {
    moved = false
    for (const relation of relations)
      for (const { unknown, coefficient } of relation.terms) {
        const before = intervals[unknown]
        if (!before) continue
        const after = intersect(before, impliedBy(relation, unknown, coefficient, intervals))
        moved ||= after.least !== before.least || after.most !== before.most
        intervals[unknown] = after
      }
  }
  return intervals
}

// coefficient × x = sum − the rest
function impliedBy(
  equation: Equation,
  unknown: number,
  coefficient: bigint,
  known: readonly Interval[],
): Partial<Interval> {
  let [low, high]: [bigint | undefined, bigint | undefined] = [equation.sum, equation.sum]
  for (const term of equation.terms) {
    if (term.unknown === unknown) continue
    const { least, most } = known[term.unknown] ?? { least: 0n, most: undefined }
    const [taken, left] = term.coefficient > 0n ? [most, least] : [least, most]
    low = low === undefined || taken === undefined ? undefined : low - term.coefficient * taken
    high = high === undefined || left === undefined ? undefined : high - term.coefficient * left
  }
  const [least, most] = coefficient > 0n ? [low, high] : [high && -high, low && -low]
  return { ...(least === undefined ? {} : { least }), most }
}

export function intersect(a: Interval, b: Partial<Interval>): Interval {
  const least = b.least === undefined || b.least < a.least ? a.least : b.least
  const most = b.most === undefined || (a.most !== undefined && a.most < b.most) ? a.most : b.most
  return { least, most }
}

const isNarrow = ({ least, most }: Interval, need: bigint): boolean => most !== undefined && most - least < need

function toProgram({ unknowns, relations }: Knowledge): LinearProgram | undefined {
  const bounded = unknowns.flatMap(({ least, most }, unknown) =>
    most === undefined ? [] : [{ unknown, room: most - least }],
  )
  const shifted = relations.map(({ terms, sum }) => ({
    terms,
    sum: terms.reduce((rest, { unknown, coefficient }) => rest - coefficient * (unknowns[unknown]?.least ?? 0n), sum),
  }))
  const ceilings = bounded.map(({ unknown, room }, index) => ({
    terms: [
      { unknown, coefficient: 1n },
      { unknown: unknowns.length + index, coefficient: 1n },
    ],
    sum: room,
  }))
  return LinearProgram.solve([...shifted, ...ceilings], unknowns.length + bounded.length)
}

/** Unknowns that share no equation cannot tell anything of each other: each part is far smaller than the whole. */
function connectedParts({ unknowns, relations }: Knowledge): Knowledge[] {
  const leader = unknowns.map((_, index) => index)
  const find = (index: number): number => {
    const next = leader[index] ?? index
    return next === index ? index : find(next)
  }
  for (const { terms } of relations)
    for (const { unknown } of terms) leader[find(unknown)] = find(terms[0]?.unknown ?? unknown)
  const grouped = Map.groupBy(
    relations.filter(({ terms }) => terms.length > 0),
    ({ terms }) => find(terms[0]?.unknown ?? 0),
  )
  return [...grouped.values()].map(own => {
    const numbers = [...new Set(own.flatMap(({ terms }) => terms.map(term => term.unknown)))]
    const place = new Map(numbers.map((unknown, index) => [unknown, index]))
    return {
      unknowns: numbers.flatMap(number => unknowns[number] ?? []),
      relations: own.map(({ terms, ...relation }) => ({
        ...relation,
        terms: terms.map(({ unknown, coefficient }) => ({ unknown: place.get(unknown) ?? 0, coefficient })),
      })),
    }
  })
}

function floor({ numerator, denominator }: Exact): bigint {
  const quotient = numerator / denominator
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient
}

const ceiling = ({ numerator, denominator }: Exact): bigint => -floor({ numerator: -numerator, denominator })
