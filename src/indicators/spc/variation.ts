import { add, compare, divide, type Exact, exact, magnitude, multiply, subtract, whole, ZERO } from '../exact.ts'
import type { Polarity } from '../measure.ts'

/** How ordinary variation is told from unusual: an XmR chart as in the NHS's "Making Data Count". Versioned data. */
export interface VariationRule {
  readonly version: string
  /** Mean moving ranges from the average to a limit */
  readonly limitFactor: string
  /** Of that distance, from the average to where a point counts as near the limit */
  readonly nearShare: readonly [number, number]
  readonly runLength: number
  readonly trendLength: number
  /** With fewer points than this, limits are on trial. */
  readonly fullFrom: number
  /** With fewer points than this, there are none. */
  readonly trialFrom: number
  /** Mean moving ranges past which a range is left out before the limits are worked out; undefined: none is. */
  readonly screenFactor: string | undefined
}

export const VARIATION_RULE: VariationRule = {
  version: 'xmr-1',
  limitFactor: '2.66',
  nearShare: [2, 3],
  runLength: 7,
  trendLength: 7,
  fullFrom: 12,
  trialFrom: 5,
  screenFactor: undefined,
}

export const SCREENED_RULE: VariationRule = { ...VARIATION_RULE, version: 'xmr-1-screened', screenFactor: '3.267' }

/** In the order of precedence: a point that several rules find is named by the first. */
export const CAUSES = ['outside', 'trend', 'two-of-three', 'run'] as const
export type Cause = (typeof CAUSES)[number]

export interface SpecialCause {
  readonly cause: Cause
  /** For a trend: rising or falling */
  readonly side: 'high' | 'low'
}

export interface Limits {
  readonly mean: Exact
  readonly upper: Exact
  readonly lower: Exact
  readonly nearUpper: Exact
  readonly nearLower: Exact
}

/** A value that is not known ends every run: what lies between is not known to be ordinary. */
export type Values = readonly (Exact | undefined)[]

/** A run of points with limits of their own: from the first, from a series break, or from where limits were set anew. */
export interface Stretch {
  readonly from: number
  /** Its last point, inside it */
  readonly to: number
  readonly pointCount: number
  /** Undefined: too few points */
  readonly limits: Limits | undefined
  readonly isTrial: boolean
}

export const POINT_CLASSES = ['ordinary', 'better', 'worse', 'unusual-high', 'unusual-low'] as const
export type PointClass = (typeof POINT_CLASSES)[number]

export interface Variation {
  readonly stretches: readonly Stretch[]
  /** One for each value */
  readonly causes: readonly (SpecialCause | undefined)[]
}

/** `starts`: the first points of stretches after the first one. */
export function variationOf(values: Values, starts: readonly number[] = [], rule = VARIATION_RULE): Variation {
  const edges = [...new Set([0, ...starts.filter(start => start > 0 && start < values.length)])].sort((a, b) => a - b)
  const stretches = edges.map((from, index): Stretch => {
    const to = (edges[index + 1] ?? values.length) - 1
    const own = values.slice(from, to + 1)
    const pointCount = own.filter(value => value !== undefined).length
    const limits = pointCount < rule.trialFrom ? undefined : limitsOf(own, rule)
    return { from, to, pointCount, limits, isTrial: pointCount < rule.fullFrom }
  })
  const causes = stretches.flatMap(({ from, to, limits }) => {
    const own = values.slice(from, to + 1)
    return limits ? specialCauses(own, limits, rule) : own.map(() => undefined)
  })
  return { stretches, causes }
}

/** Undefined where no two points follow each other. */
export function limitsOf(values: Values, rule = VARIATION_RULE): Limits | undefined {
  const known = values.filter(value => value !== undefined)
  const ranges = values.flatMap((value, index) => {
    const before = values[index - 1]
    return value && before ? [magnitude(subtract(value, before))] : []
  })
  if (ranges.length === 0) return undefined
  const mean = average(known)
  const reach = multiply(average(screened(ranges, rule)), exact(rule.limitFactor))
  const [part, all] = rule.nearShare
  const near = divide(multiply(reach, whole(part)), whole(all))
  return {
    mean,
    upper: add(mean, reach),
    lower: subtract(mean, reach),
    nearUpper: add(mean, near),
    nearLower: subtract(mean, near),
  }
}

