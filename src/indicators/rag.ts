import { compare, divide, type Exact, exact, formatShort, multiply, subtract, whole, ZERO } from './exact.ts'
import { isKnown, type ObservedValue } from './value.ts'

export const RATINGS = ['met', 'close', 'below'] as const
export type Rating = (typeof RATINGS)[number]

export const RAG_BASES = ['relative', 'points'] as const
export type RagBasis = (typeof RAG_BASES)[number]
export const isRagBasis = (text: string): text is RagBasis => RAG_BASES.some(basis => basis === text)

/** How values are rated against targets. Versioned: a stored rating names the version it was made with. */
export interface RagRule {
  readonly version: string
  /** `relative`: the shortfall as a share of the target. `points`: in percentage points. */
  readonly basis: RagBasis
  /** A decimal: "15" */
  readonly closeUpTo: string
  /** How a shortfall of exactly `closeUpTo` is rated. */
  readonly boundary: 'close' | 'below'
  /** A known denominator below this is flagged as a small group. */
  readonly smallGroupBelow: number
}

// "Red = more than 15% below the KPI": a share of the KPI, and exactly 15 is not more than 15.
export const RELATIVE_RULE: RagRule = {
  version: 'relative-1',
  basis: 'relative',
  closeUpTo: '15',
  boundary: 'close',
  smallGroupBelow: 10,
}

export const POINTS_RULE: RagRule = { ...RELATIVE_RULE, version: 'points-1', basis: 'points' }

/** The same bands on the other basis, to see what it would change. */
export const withBasis = (rule: RagRule, basis: RagBasis): RagRule =>
  basis === rule.basis ? rule : { ...rule, basis, version: `${rule.version}, on the basis “${basis}”` }

export interface Rated {
  readonly rating: Rating
  /** On the rule's basis, zero when the target is met */
  readonly shortfall: Exact
  readonly smallGroup: boolean
  readonly why: string
}

export interface NotRated {
  readonly rating: undefined
  readonly why: string
}

/** Both numbers in the same unit, normally per cent. A target of zero or less can only be met. */
export function rag(observed: ObservedValue, target: Exact | undefined, rule: RagRule): Rated | NotRated {
  if (!isKnown(observed)) return { rating: undefined, why: 'There is no number to compare with the target.' }
  if (!target) return { rating: undefined, why: 'There is no target to compare with.' }
  const { value, denominator } = observed
  const smallGroup = denominator !== undefined && compare(denominator, whole(rule.smallGroupBelow)) < 0
  if (compare(value, target) >= 0)
    return {
      rating: 'met',
      shortfall: ZERO,
      smallGroup,
      why: `${percent(value)} meets the target of ${percent(target)}.`,
    }
  if (compare(target, ZERO) <= 0) return { rating: undefined, why: 'A value below a target of zero has no band.' }

  const points = subtract(target, value)
  const shortfall = rule.basis === 'points' ? points : multiply(divide(points, target), whole(100))
  const side = compare(shortfall, exact(rule.closeUpTo))
  const rating = side < 0 || (side === 0 && rule.boundary === 'close') ? 'close' : 'below'
  const unit = rule.basis === 'points' ? ' percentage points' : '% of the target'
  const band = `${rule.closeUpTo}${rule.basis === 'points' ? ' points' : '%'}`
  const place = side === 0 ? `exactly ${band}` : `${side < 0 ? 'less' : 'more'} than ${band}`
  const why = `${percent(value)} is ${formatShort(shortfall, 2)}${unit} below ${percent(target)}: ${place}.`
  return { rating, shortfall, smallGroup, why }
}

export interface KeyEntry {
  readonly rating: Rating | 'not-applicable' | 'no-number'
  readonly word: string
  readonly meaning: string
}

const bandInWords = ({ basis, closeUpTo }: RagRule): string =>
  basis === 'points' ? `${closeUpTo} percentage points` : `${closeUpTo}% of the target`

/** "by more than 15% of the target" */
export const belowInWords = (rule: RagRule): string =>
  rule.boundary === 'close' ? `by more than ${bandInWords(rule)}` : `by ${bandInWords(rule)} or more`

/** The key printed with a matrix, made from the rule so that the two cannot disagree. */
export function ragKey(rule: RagRule): KeyEntry[] {
  const of = bandInWords(rule)
  const close = rule.boundary === 'close' ? `by ${of} or less` : `by less than ${of}`
  const below = belowInWords(rule)
  return [
    { rating: 'met', word: 'Met', meaning: 'Green: the target is met or exceeded' },
    { rating: 'close', word: 'Close', meaning: `Amber: below the target ${close}` },
    { rating: 'below', word: 'Below', meaning: `Red: below the target ${below}` },
    { rating: 'not-applicable', word: 'Not applicable', meaning: 'Blue: the indicator does not apply to this agency' },
    {
      rating: 'no-number',
      word: 'No number',
      meaning: 'No colour: nil, described in words, to be confirmed or not supplied',
    },
  ]
}

export interface RagCell<Id> {
  readonly id: Id
  readonly observed: ObservedValue
  readonly target: Exact | undefined
}

export interface ChangedCell<Id> {
  readonly id: Id
  readonly before: Rating | undefined
  readonly after: Rating | undefined
}

/** Which cells read differently under another rule, in the order given. */
export function compareBases<Id>(cells: readonly RagCell<Id>[], before: RagRule, after: RagRule): ChangedCell<Id>[] {
  return cells.flatMap(({ id, observed, target }) => {
    const [was, is] = [rag(observed, target, before).rating, rag(observed, target, after).rating]
    return was === is ? [] : [{ id, before: was, after: is }]
  })
}

const percent = (value: Exact): string => `${formatShort(value, 2)}%`
