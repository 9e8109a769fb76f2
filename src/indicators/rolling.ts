import {
  compare,
  divide,
  type Exact,
  equals,
  exact,
  formatExact,
  magnitude,
  multiply,
  parseExact,
  roundTo,
  subtract,
  whole,
} from './exact.ts'

/** How a figure for twelve months is set beside the twelve before. Versioned data, like the RAG rule. */
export interface RollingRule {
  readonly version: string
  /** A previous count below this makes a percentage that small numbers move a lot. */
  readonly smallBaseBelow: number
  /** Percentage points either side of the force within which the area is in line with it. */
  readonly inLineWithin: string
}

export const ROLLING_RULE: RollingRule = { version: 'rolling-1', smallBaseBelow: 20, inLineWithin: '1.5' }

export type ForceComparison = 'above' | 'in-line' | 'below'

export interface RollingChange {
  readonly current: Exact
  readonly previous: Exact
  readonly change: Exact
  /** Unrounded; undefined when the previous count is zero. */
  readonly percentChange: Exact | undefined
  readonly smallBase: boolean
  /** Undefined when either percentage is not known. */
  readonly againstForce: ForceComparison | undefined
}

export function rollingChange(
  current: Exact,
  previous: Exact,
  forcePercent: Exact | undefined,
  rule: RollingRule = ROLLING_RULE,
): RollingChange {
  const change = subtract(current, previous)
  const percentChange = previous.numerator === 0n ? undefined : multiply(divide(change, previous), whole(100))
  return {
    current,
    previous,
    change,
    percentChange,
    smallBase: compare(previous, whole(rule.smallBaseBelow)) < 0,
    againstForce: percentChange && forcePercent && compareWithForce(percentChange, forcePercent, rule),
  }
}

function compareWithForce(local: Exact, force: Exact, rule: RollingRule): ForceComparison {
  const gap = subtract(local, force)
  if (compare(magnitude(gap), exact(rule.inLineWithin)) <= 0) return 'in-line'
  return gap.numerator > 0n ? 'above' : 'below'
}

/** "+7", "−57", "0" */
export const changeInWords = (change: Exact): string => formatExact(change, { decimals: 0, signed: true })

/** "+58.4%", "−5.3%", "n/a" */
export const percentChangeInWords = (percent: Exact | undefined): string =>
  percent ? `${formatExact(percent, { decimals: 1, signed: true })}%` : 'n/a'

export interface PrintedChange {
  readonly change: string
  readonly percent: string
}

export interface PrintedFault {
  readonly field: 'change' | 'percent'
  /** `sign-missing`: the size is right, the sign was left out. `differs`: the figure disagrees with its own numbers. */
  readonly kind: 'sign-missing' | 'differs' | 'not-a-number'
  readonly printed: string
  readonly computed: string
  readonly note: string
}

/** Checks a printed change and percentage against the counts beside them. */
export function checkPrinted(printed: PrintedChange, computed: RollingChange): PrintedFault[] {
  return [
    fault('change', printed.change, computed.change, 0, changeInWords(computed.change)),
    fault('percent', printed.percent, computed.percentChange, 1, percentChangeInWords(computed.percentChange)),
  ].filter(found => found !== undefined)
}

function fault(
  field: PrintedFault['field'],
  printed: string,
  computed: Exact | undefined,
  decimals: number,
  words: string,
): PrintedFault | undefined {
  const text = printed.trim().replace(/\s*%$/, '')
  if (computed === undefined && /^(n\/?a|-|–)?$/i.test(text)) return undefined
  const found = (kind: PrintedFault['kind'], note: string) => ({ field, kind, printed, computed: words, note })
  const value = parseExact(text)
  if (!value) return found('not-a-number', `"${printed}" is not a number; its own numbers give ${words}.`)
  const rounded = computed && roundTo(computed, decimals)
  if (!rounded || !equals(value, rounded))
    return found('differs', `Printed as ${printed}; its own numbers give ${words}.`)
  if (/^[+−-]/.test(text) || rounded.numerator === 0n) return undefined
  return found('sign-missing', `Printed as ${printed}, without its sign; read as ${words}.`)
}
