import {
  divide,
  type Exact,
  exactDecimal,
  formatExact,
  formatShort,
  multiply,
  percentageOf,
  toDecimal,
  whole,
} from './exact.ts'
import type { Form } from './measure.ts'

/** What disclosure control must keep from being seen in a figure: people and their cases, or nothing. */
export const PROTECTS = ['people', 'nothing'] as const
export type Protects = (typeof PROTECTS)[number]

export const NON_VALUES = [
  'not-applicable',
  'nil-return',
  'narrative-only',
  'count-only',
  'to-be-confirmed',
  'suppressed',
  'missing',
] as const
export type NonValue = (typeof NON_VALUES)[number]

export const VALUE_STATES = ['value', ...NON_VALUES, 'disputed'] as const
export type ValueState = (typeof VALUE_STATES)[number]

export interface KnownValue {
  readonly state: 'value'
  readonly value: Exact
  /** Both or neither: with them the value is their ratio, and its base can be shown and protected. */
  readonly numerator?: Exact
  readonly denominator?: Exact
}

export interface StatedAs {
  readonly value: Exact
  /** Where this reading was printed: "indicator list", "page 41" */
  readonly where?: string
}

/** `disputed`: printed more than once, differently. Every reading is kept; none is chosen by the program. */
export type ObservedValue =
  | KnownValue
  | { readonly state: Exclude<NonValue, 'narrative-only' | 'count-only'> }
  | { readonly state: 'narrative-only'; readonly narrative: string }
  | { readonly state: 'count-only'; readonly count?: Exact }
  | { readonly state: 'disputed'; readonly readings: readonly [StatedAs, StatedAs, ...StatedAs[]] }

export const known = (value: Exact): KnownValue => ({ state: 'value', value })

/** Throws NotANumber when the denominator is zero: record that as `nil-return` or `not-applicable`. */
export const percentage = (numerator: Exact, denominator: Exact): KnownValue => ({
  state: 'value',
  value: percentageOf(numerator, denominator),
  numerator,
  denominator,
})

/** What a measure makes of its two parts: per hundred, for each 10,000, or plainly one by the other. */
export function valueOfParts(form: Form, numerator: Exact, denominator: Exact): Exact {
  if (form === 'percentage') return percentageOf(numerator, denominator)
  const ratio = divide(numerator, denominator)
  return form === 'per-10000' ? multiply(ratio, whole(10_000)) : ratio
}

const STATE_WORDS: Readonly<Record<ValueState, string>> = {
  value: 'Value',
  'not-applicable': 'Not applicable',
  'nil-return': 'Nil return',
  'narrative-only': 'Described in words',
  'count-only': 'A count that cannot be turned into a percentage',
  'to-be-confirmed': 'To be confirmed',
  suppressed: 'Withheld',
  missing: 'Not supplied',
  disputed: 'Printed in more than one way',
}

export const stateInWords = (state: ValueState): string => STATE_WORDS[state]

/** For those who may see raw figures. What is published is formatted from a Publishable instead. */
export function valueInWords(observed: ObservedValue, { decimals = 1, percent = false } = {}): string {
  const number = (value: Exact) => `${formatShort(value, decimals)}${percent ? '%' : ''}`
  switch (observed.state) {
    case 'value': {
      const { value, numerator, denominator } = observed
      if (!numerator || !denominator) return number(value)
      const [counted, base] = [formatShort(numerator, 2), formatShort(denominator, 2)]
      return percent
        ? `${counted} of ${base} (${formatExact(value, { decimals })}%)`
        : `${number(value)} (${counted} for ${base})`
    }
    case 'disputed':
      return `${stateInWords('disputed')}: ${observed.readings.map(readingInWords(number)).join(' or ')}`
    case 'narrative-only':
      return observed.narrative
    case 'count-only':
      return observed.count
        ? `${formatShort(observed.count, 2)} (a count, not a percentage)`
        : stateInWords('count-only')
    case 'not-applicable':
    case 'nil-return':
    case 'to-be-confirmed':
    case 'suppressed':
    case 'missing':
      return stateInWords(observed.state)
  }
}

const readingInWords =
  (number: (value: Exact) => string) =>
  ({ value, where }: StatedAs): string =>
    where === undefined ? number(value) : `${number(value)} (${where})`

/** Plain text of a known value for data files: exact where a decimal can be, else to ten places. */
export const storedDecimal = (value: Exact): string => exactDecimal(value) ?? toDecimal(value, 10)

/** Whether the value can be compared with a target or a previous period. */
export const isKnown = (observed: ObservedValue): observed is KnownValue => observed.state === 'value'

/** A part of a ratio is a figure of its own: `adult.conversion.local@2023-24:numerator`. */
export const numeratorOf = (id: string): string => `${id}:numerator`
export const denominatorOf = (id: string): string => `${id}:denominator`