function screened(ranges: readonly Exact[], { screenFactor }: VariationRule): readonly Exact[] {
  if (screenFactor === undefined) return ranges
  const most = multiply(average(ranges), exact(screenFactor))
  const kept = ranges.filter(range => compare(range, most) < 0)
  return kept.length === 0 ? ranges : kept
}

const average = (values: readonly Exact[]): Exact =>
  divide(
    values.reduce((sum, value) => add(sum, value), ZERO),
    whole(values.length),
  )

/** What each of the four rules finds; every member of a run or trend is found, also those before it was long enough. */
export function specialCauses(values: Values, limits: Limits, rule = VARIATION_RULE): (SpecialCause | undefined)[] {
  const found: Readonly<Record<Cause, readonly Side[]>> = {
    outside: values.map(value => beyond(value, limits.lower, limits.upper)),
    trend: trends(values, rule.trendLength),
    'two-of-three': twoOfThree(values, limits),
    run: runs(values, limits.mean, rule.runLength),
  }
  return values.map((_, index) => {
    const cause = CAUSES.find(name => found[name][index] !== 0)
    return cause && { cause, side: found[cause][index] === 1 ? 'high' : 'low' }
  })
}

type Side = -1 | 0 | 1

/** 0 also for what is not known. */
function beyond(value: Exact | undefined, low: Exact, high: Exact): Side {
  if (!value) return 0
  if (compare(value, high) > 0) return 1
  return compare(value, low) < 0 ? -1 : 0
}

function runs(values: Values, mean: Exact, length: number): Side[] {
  return heldFor(
    values.map(value => beyond(value, mean, mean)),
    length,
  )
}

function trends(values: Values, length: number): Side[] {
  const steps = values.map((value, index): Side => {
    const before = values[index - 1]
    return before ? beyond(value, before, before) : 0
  })
  const held = heldFor(steps, length - 1)
  // The point from which the first step was taken belongs to the trend.
  return held.map((side, index) => (side === 0 ? startOf(held, index) : side))
}

const startOf = (held: readonly Side[], index: number): Side => held[index + 1] ?? 0

/** Each side that is held for at least so many in a row; zero elsewhere. */
function heldFor(sides: readonly Side[], length: number): Side[] {
  const held: Side[] = sides.map(() => 0)
  for (let from = 0; from < sides.length; ) {
    const side = sides[from] ?? 0
    let to = from
    while (to < sides.length && sides[to] === side) to++
    if (to - from >= length) held.fill(side, from, to)
    from = to
  }
  return held
}

/** As the reference implementation: a point outside a limit is not near it, and only the near ones are found. */
function twoOfThree(values: Values, { mean, lower, upper, nearLower, nearUpper }: Limits): Side[] {
  const sides = values.map(value => beyond(value, mean, mean))
  const near = values.map(value => (beyond(value, lower, upper) === 0 ? beyond(value, nearLower, nearUpper) : 0))
  const found: Side[] = values.map(() => 0)
  for (let first = 0; first + 3 <= values.length; first++) {
    const side = sides[first] ?? 0
    const three = [first, first + 1, first + 2]
    if (side === 0 || three.some(index => sides[index] !== side)) continue
    const close = three.filter(index => near[index] === side)
    if (close.length >= 2) for (const index of close) found[index] = side
  }
  return found
}

/** What a point is to its readers: a volume is never good or bad. */
export function classOf(found: SpecialCause | undefined, polarity: Polarity): PointClass {
  if (!found) return 'ordinary'
  if (polarity === 'neutral') return found.side === 'high' ? 'unusual-high' : 'unusual-low'
  return (found.side === 'high') === (polarity === 'more-is-better') ? 'better' : 'worse'
}

/** Whether ordinary variation alone will keep meeting a target, keep missing it, or do either. */
export type Assurance = 'passes' | 'fails' | 'either'

export function assuranceOf(
  limits: Limits | undefined,
  target: Exact | undefined,
  polarity: Polarity,
): Assurance | undefined {
  if (!limits || !target || polarity === 'neutral') return undefined
  const side = beyond(target, limits.lower, limits.upper)
  if (side === 0) return 'either'
  return (side === 1) === (polarity === 'more-is-better') ? 'fails' : 'passes'
}
